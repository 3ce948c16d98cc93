"""Reads tables and lists of statuses, such as ``| 404 | There is no such box |``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Final

from generator.diagnostics import Place
from generator.pages.described_operations.fields.columns import NOTHING, is_description
from generator.pages.described_operations.fields.list_items import STATUS_LABEL
from generator.pages.described_operations.fields.lists import items
from generator.pages.described_operations.sections import Section
from generator.pages.markdown.html_tags import BREAK
from generator.pages.markdown.parts import Block, blocks

_ABOUT: Final = re.compile(r"\b(?:status(?:es)?|codes?|errors?|responses?|returns?|exceptions?)\b", re.IGNORECASE)
# Titles of a column that has statuses, whatever the heading above the table says.
_TITLE: Final = re.compile(r"(?:http )?(?:(?:response|status)(?: status)? codes?|status)|http codes?", re.IGNORECASE)
_TYPES: Final = ("schema", "data schema", "type", "response type", "body")
_STATUS: Final = re.compile(
    rf"(?:{STATUS_LABEL})?(?P<marks>[`*]*)(?P<status>[2-5]\d\d)\b[`*]*(?:(?:[\s:.–—-]|{BREAK})+|$)(?P<meaning>.*)",
    re.DOTALL | re.IGNORECASE,
)
_LINK: Final = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_PHRASES: Final = {str(status.value): status.phrase for status in HTTPStatus}
_MARKED: Final = re.compile(r"[ *`]*([^*`]*?)[ *`]*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class StatusRow:
    """A row of a table of statuses: the status, its meaning, and the type of the body if a column has it."""

    status: str
    meaning: str
    body: str
    place: Place


def status_rows(section: Section) -> Iterator[StatusRow]:
    """The statuses that a section lists: anywhere if its heading speaks of them, else in tables of statuses."""
    is_about = _ABOUT.search(section.sense) is not None
    for block in blocks(section.parts):
        at = next(_columns_of_statuses(block), None)
        if block.rows and (is_about or at == 0):
            yield from _in_table(block, at or 0)
        elif block.kind == "list" and is_about:
            yield from filter(None, (_row(text, "", place) for text, place in items(block)))


def _columns_of_statuses(table: Block) -> Iterator[int]:
    """The indexes of columns that have statuses only, and whose titles say so."""
    for index, title in enumerate(table.rows[0].cells if len(table.rows) > 1 else ()):
        cells = [row.cells[index].strip() if index < len(row.cells) else "" for row in table.rows[1:]]
        if _TITLE.fullmatch(title.strip(" *")) and all(map(_STATUS.fullmatch, cells)):
            yield index


def _in_table(table: Block, at: int) -> Iterator[StatusRow]:
    """The rows of a table: the last column has the meaning, those between go behind it with their titles."""
    titles = [cell.strip(" *").lower() for cell in table.rows[0].cells]
    others = [index for index in range(len(titles)) if index != at]
    body_at = others.pop() if len(titles) > 2 and titles[-1] in _TYPES else len(titles)
    meaning_at = next((index for index in reversed(others) if is_description(titles[index])), max(others, default=0))
    for row in table.rows[1:]:
        cells = {index: cell.strip() for index, cell in enumerate(row.cells)}
        if found := _row(cells.get(at, ""), cells.get(body_at, ""), row.place):
            phrase = _PHRASES.get(found.status, "")
            between = [
                f"{titles[index]}: {cells[index]}"
                for index in others
                if index != meaning_at and _says(cells.get(index, ""), phrase)
            ]
            meaning = cells.get(meaning_at, "") if others else ""
            said = (found.meaning, meaning if _says(meaning) else "", f"({'; '.join(between)})" if between else "")
            yield replace(found, meaning=" ".join(filter(None, said)))


def _row(text: str, body: str, place: Place) -> StatusRow | None:
    """The row of the status that a text begins with; None if it begins with none."""
    found = _STATUS.fullmatch(text.strip())
    return StatusRow(found["status"], _without_marks(found["meaning"], found["marks"]), body, place) if found else None


def _says(cell: str, known: str = "") -> bool:
    """Whether a cell says something that is not known."""
    bare = _LINK.sub(r"\1", cell).strip(" *_`").lower()
    return any(map(str.isalnum, bare)) and bare not in (*NOTHING, known.lower())


def _without_marks(meaning: str, marks: str) -> str:
    """What is said behind a status, without marks around it: ``**404 Gone**: no such box``."""
    whole = _MARKED.fullmatch(meaning)
    return whole[1] if whole else meaning.strip().replace(marks or "\0", "", 1)
