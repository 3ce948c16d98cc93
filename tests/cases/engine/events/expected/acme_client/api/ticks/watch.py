"""watch

``GET /ticks``
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..._runtime import encode as _encode
from ..._runtime.decode import ResponseBody
from ..._runtime.operation import Operation, Request
from ...events import ServerSentEvent
from ...types import UNSET, Unset
from ...models.tick import Tick

if TYPE_CHECKING:
    from ... import client as _client
    from ..._runtime import low_level as _low_level
    from ..._runtime.low_level_client import Client as _Client
    from ...models.problem import Problem


def _decode(status: int, response: ResponseBody) -> str | None:
    if status == 204:
        return None
    return response.text()


def decode_piece(piece: ServerSentEvent) -> Tick:
    """What a piece of the stream holds."""
    return Tick.from_dict(piece.json())


def _decode_error(status: int, response: ResponseBody) -> object:
    if status == 404:
        from ...models.problem import Problem

        return Problem.from_dict(response.json())
    raise ValueError(status)


OPERATION: Operation[str | None] = Operation(
    name="ticks.watch",
    method="GET",
    path="/ticks",
    decode=_decode,
    decode_error=_decode_error,
    bodies=(200,),
    accept="text/event-stream",
)


def request(*, stream: bool | Unset = UNSET) -> Request[str | None]:
    """The request that the call sends."""
    return Request(
        OPERATION,
        path="/ticks",
        query=[*_encode.form("stream", stream)],
    )


# region low level
__all__ = ("OPERATION", "_get_kwargs", "asyncio", "asyncio_detailed", "request", "sync", "sync_detailed")

# A parameter below may be called like the function.
_request = request
_DOCUMENTED: Mapping[str, bool] = {"200": True, "204": True, "404": True}


def _get_kwargs(
    *,
    stream: bool | Unset = UNSET,
) -> dict[str, Any]:
    """The arguments of ``httpx2.Client.request``."""
    from ..._runtime import low_level as _low_level

    return _low_level.kwargs(_request(stream=stream))


def sync_detailed(
    *,
    client: _client.Acme | _Client,
    stream: bool | Unset = UNSET,
) -> _low_level.Response[str | Problem]:
    """Like ``client.ticks.watch``, but returns documented errors instead of raising them."""
    from ..._runtime import low_level as _low_level

    return _low_level.sync_detailed(client, _request(stream=stream), _DOCUMENTED)


def sync(
    *,
    client: _client.Acme | _Client,
    stream: bool | Unset = UNSET,
) -> str | Problem | None:
    """Like ``client.ticks.watch``, but returns documented errors instead of raising them."""
    return sync_detailed(stream=stream, client=client).parsed


async def asyncio_detailed(
    *,
    client: _client.AsyncAcme | _Client,
    stream: bool | Unset = UNSET,
) -> _low_level.Response[str | Problem]:
    """Like ``client.ticks.watch``, but returns documented errors instead of raising them."""
    from ..._runtime import low_level as _low_level

    return await _low_level.asyncio_detailed(client, _request(stream=stream), _DOCUMENTED)


async def asyncio(
    *,
    client: _client.AsyncAcme | _Client,
    stream: bool | Unset = UNSET,
) -> str | Problem | None:
    """Like ``client.ticks.watch``, but returns documented errors instead of raising them."""
    _response = await asyncio_detailed(stream=stream, client=client)
    return _response.parsed


# endregion
