"""Recognises the columns of a table of fields by their titles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from generator.pages.described_operations.fields.requirements import REQUIRED
from generator.pages.documented_types.words import UNMISTAKABLE
from generator.pages.languages import in_english
from generator.pages.markdown.html_tags import without_tags
from generator.pages.markdown.parts import REMEMBERED, Block, Row, unescaped

_NAMES: Final = ("parameter", "param", "name", "field", "key", "property", "attribute", "argument", "header")
_TITLES: Final[Mapping[str, tuple[str, ...]]] = {
    "type": ("type", "data type", "datatype", "value type", "field type", "schema"),
    "required": (
        *("required", "required?", "mandatory", "mandatory?", "req", "req.", "is required", "compulsory"),
        *("requirement", "required/optional", "req'd", "req'd?"),
    ),
    "optional": ("optional", "optional?"),
    "location": ("in", "location", "located in", "where", "sent in", "passed in"),
    "default": ("default", "default value", "value default", "defaults"),
    "values": (
        *("allowed values", "possible values", "valid values", "accepted values", "enum", "values", "options"),
        *("allowed value", "possible value"),
    ),
    "description": (
        *("description", "desc", "notes", "meaning", "details", "additional information", "definition", "value"),
        *("purpose", "comment", "comments", "explanation", "overview", "remarks"),
    ),
}
_LOCATIONS: Final = (
    ("query", re.compile(r"\bquery", re.IGNORECASE)),
    ("path", re.compile(r"\b(?:path|url|uri)", re.IGNORECASE)),
    ("header", re.compile(r"\bheader", re.IGNORECASE)),
    ("cookie", re.compile(r"\bcookie", re.IGNORECASE)),
    ("form", re.compile(r"\bform(?:[ _-]?data)?\b", re.IGNORECASE)),
    ("body", re.compile(r"\b(?:body|form)", re.IGNORECASE)),
)
_VALUES: Final = ("value", "values")
_REQUIREMENT: Final = re.compile(
    rf"[`*_]*(?:{'|'.join(REQUIRED)}|(?:conditional|optional)(?:ly)?)[`*_]*", re.IGNORECASE
)
_TYPE: Final = re.compile(rf"[`*]*(?:{'|'.join(UNMISTAKABLE)})(?:\[\])?[`*]*", re.IGNORECASE)
_CODE: Final = re.compile(r"`[^`]+`[\s\\*]*")
NOTHING: Final = ("none", "n/a")
"""The words in cells that have nothing to say."""

_SAID_TWICE: Final = "schema"
# Titles that count only if no other column has one for the same thing.
_RATHER_OTHERS: Final = (_SAID_TWICE, "value")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table.

    Arguments:
        titles: the titles, in lower case, in English, without additions: ``type`` for ``Type - required``.
        by_topic: the other columns, by what they are about.
    """

    titles: tuple[str, ...]
    names: int | None
    by_topic: Mapping[str, int]

    @property
    def describes_fields(self) -> bool:
        """Whether each row names a field, and the other cells describe it."""
        return self.names is not None and bool({"type", "required", "optional"} & self.by_topic.keys())

    @property
    def describes_something(self) -> bool:
        """Whether each row has a name and a description, with or without anything else."""
        return self.names == 0 and "description" in self.by_topic

    def name_in(self, row: Row) -> str:
        """The cell with the name in a row."""
        return _cell(row, self.names or 0)

    def others(self, row: Row) -> Iterator[str]:
        """The cells of a row under unusual titles, such as ``Example``, with these titles."""
        for index, (title, cell) in enumerate(zip(self.titles, row.cells, strict=False)):
            is_filled = any(map(str.isalnum, cell)) and cell.strip().lower() not in NOTHING
            if is_filled and title and index not in (self.names, *self.by_topic.values()):
                yield f"{title.capitalize()}: {cell.strip()}"


