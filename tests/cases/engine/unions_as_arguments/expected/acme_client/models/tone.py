from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from .tone_enum import ToneEnum

Tone: TypeAlias = "str | ToneEnum"
"""A known tone, or any other one."""
