"""other_text

``GET /other-text``
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..._runtime.decode import ResponseBody
from ..._runtime.operation import Operation, Request

if TYPE_CHECKING:
    from ... import client as _client
    from ..._runtime import low_level as _low_level
    from ..._runtime.low_level_client import Client as _Client


def _decode(status: int, response: ResponseBody) -> bytes:
    return response.content


OPERATION: Operation[bytes] = Operation(
    name="things.other_text",
    method="GET",
    path="/other-text",
    decode=_decode,
    bodies=(200,),
    accept="text/csv",
)


def request() -> Request[bytes]:
    """The request that the call sends."""
    return Request(
        OPERATION,
        path="/other-text",
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
) -> _low_level.Response[bytes]:
    """Like ``client.things.other_text``, but returns documented errors instead of raising them."""
    from ..._runtime import low_level as _low_level

    return _low_level.sync_detailed(client, _request(), _DOCUMENTED)


def sync(
    *,
    client: _client.Acme | _Client,
) -> bytes | None:
    """Like ``client.things.other_text``, but returns documented errors instead of raising them."""
    return sync_detailed(client=client).parsed


async def asyncio_detailed(
    *,
    client: _client.AsyncAcme | _Client,
) -> _low_level.Response[bytes]:
    """Like ``client.things.other_text``, but returns documented errors instead of raising them."""
    from ..._runtime import low_level as _low_level

    return await _low_level.asyncio_detailed(client, _request(), _DOCUMENTED)


async def asyncio(
    *,
    client: _client.AsyncAcme | _Client,
) -> bytes | None:
    """Like ``client.things.other_text``, but returns documented errors instead of raising them."""
    _response = await asyncio_detailed(client=client)
    return _response.parsed


# endregion
