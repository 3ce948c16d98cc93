"""Comments in MDX: ``{/* ... */}``."""

from __future__ import annotations

import re
from typing import Final

# What may hold something that looks like a comment is matched first, and stays.
_OPENING: Final = r"^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?(?P<mark>`{3,}|~{3,})[^`\n]*\n"
_FENCE: Final = rf"{_OPENING}.*?(?:^[ \t>]*(?P=mark)[`~]*[ \t]*$|\Z)"
# No comment holds the start of another: looking no further keeps this linear.
_COMMENT: Final = re.compile(
    rf"{_FENCE}|`[^`\n]+`|[ \t]?(?P<comment>\{{/\*(?:(?!\{{/\*).)*?\*/\}})", re.MULTILINE | re.DOTALL
)


def without_comments(text: str) -> str:
    """A page without the comments outside its code; what follows a comment stays on its line."""
    return _COMMENT.sub(lambda found: "\n" * found[0].count("\n") if found["comment"] else found[0], text)
