"""Puts the rows of tables under ``Enumerated Values`` into the tables of fields that they are about.

Generators of Markdown write such a table, with one row for each value, below each table of fields.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final

from generator.pages.described_operations.fields.columns import columns_of, plain
from generator.pages.described_operations.sections import Section
from generator.pages.markdown.parts import Block, Part, Row

_TITLE: Final = re.compile(r"enum(?:erated|eration)? values", re.IGNORECASE)
_COLUMN: Final = "Allowed values"
# What marks nested fields in front of their names.
_MARKS: Final = "»> `*"


def with_enumerated_values(page_sections: Sequence[Section]) -> tuple[Section, ...]:
    """The sections of a page; the values of fields are a further column of the tables above them."""
    found: list[Section] = []
    for section in page_sections:
        values = _values(section)
        at = _described_at(found, section.level, values) if values else None
        if at is not None:
            found[at] = replace(found[at], parts=tuple(_with_values(part, values) for part in found[at].parts))
            section = replace(section, parts=section.parts[1:])
        found.append(section)
    return tuple(found)


def _described_at(before: Sequence[Section], level: int, names: Collection[str]) -> int | None:
    """The index of the last section with these fields: one beside a heading of this level, or the one around it."""
    for index in reversed(range(len(before))):
        if any(_names_all(part, names) for part in before[index].parts):
            return index
        if before[index].level < level:
            return None
    return None


def _values(section: Section) -> Mapping[str, Sequence[str]]:
    """The values of each field, if a section is about them and begins with a table of them."""
    table = section.parts[0] if section.parts and _TITLE.fullmatch(section.sense) else None
    if not isinstance(table, Block) or not table.rows or columns_of(table).titles[1:] != ("value",):
        return {}
    values: dict[str, list[str]] = {}
    for row in table.rows[1:]:
        values.setdefault(_name(row), []).append(plain(row.cells[1]).strip("`"))
    return values


def _name(row: Row) -> str:
    return plain(row.cells[0]).strip(_MARKS)


def _names_all(part: Part, names: Collection[str]) -> bool:
    """Whether a part of a page is a table with all these fields."""
    rows = part.rows if isinstance(part, Block) else ()
    return {*names} <= {_name(row) for row in rows[1:]}


def _with_values(part: Part, values: Mapping[str, Sequence[str]]) -> Part:
    if not isinstance(part, Block) or not _names_all(part, values):
        return part
    header, *rows = part.rows
    described = (replace(row, cells=(*row.cells, _cell(values.get(_name(row), ())))) for row in rows)
    return replace(part, rows=(replace(header, cells=(*header.cells, _COLUMN)), *described))


def _cell(values: Sequence[str]) -> str:
    return ", ".join(f"`{value}`" for value in values)
