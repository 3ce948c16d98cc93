from __future__ import annotations

from typing import Literal, TypeAlias

ChatMessageModerationStatus: TypeAlias = Literal["approved", "removed"] | str
"""The documented values; newer ones are let through."""
