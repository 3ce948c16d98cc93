"""Reads lists of fields: ``- `limit` (integer, optional): how many``, with nested items for nested fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

from generator.diagnostics import Place, Report
from generator.document import ObjectNode
from generator.pages.described_operations.fields.columns import location_in
from generator.pages.described_operations.fields.components import report_unnamed
from generator.pages.described_operations.fields.list_items import (
    DECLARATION,
    NamedField,
    begins_with_field,
    is_location,
    named_field,
)
from generator.pages.described_operations.fields.objects import Field, object_of, with_properties
from generator.pages.described_operations.fields.repeated import distinct
from generator.pages.described_operations.fields.requirements import REQUIRED
from generator.pages.described_operations.fields.values import value_in, with_default, with_described_values
from generator.pages.documented_types.reading import read_type
from generator.pages.markdown.html_tags import BREAK
from generator.pages.markdown.parts import REMEMBERED, Block

# An indentation deeper than that of any real list, and shallow enough for recursion.
_DEEPEST: Final = 60
_START: Final = re.compile(r"[-*+]\s+")
# A term on a line of its own, and below it: `: how many`
_TERM: Final = re.compile(r"^[`*]*([\w$@.\[\]{}-]+)[`*]*[ \t]*\n(?=:[ \t])", re.MULTILINE)
_SAID_OF_TERM: Final = re.compile(r"\s*\n:[ \t]+")
_DECLARED: Final = re.compile(rf"(?:^|(?<=>))(?={DECLARATION}\s*(?:$|{BREAK}))", re.MULTILINE)


def is_list_of_fields(block: Block) -> bool:
    """Whether most items of a list describe a field, or a text begins with a field and its type."""
    if block.kind == "paragraph":
        return _is_text_of_fields(block.text)
    named = _named(block) if block.kind == "list" else ()
    return 2 * sum(each is not None for each in named) > len(named)


def is_unmistakable_list(block: Block) -> bool:
    """Whether every item names a field and its type, so that the list needs no heading to be recognised."""
    return block.kind == "list" and all(typed := _typed(block)) and bool(typed)


def is_list_with_fields(block: Block) -> bool:
    """Whether some items name a field and its type, although the list as a whole is taken for prose."""
    return block.kind == "list" and not is_list_of_fields(block) and any(_typed(block))


def _typed(block: Block) -> list[bool]:
    """For each item, whether it names a field with a type that no ordinary sentence would contain."""
    return [each is not None and each.has_certain_type for each in _named(block)]


@lru_cache(maxsize=REMEMBERED)
def _named(block: Block) -> tuple[NamedField | None, ...]:
    """For each item, the field that it describes, or None."""
    return tuple(named_field(_apart(text, place)[0]) for text, place in items(block))


def list_fields(block: Block, location: str, report: Report) -> Iterator[Field]:
    """The fields that a list describes."""
    for text, place in items(block):
        head, below = _apart(text, place)
        if found := named_field(head):
            yield _field(found, below, location, place, report)
        else:
            report_unnamed(text, place, report)


def _field(found: NamedField, below: Block | None, location: str, place: Place, report: Report) -> Field:
    words, rest = found.remarks
    schema = read_type(found.type, place, report).schema
    if below is not None and _has_fields(schema, below):
        parts = distinct(list_fields(below, "body", report), report)
        schema = with_properties(schema, object_of(parts, below.place))
    elif below is not None:
        rest = f"{rest}\n{below.text}".strip()
    required = any(word.lower() in REQUIRED for word in words)
    location = location or next((location_in(word) for word in words if is_location(word)), "")
    for default in filter(None, map(_default, words)):
        schema = with_default(schema, default)
    return Field(
        found.name, location, with_described_values(schema, rest), required, "deprecated" in words, rest, place
    )


def _default(word: str) -> str:
    """The value in ``default: 20`` and ``default=20``; empty for any other remark."""
    found = re.fullmatch(r"defaults?(?: to| is)?\W*?[\s:=]\s*(.+)", word, re.IGNORECASE)
    return value_in(found[1]) if found else ""


def _apart(text: str, place: Place) -> tuple[str, Block | None]:
    """Splits an item into its own text and the list nested in it."""
    lines = text.split("\n")
    for index, line in enumerate(lines[1:], 1):
        if line.lstrip().startswith(("```", "~~~")):
            break
        if _START.match(line.lstrip()):
            indented = len(line) - len(line.lstrip())
            start = Place(place.file, place.line + index, place.column + 2 + indented)
            below = "\n".join(each[min(indented, len(each) - len(each.lstrip())) :] for each in lines[index:])
            return "\n".join(lines[:index]).strip(), Block("list", below, start)
    return text, None


def _has_fields(schema: ObjectNode, below: Block) -> bool:
    """Whether the nested list has nested fields, not values: the field is an object, or the items have types."""
    if schema.get("type", "object") not in ("object", "array") or below.place.column > _DEEPEST:
        return False
    is_of_objects = "object" in (schema.get("type"), schema.object_at("items").get("type"))
    found = _named(below)
    return 2 * sum(1 for each in found if each and (is_of_objects or each.type)) > len(found)


def items(block: Block) -> Iterator[tuple[str, Place]]:
    """The items of a list without their marks, with their places; none for a numbered list."""
    if block.kind == "paragraph":
        yield from _fields_of_text(block)
    lines = [] if block.kind == "paragraph" else block.text.split("\n")
    starts = [index for index, line in enumerate(lines) if _START.match(line)]
    for start, end in pairwise([*starts, len(lines)]):
        below = (line.removeprefix("  ") for line in lines[start + 1 : end])
        text = "\n".join([_START.sub("", lines[start], count=1), *below])
        yield text.strip(), Place(block.place.file, block.place.line + start, block.place.column)


def _is_text_of_fields(text: str) -> bool:
    """Whether a text begins with a field and its type, or with a term."""
    return begins_with_field(text) or _TERM.match(text) is not None


def _fields_of_text(block: Block) -> Iterator[tuple[str, Place]]:
    """The parts of a text that describe one field each, in the form of items of a list, with their places.

    Arguments:
        block: a paragraph; one that does not describe several fields is one part.
    """
    text, place = block.text, block.place
    starts = [found.start() for found in (*_TERM.finditer(text), *_DECLARED.finditer(text))] or [0]
    for start, end in pairwise([*starts, len(text)]):
        line = place.line + text.count("\n", 0, start)
        yield _beside(text[start:end]).strip(), Place(place.file, line, place.column)


def _beside(part: str) -> str:
    """A part with the description after the name, instead of below it."""
    return _SAID_OF_TERM.sub(" ", _TERM.sub(r"`\1`", part, count=1)) if _TERM.match(part) else part
