"""Tables of parameters: ``| Parameter | Type | Required | Description |``, a row for each field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from generator.diagnostics import Report
from generator.pages.documented_types import read_type, type_in
from generator.pages.markdown import Block, Part, Row, blocks
from generator.pages.mintlify_components.fields import with_enum
from generator.pages.mintlify_components.objects import Field

_NAMES: Final = ("parameter", "param", "name", "field", "key", "property", "attribute", "argument", "header")
_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "type": ("type", "data type"),
    "required": ("required", "required?", "mandatory", "mandatory?"),
    "description": ("description", "desc", "notes", "meaning", "details", "additional information", "definition"),
}
_FIELD: Final = re.compile(r"[\w$@:.\[\]{}-]+")
_REQUIRED: Final = ("yes", "true", "required", "y", "✓", "✔", "✅", "always")


def is_table_of_fields(block: Block) -> bool:
    """Whether each row of a table names a field, and the others of its columns say what it is."""
    header = _header(block)
    return bool(header) and header[0] in _NAMES and any(_column(header, key) for key in ("type", "required"))


def tables_of_fields(parts: Sequence[Part]) -> list[Block]:
    """The tables of fields among some parts."""
    return [block for block in blocks(parts) if is_table_of_fields(block)]


def table_fields(table: Block, location: str, report: Report) -> Iterator[Field]:
    """The fields that a table describes, all of which travel in one way.

    Arguments:
        table: a table of fields.
        location: as in ``Field``.
        report: receives ``type-unknown``.
    """
    header = _header(table)
    columns = {key: column for key in _COLUMNS if (column := _column(header, key))}
    for row in table.rows[1:]:
        name = row.cells[0].strip().strip("*`").rstrip("?*").strip("`")
        if _FIELD.fullmatch(name):
            yield _field(name, row, columns, location, report)


def _field(name: str, row: Row, columns: Mapping[str, int], location: str, report: Report) -> Field:
    cells = row.at(columns)
    text = type_in(cells.get("type", ""))
    found = read_type("" if text in ("-", "—") else text, row.place, report)
    description = cells.get("description", "")
    said = cells.get("required", "").strip("*`").lower()
    return Field(name, location, with_enum(found.schema, description), said in _REQUIRED, False, description, row.place)


def _header(block: Block) -> list[str]:
    return [cell.strip().strip("*").lower() for cell in block.rows[0].cells] if block.rows else []


def _column(header: Sequence[str], key: str) -> int:
    """Which column says something; 0, that of the names, when none does."""
    return next((index for index, title in enumerate(header) if index and title in _COLUMNS[key]), 0)
