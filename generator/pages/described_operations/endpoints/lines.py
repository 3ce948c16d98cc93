"""Finds endpoints on lines of their own, each with its method."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from generator.diagnostics import Place
from generator.pages.described_operations.endpoint import Endpoint, endpoint_at
from generator.pages.described_operations.endpoints.called_endpoint import is_value
from generator.pages.described_operations.endpoints.labels import stated_in_lines
from generator.pages.described_operations.endpoints.notation import ADDRESS, METHODS, plain, with_placeholders
from generator.pages.described_operations.fields.lists import items
from generator.pages.described_operations.sections import Section
from generator.pages.markdown.parts import REMEMBERED, Block

_STATEMENT: Final = re.compile(
    rf"""
    (?:(?:api[ ]|http[ ]|rest(?:ful)?[ ])?(?:endpoint|request|route|method|url)s?\s*:?\s*  # Endpoint:
      |[^:.]{{0,40}}\b(?:url|uri|endpoint|api)\s*:\s*)?                                    # Method and URL:
    (?P<method>{METHODS})\s*[:–—-]?\s+(?P<address>{ADDRESS})(?:\.{{3}}|…)?                   # GET /boxes
    (?:\s+HTTP/[\d.]+)?                                                                      # HTTP/1.1
    (?:\s+[—–:-]+\s.*|\s+\([^()]*\)|\s*\.)?                                                  # - what it does
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_STEP: Final = r"(?:[A-Za-z0-9][\w.-]*|:\w+|\{+[\w-]+\}+|<[\w:]+>)"
# GET boxes/:id, below an address that the site names elsewhere: in capitals, as no sentence has it
_BELOW: Final = re.compile(
    rf"(?P<method>{METHODS})\s+(?P<address>[a-z][\w-]*(?:/{_STEP})+/?(?:\?\S+)?)(?:\s+HTTP/[\d.]+)?"
)
_ONE_STEP: Final = re.compile(rf"(?P<method>{METHODS})\s+(?P<address>[a-z][\w-]*)")
# What an address goes on with in the lines below it: ?limit={limit}, &page={page}
_QUERY_BELOW: Final = re.compile(r"[ \t]*\n\s*(?=[?&]\w)")
# Endpoint: [GET /boxes](#boxes); alone, a link leads to where more is said.
_LINK_AFTER_LABEL: Final = re.compile(r"(?<=:\s)\[([^\[\]]*)\]\([^()\s]*\)")
# Of code without a fence.
_INDENT: Final = 4
_SENDING: Final = ("POST", "PUT", "PATCH")
# Content-Type: application/json
_HEADER: Final = re.compile(r"(?P<name>[A-Za-z][\w-]*):\s+\S.*")
_METHODS_HEADING: Final = re.compile(r"(?:(?:http|request|supported|allowed) )?methods?", re.IGNORECASE)


def stated_in_text(text: str, place: Place) -> re.Match[str] | None:
    """Methods and address, if a text is nothing else; indented like code, the address may be a single step."""
    text = _LINK_AFTER_LABEL.sub(r"\1", text)
    return _stated_in_line(text) or (_ONE_STEP.fullmatch(text) if place.column > _INDENT else None)


def _stated_in_line(line: str) -> re.Match[str] | None:
    """Methods and address, if a line has nothing else but the name of the operation."""
    return _STATEMENT.fullmatch(line) or _BELOW.fullmatch(line)


def stated_in_code(block: Block) -> Endpoint | None:
    """The endpoint of a code block with nothing else, with the servers of all lines; None if the lines differ."""
    stated = stated_together(block) or _labelled(block)
    if len({each.key for each in stated}) != 1:
        return None
    return replace(stated[0], servers=tuple(dict.fromkeys(server for each in stated for server in each.servers)))


def _labelled(block: Block) -> tuple[Endpoint, ...]:
    """The endpoint of a code block of lines with labels: ``Method: GET``, ``URL: /boxes``."""
    stated = stated_in_lines(block.fence.text.strip()) if block.fence is not None else None
    return (endpoint_at(*stated, block.place),) if stated else ()


@lru_cache(maxsize=REMEMBERED)
def stated_together(block: Block) -> tuple[Endpoint, ...]:
    """The endpoints of a code block that has one on each line and nothing else; empty for other parts of a page."""
    text = _QUERY_BELOW.sub("", block.fence.text.strip()) if block.fence is not None else ""
    lines = [line for line in text.split("\n") if line.strip()]
    found = _in_lines(_without_headers(lines), block.place)
    return tuple(each for each in found if each) if all(found) else ()


def _without_headers(lines: Sequence[str]) -> Sequence[str]:
    """The lines; only the first one if all others are headers of the request, or its body in JSON."""
    if len(lines) > 1 and lines[0].startswith(_SENDING) and (lines[1].lstrip()[:1], lines[-1].strip()) == ("{", "}"):
        return lines[:1]
    found = [_HEADER.fullmatch(line.strip()) for line in lines[1:]]
    is_request = bool(found) and all(each is not None and each["name"].lower() != "host" for each in found)
    is_example = is_request and any(map(is_value, re.split(r"[\s/]", lines[0])))
    return lines[:1] if is_request and not is_example else lines


def _in_lines(lines: Iterable[str], place: Place) -> list[Endpoint | None]:
    found = (_stated_in_line(with_placeholders(line.strip())) for line in lines)
    return [endpoint_at(each["method"], each["address"], place) if each else None for each in found]


def stated_in_list(section: Section) -> Endpoint | None:
    """The endpoint of a list under ``Methods`` with an item for each method, one of which may have a query."""
    lists = [part for part in section.parts if isinstance(part, Block) and part.kind == "list"]
    if not lists or not _METHODS_HEADING.fullmatch(section.sense):
        return None
    lines = (plain(text) for text, _ in items(lists[0]))
    stated = list(filter(None, _in_lines(lines, lists[0].place)))
    paths = {each.path.partition("?")[0] for each in stated}
    if len(paths) != 1:
        return None
    first, *others = dict.fromkeys(each.method for each in stated)
    return replace(stated[0], method=first, path=paths.pop(), other_methods=tuple(others))
