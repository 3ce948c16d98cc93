"""The objects that calls take and give; each is imported when it is first used."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .create_message_request import CreateMessageRequest as CreateMessageRequest
    from .create_message_response import CreateMessageResponse as CreateMessageResponse
    from .error import Error as Error
    from .error_details import ErrorDetails as ErrorDetails
    from .sender import Sender as Sender
    from .sender_role import SenderRole as SenderRole

_MODULES: Mapping[str, str] = {
    "CreateMessageRequest": "create_message_request",
    "CreateMessageResponse": "create_message_response",
    "Error": "error",
    "ErrorDetails": "error_details",
    "Sender": "sender",
    "SenderRole": "sender_role",
}

__all__: tuple[str, ...] = (
    "CreateMessageRequest",
    "CreateMessageResponse",
    "Error",
    "ErrorDetails",
    "Sender",
    "SenderRole",
)


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f".{_MODULES[name]}", __name__), name)
    return value


def __dir__() -> list[str]:
    return sorted(_MODULES)
