"""Reads models from tables: ``| Property | Type | Description |``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from generator.diagnostics import Place, Report
from generator.document import Node, ObjectNode, object_node
from generator.openapi.extensions import DOCUMENTED_TYPE
from generator.pages.described_operations.fields.objects import Field, object_of
from generator.pages.described_operations.fields.repeated import distinct
from generator.pages.described_operations.fields.requirements import says_yes
from generator.pages.described_operations.titles.models import GENERIC, model_in_title
from generator.pages.documented_types.reading import read_type, type_in
from generator.pages.markdown.parts import Block, Markdown, Row, blocks

_NAME_COLUMNS: Final = ("property", "field", "name", "attribute")
_TYPE_COLUMNS: Final = ("type", "data type")
# A property that only exists in an SDK is never sent.
_LOCAL_SECTIONS: Final = ("client-only", "local-only")
_FOOTNOTE: Final = re.compile(r"(?:\s|\\?\*)+$")
_EXTENDS: Final = re.compile(r"\bextends?\s+\[?`([A-Z][A-Za-z0-9_]*)`")


def has_property_tables(markdown: Markdown) -> bool:
    """Whether there is a table of properties on a page."""
    return any(_is_property_table(block) for block in blocks(markdown.parts))


def property_models(markdown: Markdown, report: Report) -> ObjectNode:
    """The schemas of the models that tables on a page describe, by their names."""
    schemas: dict[str, Node] = {}
    places: dict[str, Place] = {}
    others: list[Block] = []
    for name, text, table in _tables(markdown):
        if not name:
            others.append(table)
            continue
        model = _model(text, table, report)
        known = schemas.get(name)
        schemas[name] = _joined(known, model) if isinstance(known, ObjectNode) else model
        places.setdefault(name, table.place)
    if others:
        _report_others(others, report)
    return ObjectNode(schemas, markdown.place, places)


def _report_others(others: Sequence[Block], report: Report) -> None:
    report.note(
        "no-model",
        f"Tables of properties belong to no model, and are left out: {len(others)} on this page",
        others[0].place,
        "Put the name of the model into the heading above its table, as in `# Order` or `# The Order object`.",
    )


def _is_property_table(block: Block) -> bool:
    header = [cell.strip().lower() for cell in block.rows[0].cells] if block.rows else []
    return len(header) > 1 and header[0] in _NAME_COLUMNS and any(each in _TYPE_COLUMNS for each in header)


def _tables(markdown: Markdown) -> Iterator[tuple[str, str, Block]]:
    """Each table with the model that it belongs to, or none, and the prose above it; those of an SDK are left out."""
    is_local = False
    page_model = name = model_in_title(markdown.title)
    text: list[str] = [markdown.front_matter.text_at("description")]
    for block in blocks(markdown.parts):
        if block.kind == "heading":
            name, is_local = _model_under(block, name, page_model), _is_local(block.title)
            text = text if block.level == 1 or _is_generic(block.title) else []
        elif _is_property_table(block):
            if not is_local:
                yield name, "\n\n".join(filter(None, text)), block
            text = []
        elif bold := re.fullmatch(r"\*\*(.+)\*\*", block.text):
            name = model_in_title(bold[1]) or name
        elif block.kind == "paragraph":
            text.append(block.text)


def _model_under(heading: Block, name: str, page_model: str) -> str:
    """The model of the tables under a heading; empty if the heading is about something else."""
    if _is_local(heading.title):
        return ""
    if own := model_in_title(heading.title):
        return own
    if not _is_generic(heading.title):
        return ""
    return page_model if heading.level <= 2 else name


def _is_local(title: str) -> bool:
    return title.lower().startswith(_LOCAL_SECTIONS)


def _is_generic(title: str) -> bool:
    return any(word in title.lower() for word in GENERIC)


def _model(text: str, table: Block, report: Report) -> ObjectNode:
    columns = {cell.strip().lower(): index for index, cell in enumerate(table.rows[0].cells)}
    fields = (_field(name, row, columns, report) for row in table.rows[1:] if (name := _name(row)))
    described: dict[str, Node] = {"type": "object", "description": text} if text else {}
    model = object_of(distinct(fields, report), table.place)
    model = model.replaced({**described, **model})
    extended = _EXTENDS.search(text)
    if extended is None:
        return model
    base = object_node({DOCUMENTED_TYPE: extended[1]}, table.place)
    return object_node({"allOf": [base, model]}, table.place)


def _name(row: Row) -> str:
    return _cell(row).removesuffix("?").strip("`")


def _cell(row: Row) -> str:
    """The name in a cell, without marks for bold and stars for footnotes."""
    return _FOOTNOTE.sub("", row.cells[0]).strip("*` ")


def _field(name: str, row: Row, columns: Mapping[str, int], report: Report) -> Field:
    cells = row.at(columns)
    found = read_type(type_in(next(filter(None, map(cells.get, _TYPE_COLUMNS)), "")), row.place, report)
    optional = found.optional or _cell(row).endswith("?")
    required = says_yes(cells["required"]) if "required" in cells else not optional
    return Field(name, "body", found.schema, required, False, cells.get("description", ""), row.place)


def _joined(known: ObjectNode, more: ObjectNode) -> ObjectNode:
    """A model with its properties from several tables."""
    properties = known.object_at("properties")
    added = more.object_at("properties")
    names = known.array_at("required")
    required = [*names, *(name for name in more.array_at("required") if name not in names)]
    items: dict[str, object] = {
        **known,
        "properties": properties.overlaid(added),
    }
    return object_node({**items, "required": required} if required else items, known.place)
