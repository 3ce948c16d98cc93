"""Finds tables and lists of fields: each row or item describes one field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from generator.diagnostics import Diagnostic, Report
from generator.pages.described_operations.endpoints.statements import states_endpoint
from generator.pages.described_operations.fields.components import FIELDS
from generator.pages.described_operations.fields.lists import is_list_of_fields, is_unmistakable_list, list_fields
from generator.pages.described_operations.fields.objects import Field
from generator.pages.described_operations.fields.tables import (
    is_table_of_descriptions,
    is_table_of_fields,
    table_fields,
)
from generator.pages.markdown.parts import REMEMBERED, Block, Part

_OF_VALUES: Final = re.compile(
    r"(?:\b(?:possible|allowed|valid|accepted|acceptable|available|supported)\b[^.\n]{0,40}\bvalues?(?: are)?"
    r"|\bone of(?: the following)?(?: values)?|^[*_]*values)[*_]*:[*_]*$",
    re.IGNORECASE,
)


def describes_fields(part: Part) -> bool:
    """Whether a part of a page may be a table or list of fields, given that the heading announces fields."""
    if not isinstance(part, Block):
        return False
    return is_table_of_fields(part) or is_table_of_descriptions(part) or is_list_of_fields(part)


def announced_blocks(parts: Sequence[Part]) -> list[Block]:
    """The tables and lists of fields below a heading that announces fields."""
    found = list(_outside_fields(parts))
    return [
        block
        for before, block in pairwise([None, *found])
        if block and describes_fields(block) and not (states_endpoint(block) or _lists_values(block, before))
    ]


def _lists_values(block: Block, before: Block | None) -> bool:
    """Whether a list without types stands below a text such as ``Possible values:``, and has no fields therefore."""
    is_announced = before is not None and before.kind == "paragraph" and _OF_VALUES.search(before.text) is not None
    return is_announced and block.kind == "list" and not is_unmistakable_list(block)


def value_lists(parts: Sequence[Part]) -> Iterator[str]:
    """The lists below texts such as ``Possible values:``, each with that text."""
    for before, block in pairwise(_outside_fields(parts)):
        if _lists_values(block, before):
            yield f"{before.text}\n\n{block.text}"


def unmistakable_blocks(parts: Sequence[Part]) -> list[Block]:
    """The tables and lists that are certainly of fields, whatever the heading says."""
    # A list inside a component adds to the description of the component.
    own = [part for part in parts if isinstance(part, Block) and is_unmistakable_list(part)]
    return [block for block in _outside_fields(parts) if block in own or is_table_of_fields(block)]


def announced_fields(parts: Sequence[Part], report: Report) -> Iterator[Field]:
    """The fields of a body in the tables and lists below a heading that announces fields."""
    for block in announced_blocks(parts):
        yield from fields_in(block, "body", report)


def _outside_fields(parts: Sequence[Part]) -> Iterator[Block]:
    """The blocks, except those inside the component of a field, which belong to that."""
    for part in parts:
        if isinstance(part, Block):
            yield part
        elif part.name not in FIELDS:
            yield from _outside_fields(part.children)


def fields_in(block: Block, location: str, report: Report) -> tuple[Field, ...]:
    """The fields that a table or a list describes."""
    fields, findings = _read(block, location)
    report.extend(findings)
    return fields


@lru_cache(maxsize=REMEMBERED)
def _read(block: Block, location: str) -> tuple[tuple[Field, ...], tuple[Diagnostic, ...]]:
    findings = Report()
    fields = tuple((table_fields if block.kind == "table" else list_fields)(block, location, findings))
    return fields, findings.diagnostics
