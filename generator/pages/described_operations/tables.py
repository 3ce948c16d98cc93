"""Tables of parameters: ``| Parameter | Type | Required | Description |``, a row for each field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from generator.diagnostics import Report
from generator.document import ObjectNode
from generator.pages.described_operations.columns import NOTHING, Columns, columns_of, location_in, plain
from generator.pages.described_operations.fields import report_unnamed
from generator.pages.described_operations.objects import Field
from generator.pages.described_operations.values import (
    value_in,
    values_in,
    with_default,
    with_enum,
    with_said_values,
)
from generator.pages.documented_types import read_type, type_in
from generator.pages.languages import in_english
from generator.pages.parts import Block, Row

_INDENT: Final = re.compile(r"(?P<arrows>(?:[⇥↳└»>→] ?)+)[─-]*\s*")
_BADGE: Final = re.compile(r"<([A-Z]\w*)[^>]*>([^<]*)</\1>")
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
_TYPES: Final = r"(?:string|integer|int|number|float|boolean|bool|object|hash|array|uuid|datetime|date-time)"
# **boolean** `readonly`<br>Whether, or: String. What
_TYPE_FIRST: Final = re.compile(
    rf"(?:[*_`(\[]+(?P<marked>{_TYPES}(?:\[\w*\])*)[*_`)\]]+(?:\s*`read-?only`)?|(?P<bare>{_TYPES}(?:\[\w*\])*)(?=[.:,<]|\s[–—-]\s|$))"
    r"[\s.:,–—-]*(?:<br ?/?>\s*)*",
    re.IGNORECASE,
)
_FIELD: Final = re.compile(r"(?=.*\w)[\w$@:.\[\]{}-]+")
# As generators call what has no name of its own.
_WHOLE: Final = ("body", "anonymous")
_BETWEEN_NAMES: Final = re.compile(r"`\s*(?:[/,]|\bor\b|\band\b)\s*`")
_YES: Final = ("yes", "true", "required", "mandatory", "y", "✓", "✔", "✅", "always")


def is_table_of_fields(block: Block) -> bool:
    """Whether each row of a table names a field, and the others of its columns say what it is."""
    columns = columns_of(block)
    return columns.describes_fields if any(columns.titles) else columns.names is not None


def is_table_of_descriptions(block: Block) -> bool:
    """Whether each row of a table has a name and says something of it; what of, the heading above tells."""
    return columns_of(block).describes_something


def table_fields(table: Block, location: str, report: Report) -> Iterator[Field]:
    """The fields that a table describes, all of which travel in one way.

    Arguments:
        table: a table of fields.
        location: as in ``Field``.
        report: receives ``type-unknown`` and ``field-without-name``.
    """
    columns = columns_of(table)
    above: list[str] = []
    for depth, cell, row in _nested(table, columns):
        if cell is None:
            yield _field("", row, columns, location, report)
            continue
        names = [each.strip("*`").rstrip("?*\\ ").strip("`") for each in _BETWEEN_NAMES.split(cell)]
        if all(map(_FIELD.fullmatch, names)):
            above = [*above[:depth], names[0]]
            field = _field(names[0], row, columns, location, report)
            for name in names:
                beside = names[0].rpartition(".")[0] + name if name.startswith(".") else name
                yield replace(field, name=".".join([*above[:-1], beside]))
        elif any(map(str.isalpha, cell)):
            report_unnamed(cell, row.place, report)


def _nested(table: Block, columns: Columns) -> Iterator[tuple[int, str | None, Row]]:
    """The rows with the cells of their names, None for the body as a whole, and how deep they stand in others."""
    rows = [(*_indented(_named(columns.name_in(row))), row) for row in table.rows[1:]]
    top = outermost = min((depth for depth, _, _ in rows), default=0)
    for (depth, cell, row), following in zip(rows, (*rows[1:], None), strict=False):
        has_parts = following is not None and following[0] > depth
        is_whole = depth == outermost and _is_whole(cell, row, columns, has_parts)
        if depth == outermost:
            top = depth + (is_whole and has_parts)
        yield max(depth - top, 0), None if is_whole else cell, row


def _is_whole(cell: str, row: Row, columns: Columns, has_parts: bool) -> bool:
    """Whether a row speaks of a body as a whole: its parts are below it, or it is said to be in the body."""
    is_body = location_in(row.at(columns.said).get("location", "")) == "body"
    return cell.strip("*`_").lower() in _WHOLE and (has_parts or is_body)


def _field(name: str, row: Row, columns: Columns, location: str, report: Report) -> Field:
    cells, cell = row.at(columns.said), columns.name_in(row)
    badges = [found[2].strip() for found in _BADGE.finditer(cell)]
    kind, text = _typed(cells)
    remark, kind = _REMARK.search(kind), _REMARK.sub("", kind)
    schema = read_type("" if kind in ("-", "—") else kind, row.place, report).schema
    text = "" if text.lower() in NOTHING else text
    description = "\n\n".join(filter(None, (text, *_remarks(cells), *columns.others(row))))
    beside = _BESIDE_NAME.search(plain(_BADGE.sub("", cell)))
    said = [remark[1] if remark else "", beside["said"] if beside else "", *badges]
    required = _is_required(cells, said, description) or _is_starred(_named(cell))
    told = (location_in(text) for text in (cells.get("location", ""), *badges))
    travels = next((each for each in told if each), location)
    return Field(name, travels, _with_values(schema, cells, description), required, False, description, row.place)


def _typed(cells: Mapping[str, str]) -> tuple[str, str]:
    """The type and the description; without a column for it, the type may be the first word of that."""
    text = cells.get("description", "")
    if "type" in cells or not (found := _TYPE_FIRST.match(text)):
        return type_in(cells.get("type", "")), text
    return found["marked"] or found["bare"], text[found.end() :]


def _with_values(schema: ObjectNode, cells: Mapping[str, str], description: str) -> ObjectNode:
    schema = with_enum(schema, values_in(cells.get("values", "")))
    default = value_in(cells.get("default", ""))
    return with_said_values(with_default(schema, default) if default else schema, description)


def _remarks(cells: Mapping[str, str]) -> Iterator[str]:
    """What cells say of values in prose, each with its title."""
    for key in ("values", "default"):
        cell = cells.get(key, "")
        is_read = value_in(cell) if key == "default" else values_in(cell)
        if not is_read and any(map(str.isalnum, cell)) and cell.lower() not in NOTHING:
            yield f"{key.capitalize()}: {cell}"


def _is_required(cells: Mapping[str, str], said: list[str], description: str) -> bool:
    """Whether a row says that its field has to be sent: in a column for it, beside something, or in the first words."""
    if cell := cells.get("required"):
        return says_yes(cell)
    if (cell := cells.get("optional")) is not None:
        return "required" in cell.lower() or not (says_yes(cell) or "optional" in cell.lower())
    told = [each for each in said if each]
    return any(map(says_yes, told)) or (not told and _REQUIRED_FIRST.match(description) is not None)


def _is_starred(name: str) -> bool:
    return name.endswith("*") and not name.startswith("*")


def says_yes(cell: str) -> bool:
    """Whether a cell says that something is required."""
    return bool({cell.strip("*`").lower(), in_english(cell.strip("*`")).lower()} & {*_YES})


def _indented(cell: str) -> tuple[int, str]:
    """How deep in the fields above it a field stands, by the arrows before its name, and the name."""
    found = _INDENT.match(cell)
    return (len(found["arrows"].replace(" ", "")), cell[found.end() :]) if found else (0, cell)


def _named(cell: str) -> str:
    """The cell with the name of a field, without what is said of it there."""
    return _BESIDE_NAME.sub("", plain(_BADGE.sub("", cell)))
