"""Finds endpoints of which the method and the address have a label each: ``Method: GET``, ``URL: /boxes``."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from generator.pages.described_operations.endpoints.notation import ADDRESS, METHODS, plain
from generator.pages.markdown.parts import REMEMBERED, Block, Part

# Method: GET
_METHOD: Final = re.compile(
    rf"""
    ^\W*(?:(?:http|request)[ ])?(?:method|verb)s?\W+
    (?P<method>{METHODS})
    """,
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
# URL: /boxes, or URL: GET /boxes
_ADDRESS: Final = re.compile(
    rf"""
    (?:^|[,;])\W*(?:(?:api|request|endpoint|full|relative|resource|http)[ ])?(?:url|uri|path|endpoint|route)\W*?\s
    (?:(?P<method>{METHODS})\s+)?
    (?P<address>{ADDRESS})
    """,
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
_LABELLED: Final = re.compile(r"([A-Za-z][\w ]{1,30}):[ \t]*(\S.*)")
# boxes/{id}: the label makes it an address
_RELATIVE: Final = re.compile(r"[a-z][\w-]*(?:/[\w.:{}<>-]+)+(?:\?\S*)?")
_LABEL: Final = re.compile(r"\A.{0,20}(?:method|verb|ur[il]|path|endpoint|route)", re.IGNORECASE)


def stated_with_labels(text: str) -> tuple[str, str] | None:
    """Methods and address in a text that has both, each on a line of its own or both behind one label."""
    labelled, address = _METHOD.search(text), _ADDRESS.search(text)
    method = labelled["method"] if labelled else address["method"] if address else None
    return (method, address["address"]) if method and address else None


def stated_in_lines(text: str) -> tuple[str, str] | None:
    """Methods and address in a text of which each line has a label."""
    found = [_LABELLED.fullmatch(line.strip()) for line in text.splitlines() if line.strip()]
    pairs = [(each[1], each[2]) for each in found if each]
    lines = (f"{label}: {'/' if _RELATIVE.fullmatch(value) else ''}{value}" for label, value in pairs)
    return stated_with_labels("\n".join(lines)) if len(pairs) == len(found) else None


def stated_in_labels(part: Part | None, following: Part | None) -> tuple[str, str] | None:
    """Methods and address in two texts, in either order, each of which has one of them and nothing else."""
    lines = [_line(each) if isinstance(each, Block) else "" for each in (part, following)]
    pairs = (lines, lines[::-1]) if all(lines) else ()
    if any(_METHOD.fullmatch(method) and _ADDRESS.fullmatch(address) for method, address in pairs):
        return stated_with_labels("\n".join(lines))
    return None


@lru_cache(maxsize=REMEMBERED)
def _line(block: Block) -> str:
    """A text that may have a label and nothing else; empty for any other."""
    return plain(block.text) if block.kind == "paragraph" and _LABEL.search(block.text) else ""
