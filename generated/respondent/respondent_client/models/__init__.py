"""The objects that calls take and give; each is imported when it is first used."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .conversation_metadata import ConversationMetadata as ConversationMetadata
    from .conversation_participant import ConversationParticipant as ConversationParticipant
    from .create_conversation_message_dto import CreateConversationMessageDto as CreateConversationMessageDto
    from .message import Message as Message
    from .messaging_user import MessagingUser as MessagingUser
    from .minimal_conversation import MinimalConversation as MinimalConversation

_MODULES: Mapping[str, str] = {
    "ConversationMetadata": "conversation_metadata",
    "ConversationParticipant": "conversation_participant",
    "CreateConversationMessageDto": "create_conversation_message_dto",
    "Message": "message",
    "MessagingUser": "messaging_user",
    "MinimalConversation": "minimal_conversation",
}

__all__: tuple[str, ...] = (
    "ConversationMetadata",
    "ConversationParticipant",
    "CreateConversationMessageDto",
    "Message",
    "MessagingUser",
    "MinimalConversation",
)


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f".{_MODULES[name]}", __name__), name)
    return value


def __dir__() -> list[str]:
    return sorted(_MODULES)
