"""What titles say of a request: that they are about it, where what stands below them travels, and whether it has to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.pages.described_operations.fields.requirements import REQUIRED
from generator.pages.described_operations.sections import Section


def _any_of(*words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


_LOCATIONS: Final = (
    ("query", _any_of("query")),
    ("header", _any_of("headers?", "authori[sz]ations?", "authentication")),
    ("form", re.compile(r"^form[ -]?(?:data|param\w*|body)\b|\bform-data\b|\bmultipart\b|\burl-?encoded\b", re.I)),
    ("body", _any_of("body", "payload", "form")),
)
_PATH: Final = _any_of("path")
# What is in the path, and what is in the query.
_ADDRESS: Final = re.compile(r"\bur[il] param", re.IGNORECASE)
_SENT: Final = (
    *(r"param\w*", "arguments?", "requests?", "payload", "inputs?"),
    *("query", "path", "headers?", "body", "form[ -]?data"),
)
# Below an answer, these may be those of that.
_SENT_OR_ANSWERED: Final = ("fields?", "options?", "attributes")
_IS_SENT: Final = _any_of(*_SENT)
_IS_OF_REQUEST: Final = _any_of(*_SENT, *_SENT_OR_ANSWERED)
_GROUP: Final = re.compile(rf"^(?:{'|'.join(REQUIRED)}|optional)$", re.IGNORECASE)
# Below a heading of the request; below that of a field they are its own.
_CONTENT: Final = _any_of("propert(?:y|ies)", "contents?", "members", "values", "keys", "elements")
_REQUIRED: Final = _any_of(*REQUIRED)


def is_request_section(section: Section) -> bool:
    """Whether a heading says that it is about what is sent."""
    return speaks_of_request(section.sense)


def speaks_of_request(title: str) -> bool:
    """Whether a title says so."""
    return _IS_OF_REQUEST.search(title) is not None or _GROUP.search(title) is not None


def speaks_of_sending(title: str) -> bool:
    """Whether a title says so in words that are said of no answer."""
    return _IS_SENT.search(title) is not None


def speaks_of_content(title: str) -> bool:
    """Whether a title is about what is in something, which the headings above it name."""
    return _CONTENT.search(title) is not None


def speaks_of_path(title: str) -> bool:
    """Whether a title names the path."""
    return _PATH.search(title) is not None


def speaks_of_address(title: str) -> bool:
    """Whether a title names the address, which has a path and a query."""
    return _ADDRESS.search(title) is not None


def says_required(title: str) -> bool:
    """Whether a title says of all that stands below it that it has to be sent."""
    return _REQUIRED.search(title) is not None


def locations_said(section: Section) -> Iterator[str]:
    """Where something travels, as the headings above it say, the innermost first; none says that of the path."""
    for title in (section.sense, *reversed(section.above)):
        yield from (location for location, words in _LOCATIONS if words.search(title))
