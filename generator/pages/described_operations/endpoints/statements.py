"""Finds stated endpoints: ``GET /boxes`` in a heading, a line, code, a list or a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice, pairwise
from typing import Final

from generator.pages.described_operations.endpoint import Endpoint, endpoint_at
from generator.pages.described_operations.endpoints.components import (
    endpoint_in_components,
    endpoint_of_component,
    method_of_badge,
)
from generator.pages.described_operations.endpoints.labels import stated_in_labels, stated_with_labels
from generator.pages.described_operations.endpoints.lines import stated_in_code, stated_in_list, stated_in_text
from generator.pages.described_operations.endpoints.notation import ADDRESS, METHOD, METHODS, plain
from generator.pages.described_operations.endpoints.titles import endpoint_in_title
from generator.pages.described_operations.sections import Section
from generator.pages.markdown.html_tags import without_tags
from generator.pages.markdown.parts import REMEMBERED, Block, Component, Part

_ANY_METHOD: Final = re.compile(METHOD, re.IGNORECASE)
_IN_CODE: Final = rf"`(?P<method>{METHODS})\s+(?P<address>{ADDRESS})`"
# `GET /boxes` gives all boxes
_OPENING: Final = re.compile(rf"{_IN_CODE}\s")
# Only for owners:
# `GET /boxes`
_LINE: Final = re.compile(rf"^{_IN_CODE}[ ]*$", re.MULTILINE)
# As in: such as the following:
_ANNOUNCES: Final = re.compile(r":\s*$|\b(?:examples?|samples?)\b.*\n$", re.IGNORECASE)
_EXAMPLE: Final = re.compile(r"\b(?:examples?|samples?)\b", re.IGNORECASE)
_METHOD: Final = ("method", "http method", "request method", "http verb", "verb")
_ADDRESS: Final = ("url", "path", "endpoint", "route", "uri", "request url", "resource", "uri format", "url format")
# The title of the column makes it an address, so it need not begin with a slash: boxes/{id}
_IS_ADDRESS: Final = re.compile(rf"{ADDRESS}|[a-z][\w-]*(?:/[\w.:{{}}-]+)+")


@lru_cache(maxsize=REMEMBERED)
def stated_endpoint(section: Section) -> Endpoint | None:
    """The endpoint that a section states in its heading or in a part of its own; None if it states none."""
    if found := endpoint_in_title(section.title, section.place):
        return found
    if found := None if is_example(section) else endpoint_in_components(section.parts):
        return found
    return next(_stated_in(section.parts), None) or stated_in_list(section)


def is_example(section: Section) -> bool:
    """Whether a section only shows an example."""
    return any(_EXAMPLE.search(title) for title in (section.sense, *section.above))


def further_endpoints(section: Section) -> Iterator[Endpoint]:
    """Further endpoints that a section states after its own, other than examples of it."""
    stated = None if is_example(section) else stated_endpoint(section)
    for each in _stated_in(section.parts) if stated else ():
        if stated and not (each.is_call_of(stated) or stated.is_call_of(each)):
            yield each


def _stated_in(parts: Sequence[Part]) -> Iterator[Endpoint]:
    for part, following in pairwise((*parts, None)):
        if isinstance(part, Block) and (alone := stated_in_code(part)):
            yield alone
        elif part is not None and (statement := _stated(part, part is parts[0]) or _in_two(part, following)):
            yield endpoint_at(*statement, part.place)
        else:
            yield from _in_lines(part)


def _stated(part: Part, is_first: bool) -> tuple[str, str] | None:
    """Methods and address, if a part of a page states them by itself."""
    if isinstance(part, Component):
        return None
    return _statement(part) or (_opening(part) if is_first else None)


def states_endpoint(part: Part) -> bool:
    """Whether a part of a page is nothing but the statement of an endpoint."""
    if isinstance(part, Component):
        return endpoint_of_component(part) is not None
    return (_statement(part) or stated_in_code(part)) is not None


def begins_with_endpoint(parts: Sequence[Part]) -> bool:
    """Whether the first part of a page, or the first two together, are nothing but the statement of an endpoint."""
    first, following = (*parts, None, None)[:2]
    return first is not None and (states_endpoint(first) or _in_two(first, following) is not None)


def without_statements(parts: Sequence[Part]) -> list[Part]:
    """The parts of a page without those that only state an endpoint."""
    around = zip((None, *parts), parts, (*parts[1:], None), strict=False)
    return [
        part
        for before, part, after in around
        if not (states_endpoint(part) or _in_two(before, part) or _in_two(part, after))
    ]


@lru_cache(maxsize=REMEMBERED)
def _statement(block: Block) -> tuple[str, str] | None:
    """Methods and address in a text, or in a list or table that names each on a line of its own."""
    if block.kind not in ("paragraph", "blockquote", "list", "table") or not _ANY_METHOD.search(block.text):
        return None
    text = plain("\n".join(": ".join(row.cells) for row in block.rows) or block.text)
    if found := stated_in_text(text, block.place) if block.kind in ("paragraph", "blockquote") else None:
        return found["method"], found["address"]
    if (row := _stated_in_row(block)) is not None:
        return row
    return stated_with_labels(text)


def _opening(block: Block) -> tuple[str, str] | None:
    """The endpoint in code at the beginning of a text: `` `POST /boxes` makes a box``."""
    found = _OPENING.match(block.text) if block.kind == "paragraph" else None
    return (found["method"], found["address"]) if found else None


def _in_lines(part: Part | None) -> Iterator[Endpoint]:
    """The endpoints in code that are a line of a text each; lines above may announce them as examples."""
    if isinstance(part, Block) and part.kind == "paragraph" and "\n" in part.text:
        for found in _LINE.finditer(part.text) if "`" in part.text else ():
            if not _ANNOUNCES.search(part.text[: found.start()]):
                yield endpoint_at(found["method"], found["address"], part.place)


def _in_two(part: Part | None, following: Part | None) -> tuple[str, str] | None:
    """Method and address in two parts with nothing else: each with its label, or the method, also as a badge, first."""
    if part is None or not isinstance(following, Block):
        return None
    if labelled := stated_in_labels(part, following):
        return labelled
    method = method_of_badge(part) if isinstance(part, Component) else _method_of(part)
    if not re.fullmatch(METHODS, method):
        return None
    address = _all_of(following)
    return (method, address) if re.fullmatch(ADDRESS, address) else None


@lru_cache(maxsize=REMEMBERED)
def _method_of(block: Block) -> str:
    """The method, if a text is nothing else; else empty."""
    return _all_of(block) if _ANY_METHOD.search(block.text) else ""


def _all_of(block: Block) -> str:
    return plain(block.fence.text if block.fence else block.text)


def _stated_in_row(table: Block) -> tuple[str, str] | None:
    """Methods and address in the only row of a table with columns for them; None for other tables."""
    rows = ([plain(without_tags(cell)) for cell in row.cells] for row in table.rows)
    filled = list(islice(filter(any, rows), 3))  # the end of an element may have a row of its own
    if len(filled) != 2:
        return None
    titles, cells = filled
    by_title = dict(zip(map(str.lower, titles), cells, strict=False))
    method = next((by_title[title] for title in _METHOD if title in by_title), "")
    address = next((by_title[title] for title in _ADDRESS if title in by_title), "")
    return (method, address) if re.fullmatch(METHODS, method) and _IS_ADDRESS.fullmatch(address) else None
