"""Send Message

``POST /chat/conversations/{conversationId}/messages``
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..._runtime import bodies as _bodies, encode as _encode, multipart as _multipart
from ..._runtime.decode import ResponseBody
from ..._runtime.operation import Operation, Request
from ...types import UNSET, FileInput, Unset
from ...models.chat_message import ChatMessage

if TYPE_CHECKING:
    from ...models.gif_data import GifData
    from ...models.mention import Mention


def _decode(status: int, response: ResponseBody) -> ChatMessage:
    return ChatMessage.from_dict(response.json())


def _decode_error(status: int, body: Any) -> object:
    from ...models.error import Error

    return Error.from_dict(body)


OPERATION: Operation[ChatMessage] = Operation(
    name="messages.send_message",
    method="POST",
    path="/chat/conversations/{conversationId}/messages",
    decode=_decode,
    decode_error=_decode_error,
    security=(("AccessToken",),),
    accept="application/json",
)


def request(
    conversation_id: str,
    *,
    content: str | Unset = UNSET,
    gif: GifData | Mapping[str, Any] | Unset = UNSET,
    mentions: Sequence[Mention | Mapping[str, Any]] | Unset = UNSET,
    parent_message_id: str | Unset = UNSET,
    quoted_message_id: str | Unset = UNSET,
    metadata: Mapping[str, Any] | Unset = UNSET,
    local_id: str | Unset = UNSET,
    files: Sequence[FileInput] | Unset = UNSET,
) -> Request[ChatMessage]:
    """The request that the call sends."""
    if files:
        _body: _bodies.RequestBody | None = _bodies.MultipartBody(
            [
                *_multipart.text_parts("content", content),
                *_multipart.json_parts("gif", gif),
                *_multipart.json_parts("mentions", mentions),
                *_multipart.text_parts("parentMessageId", parent_message_id),
                *_multipart.text_parts("quotedMessageId", quoted_message_id),
                *_multipart.json_parts("metadata", metadata),
                *_multipart.text_parts("localId", local_id),
                *_multipart.file_parts_each("files", files),
            ]
        )
    else:
        _body = _bodies.JsonBody(
            _encode.present(
                {
                    "content": content,
                    "gif": gif,
                    "mentions": mentions,
                    "parentMessageId": parent_message_id,
                    "quotedMessageId": quoted_message_id,
                    "metadata": metadata,
                    "localId": local_id,
                }
            )
        )
    return Request(
        OPERATION,
        path="/chat/conversations/" + _encode.path_segment(conversation_id) + "/messages",
        body=_body,
    )
