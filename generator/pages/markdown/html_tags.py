"""The tags of HTML that stand inside of Markdown, where that has no mark for what they say."""

from __future__ import annotations

import re
from typing import Final

BREAK: Final = r"<br ?/?>"
"""The end of a line inside of a cell or an item, for patterns."""

LOOKS: Final = r"</?(?:mark|span|div|p|b|i|em|strong|small|code|kbd|h[1-6])\b[^>]*>"
"""What only says how a text looks, for patterns."""

# <h3 id="boxes">Boxes</h3>; one of an address is no heading of anything.
_HEADING: Final = re.compile(r"\s*<h(?P<level>[1-6])\b[^>]*>(?P<title>[^<>/\n][^<>\n]*)</h(?P=level)>\s*")
_ELEMENT: Final = re.compile(r"</?[a-z][^>]*>")
_TAG: Final = re.compile(r"</?[A-Za-z][^>]*>")


def html_heading(text: str) -> tuple[str, int] | None:
    """The title and the level of a heading; None for any other text."""
    found = _HEADING.fullmatch(text)
    return (found["title"].strip(), int(found["level"])) if found else None


def without_elements(code: str) -> str:
    """Code without the elements that colour it; ``List<String>`` has none."""
    return _ELEMENT.sub("", code)


def without_tags(text: str) -> str:
    """A text without the elements and the components that colour it."""
    return _TAG.sub("", text)
