from __future__ import annotations

from typing import Literal, TypeAlias

ThingCode: TypeAlias = Literal[1, 2] | int
"""The documented values; newer ones are let through."""
