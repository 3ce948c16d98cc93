"""find

``GET /notes``
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..._runtime import encode as _encode
from ..._runtime.decode import ResponseBody, decode_list
from ..._runtime.deprecation import warn as _warn
from ..._runtime.operation import Operation, Request
from ...types import UNSET, Unset
from ...models.note import Note

if TYPE_CHECKING:
    from ... import client as _client
    from ..._runtime import low_level as _low_level
    from ..._runtime.low_level_client import Client as _Client


def _decode(status: int, response: ResponseBody) -> list[Note]:
    return decode_list(Note.from_dict, response.json())


OPERATION: Operation[list[Note]] = Operation(
    name="notes.find",
    method="GET",
    path="/notes",
    decode=_decode,
    bodies=(200,),
    accept="application/json",
)


def request(*, limit: int | Unset = UNSET, page: int | Unset = UNSET) -> Request[list[Note]]:
    """The request that the call sends."""
    if page is not UNSET:
        _warn("notes.find: the argument page is deprecated")
    return Request(
        OPERATION,
        path="/notes",
        query=[*_encode.form("limit", limit), *_encode.form("page", page)],
    )


# region low level
__all__ = ("OPERATION", "_get_kwargs", "asyncio", "asyncio_detailed", "request", "sync", "sync_detailed")

# A parameter below may be called like the function.
_request = request
_DOCUMENTED: Mapping[str, bool] = {"200": True}


def _get_kwargs(
    *,
    limit: int | Unset = UNSET,
    page: int | Unset = UNSET,
) -> dict[str, Any]:
    """The arguments of ``httpx2.Client.request``."""
    from ..._runtime import low_level as _low_level

    return _low_level.kwargs(_request(limit=limit, page=page))


def sync_detailed(
    *,
    client: _client.Acme | _Client,
    limit: int | Unset = UNSET,
    page: int | Unset = UNSET,
) -> _low_level.Response[list[Note]]:
    """Like ``client.notes.find``, but returns documented errors instead of raising them."""
    from ..._runtime import low_level as _low_level

    return _low_level.sync_detailed(client, _request(limit=limit, page=page), _DOCUMENTED)


def sync(
    *,
    client: _client.Acme | _Client,
    limit: int | Unset = UNSET,
    page: int | Unset = UNSET,
) -> list[Note] | None:
    """Like ``client.notes.find``, but returns documented errors instead of raising them."""
    return sync_detailed(limit=limit, page=page, client=client).parsed


async def asyncio_detailed(
    *,
    client: _client.AsyncAcme | _Client,
    limit: int | Unset = UNSET,
    page: int | Unset = UNSET,
) -> _low_level.Response[list[Note]]:
    """Like ``client.notes.find``, but returns documented errors instead of raising them."""
    from ..._runtime import low_level as _low_level

    return await _low_level.asyncio_detailed(client, _request(limit=limit, page=page), _DOCUMENTED)


async def asyncio(
    *,
    client: _client.AsyncAcme | _Client,
    limit: int | Unset = UNSET,
    page: int | Unset = UNSET,
) -> list[Note] | None:
    """Like ``client.notes.find``, but returns documented errors instead of raising them."""
    _response = await asyncio_detailed(limit=limit, page=page, client=client)
    return _response.parsed


# endregion
