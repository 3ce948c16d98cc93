"""The operations of the group ``messaging``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.transport import AsyncTransport, Transport
from ..types import RawResponse

if TYPE_CHECKING:
    from ..models.message import Message


class Messaging:
    """Synchronous calls."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> MessagingWithRawResponse:
        """The same calls, which return status, headers and bytes beside the result."""
        return MessagingWithRawResponse(self._transport)

    def create_message(self, conversation_uid: str, *, body: str) -> Message:
        """Create a message

        Create a message in a conversation.

        Args:
            body: Body of message.
        """
        from ..api.messaging import create_message as _operation

        return self._transport.call(_operation.request(conversation_uid, body=body))


class AsyncMessaging:
    """Asynchronous calls."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> AsyncMessagingWithRawResponse:
        """The same calls, which return status, headers and bytes beside the result."""
        return AsyncMessagingWithRawResponse(self._transport)

    async def create_message(self, conversation_uid: str, *, body: str) -> Message:
        """Create a message

        Create a message in a conversation.

        Args:
            body: Body of message.
        """
        from ..api.messaging import create_message as _operation

        return await self._transport.call(_operation.request(conversation_uid, body=body))


class MessagingWithRawResponse:
    """Synchronous calls that return the response as it came."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def create_message(self, conversation_uid: str, *, body: str) -> RawResponse[Message]:
        """See ``Messaging.create_message``."""
        from ..api.messaging import create_message as _operation

        return self._transport.call_raw(_operation.request(conversation_uid, body=body))


class AsyncMessagingWithRawResponse:
    """Asynchronous calls that return the response as it came."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def create_message(self, conversation_uid: str, *, body: str) -> RawResponse[Message]:
        """See ``Messaging.create_message``."""
        from ..api.messaging import create_message as _operation

        return await self._transport.call_raw(_operation.request(conversation_uid, body=body))
