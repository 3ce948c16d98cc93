"""Create a message

``POST /v1/messaging/conversations/{conversationUid}/messages``
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..._runtime import bodies as _bodies, encode as _encode
from ..._runtime.decode import ResponseBody
from ..._runtime.operation import Operation, Request
from ...models.message import Message

if TYPE_CHECKING:
    from ... import client as _client
    from ..._runtime import low_level as _low_level
    from ..._runtime.low_level_client import Client as _Client
    from ...models.create_conversation_message_dto import CreateConversationMessageDto


def _decode(status: int, response: ResponseBody) -> Message:
    return Message.from_dict(response.json())


OPERATION: Operation[Message] = Operation(
    name="messaging.create_message",
    method="POST",
    path="/v1/messaging/conversations/{conversationUid}/messages",
    decode=_decode,
    bodies=(201,),
    security=(("ApiKey", "ApiSecret"),),
    accept="application/json",
)


def request(conversation_uid: str, *, body: str) -> Request[Message]:
    """The request that the call sends."""
    return Request(
        OPERATION,
        path="/v1/messaging/conversations/" + _encode.path_segment("conversationUid", conversation_uid) + "/messages",
        body=_bodies.JsonBody({"body": body}),
    )


# region low level
__all__ = ("OPERATION", "_get_kwargs", "asyncio", "asyncio_detailed", "request", "sync", "sync_detailed")

# A parameter below may be called like the function.
_request = request
_FIELDS: Mapping[str, str] = {"body": "body"}
_DOCUMENTED: Mapping[str, bool] = {"201": True}


def _get_kwargs(
    conversation_uid: str,
    *,
    body: CreateConversationMessageDto | Mapping[str, Any],
) -> dict[str, Any]:
    """The arguments of ``httpx2.Client.request``."""
    from ..._runtime import low_level as _low_level

    return _low_level.kwargs(_low_level.with_body(_request, _FIELDS, body, conversation_uid))


def sync_detailed(
    conversation_uid: str,
    *,
    client: _client.Respondent | _Client,
    body: CreateConversationMessageDto | Mapping[str, Any],
) -> _low_level.Response[Message]:
    """Like ``client.messaging.create_message``, but returns documented errors instead of raising them."""
    from ..._runtime import low_level as _low_level

    return _low_level.sync_detailed(
        client, _low_level.with_body(_request, _FIELDS, body, conversation_uid), _DOCUMENTED
    )


def sync(
    conversation_uid: str,
    *,
    client: _client.Respondent | _Client,
    body: CreateConversationMessageDto | Mapping[str, Any],
) -> Message | None:
    """Like ``client.messaging.create_message``, but returns documented errors instead of raising them."""
    return sync_detailed(conversation_uid, body=body, client=client).parsed


async def asyncio_detailed(
    conversation_uid: str,
    *,
    client: _client.AsyncRespondent | _Client,
    body: CreateConversationMessageDto | Mapping[str, Any],
) -> _low_level.Response[Message]:
    """Like ``client.messaging.create_message``, but returns documented errors instead of raising them."""
    from ..._runtime import low_level as _low_level

    return await _low_level.asyncio_detailed(
        client, _low_level.with_body(_request, _FIELDS, body, conversation_uid), _DOCUMENTED
    )


async def asyncio(
    conversation_uid: str,
    *,
    client: _client.AsyncRespondent | _Client,
    body: CreateConversationMessageDto | Mapping[str, Any],
) -> Message | None:
    """Like ``client.messaging.create_message``, but returns documented errors instead of raising them."""
    _response = await asyncio_detailed(conversation_uid, body=body, client=client)
    return _response.parsed


# endregion
