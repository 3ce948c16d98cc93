"""issues

``GET /issues``
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..._runtime import paging as _paging
from ..._runtime.decode import ResponseBody
from ..._runtime.operation import Operation, Request
from ...models.issues import Issues

if TYPE_CHECKING:
    from ... import client as _client
    from ..._runtime import low_level as _low_level
    from ..._runtime.low_level_client import Client as _Client
    from ...models.message import Message


def _decode(status: int, response: ResponseBody) -> Issues:
    return Issues.from_dict(response.json())


OPERATION: Operation[Issues] = Operation(
    name="lists.issues",
    method="GET",
    path="/issues",
    decode=_decode,
    bodies=(200,),
    accept="application/json",
)


PAGES: tuple[_paging.Rule[Message, Issues], ...] = (
    _paging.Links(
        items=lambda result: (result.page.items if result.page else None) or [],
        next=lambda result: result.page.next if result.page else None,
    ),
)


def request() -> Request[Issues]:
    """The request that the call sends."""
    return Request(
        OPERATION,
        path="/issues",
    )


# region low level
__all__ = ("OPERATION", "_get_kwargs", "asyncio", "asyncio_detailed", "request", "sync", "sync_detailed")

# A parameter below may be called like the function.
_request = request
_DOCUMENTED: Mapping[str, bool] = {"200": True}


def _get_kwargs() -> dict[str, Any]:
    """The arguments of ``httpx2.Client.request``."""
    from ..._runtime import low_level as _low_level

    return _low_level.kwargs(_request())


def sync_detailed(
    *,
    client: _client.Acme | _Client,
) -> _low_level.Response[Issues]:
    """Like ``client.lists.issues``, but returns documented errors instead of raising them."""
    from ..._runtime import low_level as _low_level

    return _low_level.sync_detailed(client, _request(), _DOCUMENTED)


def sync(
    *,
    client: _client.Acme | _Client,
) -> Issues | None:
    """Like ``client.lists.issues``, but returns documented errors instead of raising them."""
    return sync_detailed(client=client).parsed


async def asyncio_detailed(
    *,
    client: _client.AsyncAcme | _Client,
) -> _low_level.Response[Issues]:
    """Like ``client.lists.issues``, but returns documented errors instead of raising them."""
    from ..._runtime import low_level as _low_level

    return await _low_level.asyncio_detailed(client, _request(), _DOCUMENTED)


async def asyncio(
    *,
    client: _client.AsyncAcme | _Client,
) -> Issues | None:
    """Like ``client.lists.issues``, but returns documented errors instead of raising them."""
    _response = await asyncio_detailed(client=client)
    return _response.parsed


# endregion
