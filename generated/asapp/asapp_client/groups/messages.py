"""The operations of the group ``messages``."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .._runtime.transport import AsyncTransport, Transport
from ..types import RawResponse

if TYPE_CHECKING:
    from ..models.create_message_response import CreateMessageResponse
    from ..models.sender import Sender


class Messages:
    """Synchronous calls."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> MessagesWithRawResponse:
        """The same calls, which return status, headers and bytes beside the result."""
        return MessagesWithRawResponse(self._transport)

    def create_message(
        self, conversation_id: str, *, text: str, sender: Sender | Mapping[str, Any], timestamp: datetime.datetime
    ) -> CreateMessageResponse:
        """Create a message

        Creates a message object, adding it to an existing conversation.

        Use this endpoint to record each new message in the conversation.

        Args:
            conversation_id: The identifier for a conversation.
            text: The content of the message. At least 1 character.
            sender: Information about the participant who sent the message.
            timestamp: The time when the message was sent. Include the timezone, otherwise
                UTC will be assumed.

        Returns:
            Successfully created message in conversation

        Error statuses:
            400: Bad request
            401: Unauthorized
            403: Forbidden
            404: Not Found
            409: Conflict
            413: Request Entity Too Large
            422: Unprocessable Entity
            429: Too Many Requests
            503: Service Unavailable
            default: 500 - Internal Server Error
        """
        from ..api.messages import create_message as _operation

        return self._transport.call(_operation.request(conversation_id, text=text, sender=sender, timestamp=timestamp))


class AsyncMessages:
    """Asynchronous calls."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> AsyncMessagesWithRawResponse:
        """The same calls, which return status, headers and bytes beside the result."""
        return AsyncMessagesWithRawResponse(self._transport)

    async def create_message(
        self, conversation_id: str, *, text: str, sender: Sender | Mapping[str, Any], timestamp: datetime.datetime
    ) -> CreateMessageResponse:
        """Create a message

        Creates a message object, adding it to an existing conversation.

        Use this endpoint to record each new message in the conversation.

        Args:
            conversation_id: The identifier for a conversation.
            text: The content of the message. At least 1 character.
            sender: Information about the participant who sent the message.
            timestamp: The time when the message was sent. Include the timezone, otherwise
                UTC will be assumed.

        Returns:
            Successfully created message in conversation

        Error statuses:
            400: Bad request
            401: Unauthorized
            403: Forbidden
            404: Not Found
            409: Conflict
            413: Request Entity Too Large
            422: Unprocessable Entity
            429: Too Many Requests
            503: Service Unavailable
            default: 500 - Internal Server Error
        """
        from ..api.messages import create_message as _operation

        return await self._transport.call(
            _operation.request(conversation_id, text=text, sender=sender, timestamp=timestamp)
        )


class MessagesWithRawResponse:
    """Synchronous calls that return the response as it came."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def create_message(
        self, conversation_id: str, *, text: str, sender: Sender | Mapping[str, Any], timestamp: datetime.datetime
    ) -> RawResponse[CreateMessageResponse]:
        """See ``Messages.create_message``."""
        from ..api.messages import create_message as _operation

        return self._transport.call_raw(
            _operation.request(conversation_id, text=text, sender=sender, timestamp=timestamp)
        )


class AsyncMessagesWithRawResponse:
    """Asynchronous calls that return the response as it came."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def create_message(
        self, conversation_id: str, *, text: str, sender: Sender | Mapping[str, Any], timestamp: datetime.datetime
    ) -> RawResponse[CreateMessageResponse]:
        """See ``Messages.create_message``."""
        from ..api.messages import create_message as _operation

        return await self._transport.call_raw(
            _operation.request(conversation_id, text=text, sender=sender, timestamp=timestamp)
        )
