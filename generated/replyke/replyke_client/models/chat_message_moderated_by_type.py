from __future__ import annotations

from typing import Literal, TypeAlias

ChatMessageModeratedByType: TypeAlias = Literal["client", "user"] | str
"""Whether a client (an API key) or a user moderated it."""
