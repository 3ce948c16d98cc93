"""How pages spell methods and addresses, and the marks that they put around them."""

from __future__ import annotations

import html
import re
from typing import Final

from generator.pages.described_operations.endpoint import HOST
from generator.pages.markdown.html_tags import LOOKS
from generator.pages.markdown.parts import unescaped

METHOD: Final = r"(?:GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH)"
"""A pattern for methods that are not also words of a text, as ``TRACE`` and ``QUERY`` are."""

METHODS: Final = rf"\b{METHOD}(?:\s*(?:[|/,&]|\bor\b|\band\b)\s*{METHOD})*\b"
"""A pattern for one or more methods: ``PUT|PATCH``, ``GET and POST``."""

ADDRESS: Final = rf"(?:https?://|\{{+\w+\}}+/|{HOST}/|/)[^\s|)\]]*[^\s|)\].,;:]"
"""A pattern for a path or an address, which does not end with a bracket or a full stop."""

_LOOKS: Final = re.compile(rf"^>[ ]?|[*`]+|{LOOKS}|\\$", re.MULTILINE)
# &lt;, and the &#x20; with which editors begin a line
_ENTITY: Final = re.compile(r"&(?:#x?[0-9a-f]+|[a-z]+);", re.IGNORECASE)
# /boxes/[id], /boxes/<Box ID>, /boxes/{box id}; a link has its address behind
_PLACEHOLDER: Final = re.compile(r"(?<=[/=])(?:\[([A-Za-z]\w*)\]|<(\w+(?:[ ]\w+)+)>|\{(\w+(?:[ ]\w+)+)\})(?!\()")
# <Base URL>/boxes
_BASE: Final = re.compile(r"(?<!\S)<([A-Za-z][\w-]*(?: [\w-]+)*)>(?=/)")
_OPENS_PLACEHOLDER: Final = re.compile(r"[/=][\[<{]|\?\[|>/")
# What follows an address may be said elsewhere: /boxes?[parameters]
_ANY_QUERY: Final = re.compile(r"(?<=[\w/}])\?\[[^\[\]]*\](?!\()")
_LINKED: Final = re.compile(r"<(https?://[^\s<>]+)>")
# Signs and pictures before the first word, path or placeholder.
_DECORATION: Final = re.compile(r"^[^\w/{(\[]+")


def plain(text: str) -> str:
    """A text without marks and tags for its looks."""
    bare = _ENTITY.sub(lambda found: html.unescape(found[0]), unescaped(_LOOKS.sub("", text)))
    return undecorated(with_placeholders(_LINKED.sub(r"\1", bare) if "<http" in bare else bare).strip())


def with_placeholders(text: str) -> str:
    """A text with the placeholders of addresses that are in square brackets, or have blanks, as ``{box_id}``."""
    if not _OPENS_PLACEHOLDER.search(text):
        return text
    return _ANY_QUERY.sub("", _PLACEHOLDER.sub(_placeholder, _BASE.sub("{base}", text)))


def _placeholder(found: re.Match[str]) -> str:
    return "{" + "_".join((found[1] or found[2] or found[3]).split()) + "}"


def undecorated(text: str) -> str:
    """A text from its first word on."""
    return _DECORATION.sub("", text)
