"""Create a message

``POST /v1/messaging/conversations/{conversationUid}/messages``
"""

from __future__ import annotations

from ..._runtime import bodies as _bodies, encode as _encode
from ..._runtime.decode import ResponseBody
from ..._runtime.operation import Operation, Request
from ...models.message import Message


def _decode(status: int, response: ResponseBody) -> Message:
    return Message.from_dict(response.json())


OPERATION: Operation[Message] = Operation(
    name="messaging.create_message",
    method="POST",
    path="/v1/messaging/conversations/{conversationUid}/messages",
    decode=_decode,
    security=(("ApiKey", "ApiSecret"),),
    accept="application/json",
)


def request(conversation_uid: str, *, body: str) -> Request[Message]:
    """The request that the call sends."""
    return Request(
        OPERATION,
        path="/v1/messaging/conversations/" + _encode.path_segment(conversation_uid) + "/messages",
        body=_bodies.JsonBody({"body": body}),
    )
