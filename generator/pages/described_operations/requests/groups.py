"""Recognises groups of fields: ``Pagination`` and ``Filters`` below ``Query parameters``, which has none itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from generator.pages.described_operations.examples.json_bodies import json_bodies
from generator.pages.described_operations.field_blocks import announced_blocks, unmistakable_blocks
from generator.pages.described_operations.fields.components import FIELDS
from generator.pages.described_operations.sections import Section
from generator.pages.described_operations.titles.requests import names_fields, speaks_of_request
from generator.pages.described_operations.titles.responses import status_of
from generator.pages.markdown.parts import components

# BoxLid, `lid`, The lid object, GET (index): none of them is a group of fields.
_OF_OTHERS: Final = re.compile(
    r"[a-z][A-Z]|[`<{/]|\b[A-Z]{3,}\b|\b(?:objects?|models?|schemas?|structures?|types?|entit(?:y|ies)|entr(?:y|ies)|items?)$"
)


def with_groups(page_sections: Sequence[Section]) -> tuple[Section, ...]:
    """The sections of an operation; groups of fields get the title of the section that they are in."""
    outer: list[Section] = []
    found: list[Section] = []
    for section in page_sections:
        while outer and outer[-1].level >= section.level:
            outer.pop()
        is_group = bool(outer) and _is_of_groups(outer[-1]) and _is_group(section)
        found.append(replace(section, title=outer[-1].title) if is_group else section)
        outer.append(section)
    return tuple(found)


def _is_of_groups(section: Section) -> bool:
    """Whether a section announces fields, and neither has nor shows any itself."""
    if not names_fields(section.sense) or status_of(section):
        return False
    has_fields = bool(announced_blocks(section.parts)) or any(components(section.parts, *FIELDS))
    return not has_fields and not json_bodies(section.parts)


def _is_group(section: Section) -> bool:
    is_told = bool(section.owner or status_of(section)) or speaks_of_request(section.sense)
    return not is_told and not _OF_OTHERS.search(section.title) and bool(unmistakable_blocks(section.parts))
