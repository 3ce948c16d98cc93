"""Reads tables of fields: ``| Parameter | Type | Required | Description |``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.diagnostics import Place, Report
from generator.document import ObjectNode
from generator.pages.described_operations.fields.columns import NOTHING, columns_of, location_in
from generator.pages.described_operations.fields.components import report_unnamed
from generator.pages.described_operations.fields.name_cells import NameCell, name_cell
from generator.pages.described_operations.fields.objects import Field
from generator.pages.described_operations.fields.requirements import REMARKS, REQUIRED, is_required
from generator.pages.described_operations.fields.values import (
    value_in,
    values_in,
    with_default,
    with_described_values,
    with_enum,
)
from generator.pages.documented_types.reading import read_type, type_in
from generator.pages.documented_types.words import UNMISTAKABLE
from generator.pages.markdown.html_tags import BREAK
from generator.pages.markdown.parts import Block

_BESIDE_TYPE: Final = re.compile(rf"\s*[-–,(]\s*({'|'.join(REQUIRED)}|optional)\)?\s*$", re.IGNORECASE)
_TYPE: Final = rf"(?:{'|'.join((*UNMISTAKABLE, 'hash', 'datetime', 'date-time'))})(?:\[\w*\])*"
# What kramdown writes below a table about its looks: {: class="table"}
_ATTRIBUTES: Final = re.compile(r"\{:[^{}]*\}")
# **boolean** `readonly`<br>Whether, or: String. What
_TYPE_FIRST: Final = re.compile(
    rf"(?:[*_`(\[]+(?P<marked>{_TYPE})[*_`)\]]+(?:\s*`read-?only`)?|(?P<bare>{_TYPE})(?=[.:,<]|\s[–—-]\s|$))"
    rf"[\s.:,–—-]*(?:{BREAK}\s*)*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _FieldRow:
    """A row that describes one field.

    Arguments:
        cells: the other cells, by what their columns are about.
        is_unmarked: whether its name has no question mark, while other names of the table have one.
    """

    name: NameCell
    cells: Mapping[str, str]
    others: tuple[str, ...]
    place: Place
    is_unmarked: bool

    @property
    def is_in_body(self) -> bool:
        """Whether a column says that the field is in the body."""
        return location_in(self.cells.get("location", "")) == "body"

    @property
    def location(self) -> str:
        """The location of the field, from a column or a remark beside the name; empty if neither names it."""
        locations = (location_in(text) for text in (self.cells.get("location", ""), *self.name.remarks))
        return next((location for location in locations if location), "")


def is_table_of_fields(block: Block) -> bool:
    """Whether each row of a table names and describes a field."""
    columns = columns_of(block)
    return columns.describes_fields if any(columns.titles) else columns.names is not None


def is_table_of_descriptions(block: Block) -> bool:
    """Whether each row of a table has a name and a description; only the heading tells what they are about."""
    return columns_of(block).describes_something


def table_fields(table: Block, location: str, report: Report) -> Iterator[Field]:
    """The fields that a table describes."""
    above: list[str] = []
    for depth, row in _nested(_rows(table)):
        if depth is None:
            yield _field("", row, location, report)
        elif names := row.name.names:
            above = [*above[:depth], names[0]]
            field = _field(names[0], row, location, report)
            yield from (replace(field, name=".".join([*above[:-1], name])) for name in names)
        elif any(map(str.isalpha, row.name.text)) and not _ATTRIBUTES.fullmatch(row.name.text):
            report_unnamed(row.name.text, row.place, report)


def _rows(table: Block) -> list[_FieldRow]:
    columns, rows = columns_of(table), table.rows[1:]
    names = _with_depths([name_cell(columns.name_in(row)) for row in rows])
    is_marked = any(name.is_optional for name in names) and "required" not in columns.by_topic
    return [
        _FieldRow(
            name, row.at(columns.by_topic), tuple(columns.others(row)), row.place, is_marked and not name.is_optional
        )
        for name, row in zip(names, rows, strict=True)
    ]


def _with_depths(names: Sequence[NameCell]) -> list[NameCell]:
    """The names; those that are indented with blanks are as deep as there are narrower indents in the table."""
    indents = sorted({name.indent for name in names})
    return [replace(name, depth=name.depth + indents.index(name.indent)) for name in names]


def _nested(rows: Sequence[_FieldRow]) -> Iterator[tuple[int | None, _FieldRow]]:
    """The rows with their depth; None for a row about the whole body."""
    top = outermost = min((row.name.depth for row in rows), default=0)
    for row, following in zip(rows, (*rows[1:], None), strict=False):
        has_parts = following is not None and following.name.depth > row.name.depth
        is_whole = row.name.depth == outermost and row.name.is_of_whole and (has_parts or row.is_in_body)
        if row.name.depth == outermost:
            top = outermost + (is_whole and has_parts)
        yield None if is_whole else max(row.name.depth - top, 0), row


def _field(name: str, row: _FieldRow, location: str, report: Report) -> Field:
    kind, text = _typed({"type": row.name.type, **row.cells} if row.name.type else row.cells)
    beside, kind = _BESIDE_TYPE.search(kind), _BESIDE_TYPE.sub("", kind)
    schema = read_type("" if kind in ("-", "—") else kind, row.place, report).schema
    text = "" if text.lower() in NOTHING else text
    schema = _with_values(schema, row.cells)
    description = "\n\n".join(filter(None, (text, *_remarks(row.cells, schema), *row.others)))
    remarks = (*row.name.remarks, beside[1]) if beside else row.name.remarks
    remarks = (*remarks, *filter(_is_remark, (row.cells.get("default", ""),)))
    required = is_required(row.cells, remarks, description) or row.name.is_starred or row.is_unmarked
    schema = with_described_values(schema, description)
    return Field(name, row.location or location, schema, required, False, description, row.place)


def _typed(cells: Mapping[str, str]) -> tuple[str, str]:
    """Type and description; without a column for types, the description may begin with the type."""
    text = cells.get("description", "")
    if "type" in cells or not (found := _TYPE_FIRST.match(text)):
        return type_in(cells.get("type", "")), text
    return found["marked"] or found["bare"], text[found.end() :]


def _with_values(schema: ObjectNode, cells: Mapping[str, str]) -> ObjectNode:
    schema = with_enum(schema, values_in(cells.get("values", "")))
    default = value_in(cells.get("default", ""))
    return with_default(schema, default) if default and not _is_remark(default) else schema


def _is_remark(cell: str) -> bool:
    """Whether a cell for the default says instead whether there is one: ``Required``."""
    return cell.strip(" *_`").lower() in REMARKS


def _remarks(cells: Mapping[str, str], schema: ObjectNode) -> Iterator[str]:
    """The cells about values that the schema does not have, as prose, each with its title."""
    for key, keyword in (("values", "enum"), ("default", "default")):
        cell = cells.get(key, "")
        if (
            keyword not in schema
            and any(map(str.isalnum, cell))
            and cell.lower() not in NOTHING
            and not _is_remark(cell)
        ):
            yield f"{key.capitalize()}: {cell}"
