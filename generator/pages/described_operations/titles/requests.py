"""Recognises titles about requests, and the locations of the fields below them."""

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
    ("header", _any_of("headers?")),
    ("form", re.compile(r"^form[ -]?(?:data|param\w*|body)\b|\bform-data\b|\bmultipart\b|\burl-?encoded\b", re.I)),
    ("body", _any_of("body", "payload", "form")),
)
# What is below a heading of this name alone; further headings below it may be about anything.
_CREDENTIALS: Final = re.compile(r"(?:api |request |http )?(?:authori[sz]ations?|authentication)", re.IGNORECASE)
_PATH: Final = _any_of("path")
# The address has both path and query.
_ADDRESS: Final = re.compile(r"\bur[il] param", re.IGNORECASE)
_SENT: Final = (
    *(r"param\w*", "arguments?", "requests?", "payload", "inputs?"),
    *("query", "path", "headers?", "body", "form[ -]?data"),
)
# Below a response, these may belong to the response; before a dash they are a topic: Options - Last price
_SENT_OR_RETURNED: Final = ("fields?", "options?", "attributes")
_IS_SENT: Final = _any_of(*_SENT)
_IS_OF_REQUEST: Final = _any_of(*_SENT, rf"(?:{'|'.join(_SENT_OR_RETURNED)})(?! [-–—] )")
# Allowed sort fields, Sortable attributes: what a parameter may name
_OF_VALUES: Final = re.compile(
    r"(?:(?:allowed|available|supported|valid|possible) )?(?:\w+ )?(?:sort|order|filter)(?:able|ing)?(?: by)? "
    r"(?:fields|attributes|options)",
    re.IGNORECASE,
)
_GROUP: Final = re.compile(rf"^(?:{'|'.join(REQUIRED)}|optional)$", re.IGNORECASE)
# Only below a heading about the request; below a field they belong to the field.
_CONTENT: Final = _any_of("propert(?:y|ies)", "contents?", "members", "values", "keys", "elements")
_REQUIRED: Final = _any_of(*REQUIRED)
# Query parameters, Optional request body fields, Inputs
_OF_FIELDS: Final = re.compile(
    r"(?:(?:query|path|url|uri|body|request|form|post|get|header|required|optional|mandatory|supported|available|input"
    r"|json|other|additional|common|method|string|data)[\s/-]+)*"
    r"(?:param(?:eter)?s?|arguments?|inputs?|query|body|headers?|fields|attributes)",
    re.IGNORECASE,
)


def is_request_section(section: Section) -> bool:
    """Whether a heading says that it is about what is sent."""
    return speaks_of_request(section.sense)


def speaks_of_request(title: str) -> bool:
    """Whether a title is about what is sent."""
    is_said = _IS_OF_REQUEST.search(title) or _GROUP.search(title)
    return is_said is not None and not announces_values(title)


def announces_values(title: str) -> bool:
    """Whether a title is about what a parameter may name: ``Sortable fields``."""
    return _OF_VALUES.fullmatch(title) is not None


def speaks_of_sending(title: str) -> bool:
    """Whether a title is about what is sent, in words that are never used for responses."""
    return _IS_SENT.search(title) is not None


def speaks_of_content(title: str) -> bool:
    """Whether a title is about the contents of something that a heading above names."""
    return _CONTENT.search(title) is not None


def speaks_of_path(title: str) -> bool:
    """Whether a title names the path."""
    return _PATH.search(title) is not None


def speaks_of_address(title: str) -> bool:
    """Whether a title names the address, which has a path and a query."""
    return _ADDRESS.search(title) is not None


def says_required(title: str) -> bool:
    """Whether a title says that everything below it is required."""
    return _REQUIRED.search(title) is not None


def names_fields(title: str) -> bool:
    """Whether a title has no other words than those for fields that are sent; it may end with something in brackets."""
    return _OF_FIELDS.fullmatch(re.sub(r"\s*\([^()]*\)$", "", title)) is not None


def named_locations(section: Section) -> Iterator[str]:
    """The locations that the headings above a section name, the innermost first; none of them names the path."""
    if _CREDENTIALS.fullmatch(section.sense):
        yield "header"
    for title in (section.sense, *reversed(section.above)):
        yield from (location for location, words in _LOCATIONS if words.search(title))
