from __future__ import annotations

from typing import Literal, TypeAlias

SenderRole: TypeAlias = Literal["agent", "customer", "system"] | str
"""The role of the participant in the conversation."""
