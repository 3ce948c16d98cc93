"""Reads tables and lists of statuses, such as ``| 404 | There is no such box |``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.diagnostics import Place
from generator.pages.described_operations.fields.columns import NOTHING
from generator.pages.described_operations.fields.list_items import STATUS_LABEL
from generator.pages.described_operations.fields.lists import items
from generator.pages.described_operations.sections import Section
from generator.pages.markdown.html_tags import BREAK
from generator.pages.markdown.parts import Block, blocks

_ABOUT: Final = re.compile(r"\b(?:status(?:es)?|codes?|errors?|responses?|returns?|exceptions?)\b", re.IGNORECASE)
# Titles of a column that has statuses, whatever the heading above the table says.
_TITLE: Final = re.compile(r"(?:http )?(?:(?:response|status)(?: status)? codes?|status)", re.IGNORECASE)
_TYPES: Final = ("schema", "data schema", "type", "response type", "body")
_STATUS: Final = re.compile(
    rf"(?:{STATUS_LABEL})?(?P<marks>[`*]*)(?P<status>[2-5]\d\d)\b[`*]*(?:(?:[\s:.–—-]|{BREAK})+|$)(?P<meaning>.*)",
    re.DOTALL | re.IGNORECASE,
)
_MARKED: Final = re.compile(r"[ *`]*([^*`]*?)[ *`]*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class StatusRow:
    """A row of a table of statuses: the status, its meaning, and the type of the body if a column has it."""

    status: str
    meaning: str
    body: str
    place: Place


def status_rows(section: Section) -> Iterator[StatusRow]:
    """The statuses that a section lists: anywhere if its heading speaks of them, else in tables with such a title."""
    is_about = _ABOUT.search(section.sense) is not None
    for block in blocks(section.parts):
        for text, meaning, body, place in _entries(block) if is_about or _is_of_statuses(block) else ():
            if found := _STATUS.fullmatch(text.strip()):
                phrase = _without_marks(found["meaning"], found["marks"])
                yield StatusRow(found["status"], " ".join(filter(None, (phrase, meaning))), body, place)


def _is_of_statuses(block: Block) -> bool:
    """Whether the first column of a table has statuses only, and its title says so."""
    cells = [row.cells[0].strip() for row in block.rows]
    is_titled = len(cells) > 1 and _TITLE.fullmatch(cells[0].strip(" *")) is not None
    return is_titled and all(map(_STATUS.fullmatch, cells[1:]))


def _without_marks(meaning: str, marks: str) -> str:
    """What is said behind a status, without marks around it: ``**404 Gone**: no such box``."""
    whole = _MARKED.fullmatch(meaning)
    return whole[1] if whole else meaning.strip().replace(marks or "\0", "", 1)


def _entries(block: Block) -> Iterator[tuple[str, str, str, Place]]:
    titles = [cell.strip(" *").lower() for cell in block.rows[0].cells] if block.rows else []
    typed = len(titles) > 2 and titles[-1] in _TYPES
    for row in block.rows[1:]:
        cells = [cell.strip() for cell in row.cells]
        body = cells.pop() if typed and len(cells) == len(titles) else ""
        meaning = cells[-1] if len(cells) > 1 else ""
        yield cells[0], "" if meaning.lower() in NOTHING else meaning, body, row.place
    if block.kind == "list":
        yield from ((text, "", "", place) for text, place in items(block))
