"""The objects that calls take and give; each is imported when it is first used."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .chat_message import ChatMessage as ChatMessage
    from .chat_message_moderated_by_type import ChatMessageModeratedByType as ChatMessageModeratedByType
    from .chat_message_moderation_status import ChatMessageModerationStatus as ChatMessageModerationStatus
    from .error import Error as Error
    from .gif_data import GifData as GifData
    from .mention import Mention as Mention
    from .send_message_form import SendMessageForm as SendMessageForm
    from .send_message_request import SendMessageRequest as SendMessageRequest
    from .space_mention import SpaceMention as SpaceMention
    from .user_mention import UserMention as UserMention

_MODULES: Mapping[str, str] = {
    "ChatMessage": "chat_message",
    "ChatMessageModeratedByType": "chat_message_moderated_by_type",
    "ChatMessageModerationStatus": "chat_message_moderation_status",
    "Error": "error",
    "GifData": "gif_data",
    "Mention": "mention",
    "SendMessageForm": "send_message_form",
    "SendMessageRequest": "send_message_request",
    "SpaceMention": "space_mention",
    "UserMention": "user_mention",
}

__all__: tuple[str, ...] = (
    "ChatMessage",
    "ChatMessageModeratedByType",
    "ChatMessageModerationStatus",
    "Error",
    "GifData",
    "Mention",
    "SendMessageForm",
    "SendMessageRequest",
    "SpaceMention",
    "UserMention",
)


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f".{_MODULES[name]}", __name__), name)
    return value


def __dir__() -> list[str]:
    return sorted(_MODULES)
