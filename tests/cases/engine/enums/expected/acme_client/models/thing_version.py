from __future__ import annotations

from typing import Literal, TypeAlias

ThingVersion: TypeAlias = Literal["1", "1.5", "yes", "true"] | str
"""The documented values; newer ones are let through."""
