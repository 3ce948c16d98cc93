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


# region low level
__all__ = ("OPERATION", "_get_kwargs", "asyncio", "asyncio_detailed", "request", "sync", "sync_detailed")

# A parameter below may be called like the function.
_request = request
_FIELDS: Mapping[str, str] = {"content": "content", "tone": "tone", "place": "place", "quoted": "quoted"}
_DOCUMENTED: Mapping[str, bool] = {"200": True}


def _get_kwargs(
    *,
    body: SendMessageRequest | Mapping[str, Any],
) -> dict[str, Any]:
    """The arguments of ``httpx2.Client.request``."""
    from ..._runtime import low_level as _low_level

    return _low_level.kwargs(_low_level.with_body(_request, _FIELDS, body))


def sync_detailed(
    *,
    client: _client.Acme | _Client,
    body: SendMessageRequest | Mapping[str, Any],
) -> _low_level.Response[Sent]:
    """Like ``client.messages.send_message``, but returns documented errors instead of raising them."""
    from ..._runtime import low_level as _low_level

    return _low_level.sync_detailed(client, _low_level.with_body(_request, _FIELDS, body), _DOCUMENTED)


def sync(
    *,
    client: _client.Acme | _Client,
    body: SendMessageRequest | Mapping[str, Any],
) -> Sent | None:
    """Like ``client.messages.send_message``, but returns documented errors instead of raising them."""
    return sync_detailed(body=body, client=client).parsed


async def asyncio_detailed(
    *,
    client: _client.AsyncAcme | _Client,
    body: SendMessageRequest | Mapping[str, Any],
) -> _low_level.Response[Sent]:
    """Like ``client.messages.send_message``, but returns documented errors instead of raising them."""
    from ..._runtime import low_level as _low_level

    return await _low_level.asyncio_detailed(client, _low_level.with_body(_request, _FIELDS, body), _DOCUMENTED)


async def asyncio(
    *,
    client: _client.AsyncAcme | _Client,
    body: SendMessageRequest | Mapping[str, Any],
) -> Sent | None:
    """Like ``client.messages.send_message``, but returns documented errors instead of raising them."""
    _response = await asyncio_detailed(body=body, client=client)
    return _response.parsed


# endregion
