"""HTML inside Markdown."""

from __future__ import annotations

import html
import re
from typing import Final

from markdown_it.token import Token

BREAK: Final = r"<br ?/?>"
"""A pattern for a line break inside a cell or an item."""

LOOKS: Final = r"</?(?:mark|span|div|p|b|i|em|strong|small|code|kbd|h[1-6])\b[^>]*>"
"""A pattern for tags that only change how a text looks."""

# <h3 id="boxes">Boxes</h3>; one of an address is no heading of anything.
_HEADING: Final = re.compile(r"\s*<h(?P<level>[1-6])\b[^>]*>(?P<title>[^<>/\n][^<>\n]*)</h(?P=level)>\s*")
_PARAGRAPH: Final = re.compile(r"\s*<p\b[^>]*>((?:(?!</?p\b).)*)</p>\s*", re.DOTALL)
_ELEMENT: Final = re.compile(r"</?[a-z][^>]*>")
_TAG: Final = re.compile(r"</?[A-Za-z][^>]*>")
_CODE: Final = re.compile(r"\s*<pre\b[^>]*>\s*<code\b(?P<attributes>[^>]*)>(?P<text>.*?)</code>\s*</pre>\s*", re.DOTALL)
_LANGUAGE: Final = re.compile(r"\blang(?:uage)?-(\w+)")


def html_heading(text: str) -> tuple[str, int] | None:
    """Title and level of a heading in HTML; None for any other text."""
    found = _HEADING.fullmatch(text)
    return (found["title"].strip(), int(found["level"])) if found else None


def html_paragraph(text: str) -> str:
    """The text of a paragraph in HTML; empty for any other text, and if there is only a picture."""
    found = _PARAGRAPH.fullmatch(text)
    return found[1].strip() if found and without_tags(found[1]).strip() else ""


def without_elements(code: str) -> str:
    """Code without HTML elements for syntax colours; ``List<String>`` is not one."""
    return _ELEMENT.sub("", code)


def without_tags(text: str) -> str:
    """A text without HTML elements and components for its looks."""
    return _TAG.sub("", text)


def html_code_as_fence(token: Token) -> Token:
    """A block of HTML that is nothing but code, as a fence; any other token as it is."""
    found = _CODE.fullmatch(token.content) if token.type == "html_block" else None
    if found is None:
        return token
    language = _LANGUAGE.search(found["attributes"])
    text = html.unescape(without_elements(found["text"]))
    return token.copy(type="fence", info=language[1] if language else "", content=text)
