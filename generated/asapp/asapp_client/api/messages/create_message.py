"""Create a message

``POST /conversation/v1/conversations/{conversationId}/messages``
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..._runtime import bodies as _bodies, encode as _encode
from ..._runtime.decode import ResponseBody
from ..._runtime.operation import Operation, Request
from ...models.create_message_response import CreateMessageResponse

if TYPE_CHECKING:
    from ...models.sender import Sender


def _decode(status: int, response: ResponseBody) -> CreateMessageResponse:
    return CreateMessageResponse.from_dict(response.json())


def _decode_error(status: int, body: Any) -> object:
    from ...models.error import Error

    return Error.from_dict(body)


OPERATION: Operation[CreateMessageResponse] = Operation(
    name="messages.create_message",
    method="POST",
    path="/conversation/v1/conversations/{conversationId}/messages",
    decode=_decode,
    decode_error=_decode_error,
    security=(("API-ID", "API-Secret"),),
    accept="application/json",
)


def request(
    conversation_id: str, *, text: str, sender: Sender | Mapping[str, Any], timestamp: datetime.datetime
) -> Request[CreateMessageResponse]:
    """The request that the call sends."""
    return Request(
        OPERATION,
        path="/conversation/v1/conversations/" + _encode.path_segment(conversation_id) + "/messages",
        body=_bodies.JsonBody(
            {
                "text": text,
                "sender": sender,
                "timestamp": _encode.encode_date_time_as_utc(timestamp) if timestamp else timestamp,
            }
        ),
    )
