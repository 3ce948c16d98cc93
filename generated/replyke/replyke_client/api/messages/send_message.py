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
    from ... import client as _client
    from ..._runtime import low_level as _low_level
    from ..._runtime.low_level_client import Client as _Client
    from ...models.error import Error
    from ...models.gif_data import GifData
    from ...models.mention import Mention
    from ...models.send_message_form import SendMessageForm
    from ...models.send_message_request import SendMessageRequest


def _decode(status: int, response: ResponseBody) -> ChatMessage:
    return ChatMessage.from_dict(response.json())


def _decode_error(status: int, response: ResponseBody) -> object:
    from ...models.error import Error

    return Error.from_dict(response.json())


OPERATION: Operation[ChatMessage] = Operation(
    name="messages.send_message",
    method="POST",
    path="/chat/conversations/{conversationId}/messages",
    decode=_decode,
    decode_error=_decode_error,
    bodies=range(200, 300),
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
                *_multipart.value_parts("content", content),
                *_multipart.json_parts("gif", gif),
                *_multipart.json_parts("mentions", mentions),
                *_multipart.value_parts("parentMessageId", parent_message_id),
                *_multipart.value_parts("quotedMessageId", quoted_message_id),
                *_multipart.json_parts("metadata", metadata),
                *_multipart.value_parts("localId", local_id),
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
        path="/chat/conversations/" + _encode.path_segment("conversationId", conversation_id) + "/messages",
        body=_body,
    )


# region low level
__all__ = ("OPERATION", "_get_kwargs", "asyncio", "asyncio_detailed", "request", "sync", "sync_detailed")

# A parameter below may be called like the function.
_request = request
_FIELDS: Mapping[str, str] = {
    "content": "content",
    "gif": "gif",
    "mentions": "mentions",
    "parentMessageId": "parent_message_id",
    "quotedMessageId": "quoted_message_id",
    "metadata": "metadata",
    "localId": "local_id",
    "files": "files",
}
_DOCUMENTED: Mapping[str, bool] = {"2XX": True, "400": True, "403": True, "default": True}


def _get_kwargs(
    conversation_id: str,
    *,
    body: SendMessageRequest | Mapping[str, Any] | SendMessageForm,
) -> dict[str, Any]:
    """The arguments of ``httpx2.Client.request``."""
    from ..._runtime import low_level as _low_level

    return _low_level.kwargs(_low_level.with_body(_request, _FIELDS, body, conversation_id))


def sync_detailed(
    conversation_id: str,
    *,
    client: _client.Replyke | _Client,
    body: SendMessageRequest | Mapping[str, Any] | SendMessageForm,
) -> _low_level.Response[ChatMessage | Error]:
    """Like ``client.messages.send_message``, but returns documented errors instead of raising them."""
    from ..._runtime import low_level as _low_level

    return _low_level.sync_detailed(client, _low_level.with_body(_request, _FIELDS, body, conversation_id), _DOCUMENTED)


def sync(
    conversation_id: str,
    *,
    client: _client.Replyke | _Client,
    body: SendMessageRequest | Mapping[str, Any] | SendMessageForm,
) -> ChatMessage | Error | None:
    """Like ``client.messages.send_message``, but returns documented errors instead of raising them."""
    return sync_detailed(conversation_id, body=body, client=client).parsed


async def asyncio_detailed(
    conversation_id: str,
    *,
    client: _client.AsyncReplyke | _Client,
    body: SendMessageRequest | Mapping[str, Any] | SendMessageForm,
) -> _low_level.Response[ChatMessage | Error]:
    """Like ``client.messages.send_message``, but returns documented errors instead of raising them."""
    from ..._runtime import low_level as _low_level

    return await _low_level.asyncio_detailed(
        client, _low_level.with_body(_request, _FIELDS, body, conversation_id), _DOCUMENTED
    )


async def asyncio(
    conversation_id: str,
    *,
    client: _client.AsyncReplyke | _Client,
    body: SendMessageRequest | Mapping[str, Any] | SendMessageForm,
) -> ChatMessage | Error | None:
    """Like ``client.messages.send_message``, but returns documented errors instead of raising them."""
    _response = await asyncio_detailed(conversation_id, body=body, client=client)
    return _response.parsed


# endregion
