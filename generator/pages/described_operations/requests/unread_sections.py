"""Reports sections with headings for fields of the request, if no field can be read from them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from generator.diagnostics import Report
from generator.pages.described_operations.examples.json_bodies import json_bodies
from generator.pages.described_operations.field_blocks import announced_blocks
from generator.pages.described_operations.fields.components import FIELDS
from generator.pages.described_operations.fields.lists import is_list_with_fields
from generator.pages.described_operations.sections import Section
from generator.pages.described_operations.titles.requests import names_fields
from generator.pages.described_operations.titles.responses import status_of
from generator.pages.markdown.parts import Block, blocks, components

# `limit`, **limit:**, a row, or a term with its description below: `: how many`; not **Note:**
_NAMES: Final = re.compile(r"`(?!Content-Type`)[^\s`]+`|\*\*[a-z_$@][^\s*]*\*\*|\|.*\||\S+\n+:\s")


def report_unread_sections(page_sections: Sequence[Section], report: Report) -> None:
    """Reports ``fields-unread`` for sections about fields of the request that name some, but in no known form."""
    for section in page_sections:
        if names_fields(section.sense) and not status_of(section) and _names_something(section):
            report.warning(
                "fields-unread",
                f"What stands under `{section.title}` is in no form that is understood: calls cannot send it",
                section.place,
                "Write a table with `Name`, `Type` and `Description`, items as ``- `limit` (integer): how many``, or "
                "add the fields with an overlay.",
            )


def _names_something(section: Section) -> bool:
    """Whether a section has tables, lists or texts with names, and nothing that can be read."""
    found = list(blocks(section.parts))
    if any(block.fence or is_list_with_fields(block) for block in found) or any(components(section.parts, *FIELDS)):
        return False
    if json_bodies(section.parts):
        return False
    return not announced_blocks(section.parts) and any(map(_may_name_fields, found))


def _may_name_fields(block: Block) -> bool:
    if block.kind == "table":
        return True
    return (
        block.kind in ("paragraph", "list")
        and _NAMES.match(block.text.removeprefix("- ").removeprefix("* ")) is not None
    )
