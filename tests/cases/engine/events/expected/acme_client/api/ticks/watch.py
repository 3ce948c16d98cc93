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

