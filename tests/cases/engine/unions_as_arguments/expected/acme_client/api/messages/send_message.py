"""send_message

``POST /messages``
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..._runtime import bodies as _bodies, encode as _encode
from ..._runtime.decode import ResponseBody
from ..._runtime.operation import Operation, Request
from ...types import UNSET, Unset
from ...models.sent import Sent, read_sent

if TYPE_CHECKING:
    from ... import client as _client
    from ..._runtime import low_level as _low_level
    from ..._runtime.low_level_client import Client as _Client
    from ...models.content import Content
    from ...models.piece import Piece
    from ...models.place import Place
    from ...models.send_message_request import SendMessageRequest
    from ...models.thread import Thread
    from ...models.tone import Tone


def _decode(status: int, response: ResponseBody) -> Sent:
    return read_sent(response.json())


OPERATION: Operation[Sent] = Operation(
    name="messages.send_message",
    method="POST",
    path="/messages",
    decode=_decode,
    bodies=(200,),
    accept="application/json",
)


def request(
    *,
    content: Content | Sequence[Piece | Mapping[str, Any]],
    tone: Tone | Unset = UNSET,
    place: Place | Mapping[str, Any] | None | Unset = UNSET,
    quoted: Thread | Sequence[Thread | Mapping[str, Any]] | Mapping[str, Any] | Unset = UNSET,
) -> Request[Sent]:
    """The request that the call sends."""
    return Request(
        OPERATION,
        path="/messages",
        body=_bodies.JsonBody(_encode.present({"content": content, "tone": tone, "place": place, "quoted": quoted})),
    )

