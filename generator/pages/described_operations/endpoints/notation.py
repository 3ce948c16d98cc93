"""How pages spell methods and addresses, and the marks that they put around them."""

from __future__ import annotations

import html
import re
from typing import Final

from generator.pages.described_operations.endpoint import HOST
from generator.pages.markdown.html_tags import LOOKS
from generator.pages.markdown.parts import unescaped

METHOD: Final = r"(?:GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH)"
"""A method, for patterns: one of those that are not just words of a text, as ``query`` is."""

METHODS: Final = rf"\b{METHOD}(?:\s*(?:[|/,&]|\bor\b|\band\b)\s*{METHOD})*\b"
"""One or more of them, for patterns: ``PUT|PATCH``, ``GET and POST``."""

ADDRESS: Final = rf"(?:https?://|\{{+\w+\}}+/|{HOST}/|/)[^\s|)\]]*[^\s|)\].,;:]"
"""A path or an address, for patterns; neither a bracket nor a full stop ends it."""

_LOOKS: Final = re.compile(rf"^>[ ]?|[*`]+|{LOOKS}|\\$", re.MULTILINE)
# &lt;, and the &#x20; with which editors begin a line
_ENTITY: Final = re.compile(r"&(?:#x?[0-9a-f]+|[a-z]+);", re.IGNORECASE)
# What stands before the first word, path, or gap: signs and pictures.
_DECORATION: Final = re.compile(r"^[^\w/{(\[]+")


def plain(text: str) -> str:
    """A text without the marks and tags that only say how it looks."""
    bare = _ENTITY.sub(lambda found: html.unescape(found[0]), unescaped(_LOOKS.sub("", text)))
    return undecorated(bare.strip())


def undecorated(text: str) -> str:
    """A text from its first word on."""
    return _DECORATION.sub("", text)
