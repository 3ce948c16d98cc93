"""Finds endpoints in the titles of operations."""

from __future__ import annotations

import re
from typing import Final

from generator.diagnostics import Place
from generator.pages.described_operations.endpoint import Endpoint, endpoint_at
from generator.pages.described_operations.endpoints.notation import (
    ADDRESS,
    METHOD,
    METHODS,
    undecorated,
    with_placeholders,
)
from generator.pages.languages import unnumbered

_IN_TITLE: Final = re.compile(
    rf"""
    ^(?P<method>{METHODS}):?\s+(?P<address>{ADDRESS})(?:\s*[—–:|-]\s+|$)     # GET /boxes - List boxes
    |(?:\s*[—–:|(\[-]\s*|\s+)                                              # List boxes (
     (?P<last_method>{METHODS})\s+(?P<last_address>{ADDRESS})[)\]]?$       # GET /boxes)
    """,
    re.VERBOSE,
)
# /boxes/{id} (GET), /boxes/{id} - DELETE
_METHOD_LAST: Final = re.compile(
    rf"(?P<address>{ADDRESS})\s*(?:[(\[](?P<bracketed>{METHODS})[)\]]|\s[—–:|-]\s(?P<method>{METHODS}))"
)
# GET boxes/{id}, below an address that the site names elsewhere
_BELOW: Final = re.compile(rf"(?P<method>{METHODS})\s+(?P<address>[a-z][\w-]*(?:/(?:[\w.:-]+|\{{\w+\}}))+/?)")
# GET List boxes
_METHOD_FIRST: Final = re.compile(rf"^{METHOD}\s+(?=[^\s/])")


def endpoint_in_title(title: str, place: Place) -> Endpoint | None:
    """The endpoint at either end of a title, such as ``List boxes — GET /boxes``; None if there is none."""
    text = with_placeholders(undecorated(unnumbered(title.replace("`", ""))))
    if found := _METHOD_LAST.fullmatch(text):
        return endpoint_at(found["bracketed"] or found["method"], found["address"], place)
    if found := _BELOW.fullmatch(text):
        return endpoint_at(found["method"], found["address"], place)
    if found := _IN_TITLE.search(text):
        return endpoint_at(found["method"] or found["last_method"], found["address"] or found["last_address"], place)
    return None


def without_endpoint(title: str) -> str:
    """A title without its endpoint: ``List boxes`` of ``List boxes — GET /boxes``; unchanged if nothing is left.

    A method alone is removed as well: generators write ``GET List boxes``.
    """
    title = unnumbered(title)
    bare = title.replace("`", "")
    return title if _BELOW.fullmatch(bare) else _METHOD_FIRST.sub("", _IN_TITLE.sub("", bare).strip()) or title
