"""Replyke API."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import errors as errors
    from . import models as models
    from . import types as types
    from .client import AsyncReplyke as AsyncReplyke
    from .client import Replyke as Replyke

    # region low level
    from .client import AuthenticatedClient as AuthenticatedClient
    from .client import Client as Client
    # endregion

__version__ = "0.1.0"
__all__ = ("AsyncReplyke", "Replyke", "errors", "models", "types")

_SUBMODULES = ("errors", "models", "types")


def __getattr__(name: str) -> Any:
    if name in _SUBMODULES:
        return import_module(f".{name}", __name__)
    if name in ("AsyncReplyke", "Replyke"):
        return getattr(import_module(".client", __name__), name)
    # region low level
    if name in ("AuthenticatedClient", "Client"):
        return getattr(import_module(".client", __name__), name)
    # endregion
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
