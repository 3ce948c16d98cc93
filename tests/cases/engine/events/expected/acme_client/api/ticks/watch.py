"""watch

``GET /ticks``
"""

from __future__ import annotations

from typing import Any

from ..._runtime import encode as _encode
from ..._runtime.decode import ResponseBody
from ..._runtime.operation import Operation, Request
from ...events import ServerSentEvent
from ...types import UNSET, Unset
from ...models.tick import Tick


def _decode(status: int, response: ResponseBody) -> str:
    return response.text()


def decode_event(event: ServerSentEvent) -> Tick:
    """What one event holds."""
    return Tick.from_dict(event.json())


def _decode_error(status: int, body: Any) -> object:
    if status == 404:
        from ...models.problem import Problem

        return Problem.from_dict(body)
    return body


OPERATION: Operation[str] = Operation(
    name="ticks.watch",
    method="GET",
    path="/ticks",
    decode=_decode,
    decode_error=_decode_error,
    accept="text/event-stream",
)


def request(*, stream: bool | Unset = UNSET) -> Request[str]:
    """The request that the call sends."""
    return Request(
        OPERATION,
        path="/ticks",
        query=[*_encode.form("stream", stream)],
    )
