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
    from ... import client as _client
    from ..._runtime import low_level as _low_level
    from ..._runtime.low_level_client import Client as _Client
    from ...models.create_message_request import CreateMessageRequest
    from ...models.error import Error
    from ...models.sender import Sender


def _decode(status: int, response: ResponseBody) -> CreateMessageResponse:
    return CreateMessageResponse.from_dict(response.json())


def _decode_error(status: int, response: ResponseBody) -> object:
    from ...models.error import Error

    return Error.from_dict(response.json())


OPERATION: Operation[CreateMessageResponse] = Operation(
    name="messages.create_message",
    method="POST",
    path="/conversation/v1/conversations/{conversationId}/messages",
    decode=_decode,
    decode_error=_decode_error,
    bodies=(200,),
    security=(("API-ID", "API-Secret"),),
    accept="application/json",
)


def request(
    conversation_id: str, *, text: str, sender: Sender | Mapping[str, Any], timestamp: datetime.datetime
) -> Request[CreateMessageResponse]:
    """The request that the call sends."""
    return Request(
        OPERATION,
        path="/conversation/v1/conversations/" + _encode.path_segment("conversationId", conversation_id) + "/messages",
        body=_bodies.JsonBody({"text": text, "sender": sender, "timestamp": _encode.as_utc(timestamp)}),
    )


# region low level
__all__ = ("OPERATION", "_get_kwargs", "asyncio", "asyncio_detailed", "request", "sync", "sync_detailed")

# A parameter below may be called like the function.
_request = request
_FIELDS: Mapping[str, str] = {"text": "text", "sender": "sender", "timestamp": "timestamp"}
_DOCUMENTED: Mapping[str, bool] = {
    "200": True,
    "400": True,
    "401": True,
    "403": True,
    "404": True,
    "409": True,
    "413": True,
    "422": True,
    "429": True,
    "503": True,
    "default": True,
}


def _get_kwargs(
    conversation_id: str,
    *,
    body: CreateMessageRequest | Mapping[str, Any],
) -> dict[str, Any]:
    """The arguments of ``httpx2.Client.request``."""
    from ..._runtime import low_level as _low_level

    return _low_level.kwargs(_low_level.with_body(_request, _FIELDS, body, conversation_id))


def sync_detailed(
    conversation_id: str,
    *,
    client: _client.Asapp | _Client,
    body: CreateMessageRequest | Mapping[str, Any],
) -> _low_level.Response[CreateMessageResponse | Error]:
    """Like ``client.messages.create_message``, but returns documented errors instead of raising them."""
    from ..._runtime import low_level as _low_level

    return _low_level.sync_detailed(client, _low_level.with_body(_request, _FIELDS, body, conversation_id), _DOCUMENTED)


def sync(
    conversation_id: str,
    *,
    client: _client.Asapp | _Client,
    body: CreateMessageRequest | Mapping[str, Any],
) -> CreateMessageResponse | Error | None:
    """Like ``client.messages.create_message``, but returns documented errors instead of raising them."""
    return sync_detailed(conversation_id, body=body, client=client).parsed


async def asyncio_detailed(
    conversation_id: str,
    *,
    client: _client.AsyncAsapp | _Client,
    body: CreateMessageRequest | Mapping[str, Any],
) -> _low_level.Response[CreateMessageResponse | Error]:
    """Like ``client.messages.create_message``, but returns documented errors instead of raising them."""
    from ..._runtime import low_level as _low_level

    return await _low_level.asyncio_detailed(
        client, _low_level.with_body(_request, _FIELDS, body, conversation_id), _DOCUMENTED
    )


async def asyncio(
    conversation_id: str,
    *,
    client: _client.AsyncAsapp | _Client,
    body: CreateMessageRequest | Mapping[str, Any],
) -> CreateMessageResponse | Error | None:
    """Like ``client.messages.create_message``, but returns documented errors instead of raising them."""
    _response = await asyncio_detailed(conversation_id, body=body, client=client)
    return _response.parsed


# endregion
