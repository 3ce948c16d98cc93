"""Messages of a conversation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from .._runtime.transport import AsyncTransport, Transport
from ..types import UNSET, FileInput, RawResponse, Unset

if TYPE_CHECKING:
    from ..models.chat_message import ChatMessage
    from ..models.gif_data import GifData
    from ..models.mention import Mention


class Messages:
    """Synchronous calls."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> MessagesWithRawResponse:
        """The same calls, which return status, headers and bytes beside the result."""
        return MessagesWithRawResponse(self._transport)

    def send_message(
        self,
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
    ) -> ChatMessage:
        """Send Message

        Send a message to a conversation

        Creates a new message in a conversation. The caller must be an active member. At least one
        of `content`, `gif`, or a file attachment is required.

        For space conversations with `postingPermission: "admins"`, only users with `admin` or
        `moderator` role in the parent Space can send messages.

        This endpoint accepts `multipart/form-data` to support file attachments alongside message
        content.

        Args:
            conversation_id: The ID of the conversation to send the message to.
            content: Text content of the message. Optional if a GIF or file is provided.
            gif: GIF attachment. Optional. See [GifData](/data-models/chat-message#gifdata)
                for the expected shape.
            mentions: Array of [Mention](/data-models/chat-message#mention) objects for
                @mentions in the message content. Optional.
            parent_message_id: ID of a message in this conversation to reply to in a thread.
                The referenced message must be a main-stream message (threads are one level
                deep only). Optional.
            quoted_message_id: ID of a message to quote inline. The message stays in the
                main stream but renders the quoted content as a preview. Optional.
            metadata: Custom key-value data. Limited to 10 KB. Optional.
            local_id: Client-generated identifier for optimistic deduplication. The server
                echoes it back in the response but never stores it. Optional.
            files: File attachments (multipart/form-data). Up to 10 files per message.
                Optional.

        Returns:
            Returns the created [ChatMessage](/data-models/chat-message) object, fully
            populated with `user`, `quotedMessage`, `files`, `reactionCounts` (empty on
            creation), and `userReactions` (empty on creation). If `localId` was provided,
            it is echoed in the response.

        Error statuses:
            400: Empty Message; Invalid Parent
            403: Forbidden
            default: Any other error
        """
        from ..api.messages import send_message as _operation

        return self._transport.call(
            _operation.request(
                conversation_id,
                content=content,
                gif=gif,
                mentions=mentions,
                parent_message_id=parent_message_id,
                quoted_message_id=quoted_message_id,
                metadata=metadata,
                local_id=local_id,
                files=files,
            )
        )


class AsyncMessages:
    """Asynchronous calls."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> AsyncMessagesWithRawResponse:
        """The same calls, which return status, headers and bytes beside the result."""
        return AsyncMessagesWithRawResponse(self._transport)

    async def send_message(
        self,
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
    ) -> ChatMessage:
        """Send Message

        Send a message to a conversation

        Creates a new message in a conversation. The caller must be an active member. At least one
        of `content`, `gif`, or a file attachment is required.

        For space conversations with `postingPermission: "admins"`, only users with `admin` or
        `moderator` role in the parent Space can send messages.

        This endpoint accepts `multipart/form-data` to support file attachments alongside message
        content.

        Args:
            conversation_id: The ID of the conversation to send the message to.
            content: Text content of the message. Optional if a GIF or file is provided.
            gif: GIF attachment. Optional. See [GifData](/data-models/chat-message#gifdata)
                for the expected shape.
            mentions: Array of [Mention](/data-models/chat-message#mention) objects for
                @mentions in the message content. Optional.
            parent_message_id: ID of a message in this conversation to reply to in a thread.
                The referenced message must be a main-stream message (threads are one level
                deep only). Optional.
            quoted_message_id: ID of a message to quote inline. The message stays in the
                main stream but renders the quoted content as a preview. Optional.
            metadata: Custom key-value data. Limited to 10 KB. Optional.
            local_id: Client-generated identifier for optimistic deduplication. The server
                echoes it back in the response but never stores it. Optional.
            files: File attachments (multipart/form-data). Up to 10 files per message.
                Optional.

        Returns:
            Returns the created [ChatMessage](/data-models/chat-message) object, fully
            populated with `user`, `quotedMessage`, `files`, `reactionCounts` (empty on
            creation), and `userReactions` (empty on creation). If `localId` was provided,
            it is echoed in the response.

        Error statuses:
            400: Empty Message; Invalid Parent
            403: Forbidden
            default: Any other error
        """
        from ..api.messages import send_message as _operation

        return await self._transport.call(
            _operation.request(
                conversation_id,
                content=content,
                gif=gif,
                mentions=mentions,
                parent_message_id=parent_message_id,
                quoted_message_id=quoted_message_id,
                metadata=metadata,
                local_id=local_id,
                files=files,
            )
        )


class MessagesWithRawResponse:
    """Synchronous calls that return the response as it came."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def send_message(
        self,
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
    ) -> RawResponse[ChatMessage]:
        """See ``Messages.send_message``."""
        from ..api.messages import send_message as _operation

        return self._transport.call_raw(
            _operation.request(
                conversation_id,
                content=content,
                gif=gif,
                mentions=mentions,
                parent_message_id=parent_message_id,
                quoted_message_id=quoted_message_id,
                metadata=metadata,
                local_id=local_id,
                files=files,
            )
        )


class AsyncMessagesWithRawResponse:
    """Asynchronous calls that return the response as it came."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def send_message(
        self,
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
    ) -> RawResponse[ChatMessage]:
        """See ``Messages.send_message``."""
        from ..api.messages import send_message as _operation

        return await self._transport.call_raw(
            _operation.request(
                conversation_id,
                content=content,
                gif=gif,
                mentions=mentions,
                parent_message_id=parent_message_id,
                quoted_message_id=quoted_message_id,
                metadata=metadata,
                local_id=local_id,
                files=files,
            )
        )
