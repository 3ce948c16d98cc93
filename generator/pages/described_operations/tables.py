"""Tables of parameters: ``| Parameter | Type | Required | Description |``, a row for each field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from generator.diagnostics import Report
from generator.pages.described_operations.fields import report_unnamed, with_enum
from generator.pages.described_operations.languages import in_english
from generator.pages.described_operations.objects import Field
from generator.pages.documented_types import read_type, type_in
from generator.pages.parts import Block, Row, unescaped

_NAMES: Final = ("parameter", "param", "name", "field", "key", "property", "attribute", "argument", "header")
_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "type": ("type", "data type"),
    "required": ("required", "required?", "mandatory", "mandatory?"),
    "location": ("in", "location", "located in", "where", "sent in", "passed in"),
    "description": (
        "description",
        "desc",
        "notes",
        "meaning",
        "details",
        "additional information",
        "definition",
        "value",
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
_CODE: Final = re.compile(r"`[^`]+`[\s\\*]*")
_TAG: Final = re.compile(r"</?[a-z][^>]*>")
_INDENT: Final = re.compile(r"(?P<arrows>(?:[⇥↳└»>→] ?)+)[─-]*\s*")
_REMARK: Final = re.compile(r"\s*[-–,(]\s*(required|mandatory|optional)\)?\s*$", re.IGNORECASE)
# `limit` *required*
_BESIDE_NAME: Final = re.compile(
    r"(?:\s|<br ?/?>)+[*_(\[`]*(?P<said>(?:conditionally )?(?:required|mandatory|optional|deprecated))[*_)\]`]*$",
    re.IGNORECASE,
)
# "**Required.** Where to send", but not "Required if there is no name".
_REQUIRED_FIRST: Final = re.compile(
    r"[\s*_(\[`]*(?:required|mandatory)\b(?![*_`]*,?\s+(?:if|when|unless|for|only|in|with|by)\b)(?:\s*[.:!;)\]*_`—–-]|$)",
    re.IGNORECASE,
)
_FIELD: Final = re.compile(r"[\w$@:.\[\]{}-]+")
_YES: Final = ("yes", "true", "required", "mandatory", "y", "✓", "✔", "✅", "always")


def is_table_of_fields(block: Block) -> bool:
    """Whether each row of a table names a field, and the others of its columns say what it is."""
    header = _header(block)
    if not any(header):
        return bool(block.rows[1:]) and all(_CODE.fullmatch(_plain(row.cells[0])) for row in block.rows[1:])
    return _is_name(header[0]) and any(_column(header, key) for key in ("type", "required"))


def is_table_of_descriptions(block: Block) -> bool:
    """Whether each row of a table has a name and says something of it; what of, the heading above tells."""
    header = _header(block)
    return bool(header) and _is_name(header[0]) and _column(header, "description") == 1


def table_fields(table: Block, location: str, report: Report) -> Iterator[Field]:
    """The fields that a table describes, all of which travel in one way.

    Arguments:
        table: a table of fields.
        location: as in ``Field``.
        report: receives ``type-unknown`` and ``field-without-name``.
    """
    header = _header(table)
    above: list[str] = []
    for row in table.rows[1:]:
        depth, cell = _indented(_named(row))
        name = cell.strip("*`").rstrip("?*\\ ").strip("`")
        if _FIELD.fullmatch(name):
            above = [*above[:depth], name]
            yield _field(".".join(above), row, header, location, report)
        elif any(map(str.isalpha, name)):
            report_unnamed(name, row.place, report)


def _field(name: str, row: Row, header: Sequence[str], location: str, report: Report) -> Field:
    columns = _columns(header)
    cells = row.at(columns)
    remark = _REMARK.search(type_in(cells.get("type", "")))
    text = _REMARK.sub("", type_in(cells.get("type", "")))
    found = read_type("" if text in ("-", "—") else text, row.place, report)
    description = "\n\n".join(filter(None, (cells.get("description", ""), *_others(row, header, columns))))
    beside = _BESIDE_NAME.search(_plain(row.cells[0]))
    said = cells.get("required") or (remark[1] if remark else beside["said"] if beside else "")
    required = says_yes(said) or (not said and _REQUIRED_FIRST.match(description) is not None)
    required |= _named(row).endswith("*") and not _named(row).startswith("*")
    location = _location(cells.get("location", "")) or location
    return Field(name, location, with_enum(found.schema, description), required, False, description, row.place)


def _location(cell: str) -> str:
    """Where a field travels, as its cell says; empty where it does not."""
    return next((location for location, words in _LOCATIONS if words.search(cell)), "")


def says_yes(cell: str) -> bool:
    """Whether a cell says that something is required."""
    return bool({cell.strip("*`").lower(), in_english(cell.strip("*`")).lower()} & {*_YES})


def _others(row: Row, header: Sequence[str], columns: Mapping[str, int]) -> Iterator[str]:
    """What the other columns say, as the default, each with its title."""
    for index, (title, cell) in enumerate(zip(header, row.cells, strict=False)):
        if index and title and index not in columns.values() and any(map(str.isalnum, cell)):
            yield f"{title.capitalize()}: {cell.strip()}"


def _indented(cell: str) -> tuple[int, str]:
    """How deep in the fields above it a field stands, by the arrows before its name, and the name."""
    found = _INDENT.match(cell)
    return (len(found["arrows"].replace(" ", "")), cell[found.end() :]) if found else (0, cell)


def _is_name(title: str) -> bool:
    """Whether a column has the names of fields, by its title."""
    last = title.rpartition(" ")[2]
    return last in _NAMES or last.removesuffix("s") in _NAMES


def _named(row: Row) -> str:
    """The cell with the name of a field, without what is said of it there."""
    return _BESIDE_NAME.sub("", _plain(row.cells[0]))


def _plain(cell: str) -> str:
    """A cell without the tags that colour it, and the marks that keep Markdown from reading it."""
    return unescaped(_TAG.sub("", cell)).strip()


def _columns(header: Sequence[str]) -> dict[str, int]:
    """Which column says what; without titles the type comes before the description."""
    if any(header):
        return {key: column for key in _COLUMNS if (column := _column(header, key))}
    return {"type": 1, "description": 2} if len(header) > 2 else {"description": 1}


def _header(block: Block) -> list[str]:
    """The titles of the columns, without what is added to them: ``Type - required`` is ``type``."""
    titles = block.rows[0].cells if block.rows else ()
    return [re.split(r"\s+[-–/(]", in_english(cell.strip().strip("*")).lower())[0] for cell in titles]


def _column(header: Sequence[str], key: str) -> int:
    """Which column says something; 0, that of the names, when none does."""
    return next((index for index, title in enumerate(header) if index and title in _COLUMNS[key]), 0)