@lru_cache(maxsize=REMEMBERED)
def columns_of(table: Block) -> Columns:
    """The columns of a table; without titles, they are taken for name, type and description."""
    cells = table.rows[0].cells if table.rows else ()
    titles = tuple(re.split(r"\s+[-–/(]", in_english(plain(cell).strip("*")).lower())[0] for cell in cells)
    if not any(titles):
        rows = table.rows[1:]
        is_named = bool(rows) and all(_CODE.fullmatch(plain(row.cells[0])) for row in rows)
        untitled = {"type": 1, "description": 2} if len(titles) > 2 else {"description": 1}
        return Columns(titles, 0 if is_named else None, untitled)
    names = next((index for index, title in enumerate(titles) if _is_name(title)), None)
    by_topic = {key: column for key in _TITLES if (column := _column(titles, key, names)) is not None}
    return _with_requirements(_with_types(_with_locations(Columns(titles, names, by_topic), table), table), table)


def _column(titles: Sequence[str], key: str, names: int | None) -> int | None:
    found = [index for index, title in enumerate(titles) if index != names and title in _TITLES[key]]
    return next((index for index in found if titles[index] not in _RATHER_OTHERS), found[0] if found else None)


def _with_locations(columns: Columns, table: Block) -> Columns:
    """The columns, corrected for tables whose ``Type`` is the location and whose ``Schema`` is the type."""
    kind = columns.by_topic.get("type")
    schema = columns.titles.index(_SAID_TWICE) if _SAID_TWICE in columns.titles else None
    if kind is None or schema is None or kind == schema or not all(map(location_in, _cells(table, kind))):
        return columns
    return Columns(columns.titles, columns.names, {**columns.by_topic, "type": schema, "location": kind})


def _with_types(columns: Columns, table: Block) -> Columns:
    """The columns; ``Value`` is the type if all its cells are types."""
    kind = next((index for index, title in enumerate(columns.titles) if title in _VALUES and index), None)
    cells = _cells(table, kind) if kind is not None and "type" not in columns.by_topic else []
    if kind is None or not cells or not all(_TYPE.fullmatch(plain(cell)) for cell in cells):
        return columns
    by_topic = {key: index for key, index in columns.by_topic.items() if index != kind}
    return Columns(columns.titles, columns.names, {**by_topic, "type": kind})


def _with_requirements(columns: Columns, table: Block) -> Columns:
    """The columns; one whose cells all say ``Required`` or ``Optional`` is about that, whatever its title."""
    if columns.names is None or {"required", "optional"} & columns.by_topic.keys():
        return columns
    others = (index for index in range(len(columns.titles)) if index not in (columns.names, *columns.by_topic.values()))
    found = next((index for index in others if _are_requirements(_cells(table, index))), None)
    return columns if found is None else replace(columns, by_topic={**columns.by_topic, "required": found})


def _are_requirements(cells: Sequence[str]) -> bool:
    return bool(cells) and all(_REQUIREMENT.fullmatch(plain(cell)) for cell in cells)


def _cells(table: Block, index: int) -> list[str]:
    return [_cell(row, index) for row in table.rows[1:]]


def _cell(row: Row, index: int) -> str:
    return row.cells[index] if index < len(row.cells) else ""


def _is_name(title: str) -> bool:
    """Whether a title is that of a column with the names of fields."""
    last = title.rpartition(" ")[2]
    return any(each in _NAMES for each in (last, last.removesuffix("s"), last.removesuffix("name")))


def is_description(title: str) -> bool:
    """Whether a title is that of a column with descriptions."""
    return title in _TITLES["description"]


def location_in(cell: str) -> str:
    """The location that a cell names; empty if it names none."""
    return next((location for location, words in _LOCATIONS if words.search(cell)), "")


def plain(cell: str) -> str:
    """The text of a cell without tags for its looks, and without the escapes of Markdown."""
    return unescaped(without_tags(cell)).strip()
