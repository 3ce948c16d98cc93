"""Removes comments of MDX: ``{/* ... */}``."""

from __future__ import annotations

import re
from typing import Final

# Code, which may contain something that looks like a comment, is matched first, and kept.
_OPENING: Final = r"^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?(?P<mark>`{3,}|~{3,})[^`\n]*\n"
_FENCE: Final = rf"{_OPENING}.*?(?:^[ \t>]*(?P=mark)[`~]*[ \t]*$|\Z)"
# A comment cannot contain the start of another one; this keeps the search linear.
_COMMENT: Final = re.compile(
    rf"{_FENCE}|`[^`\n]+`|[ \t]?(?P<comment>\{{/\*(?:(?!\{{/\*).)*?\*/\}})", re.MULTILINE | re.DOTALL
)


def without_comments(text: str) -> str:
    """A page without comments outside of code; all other text stays on its line."""
    return _COMMENT.sub(lambda found: "\n" * found[0].count("\n") if found["comment"] else found[0], text)
