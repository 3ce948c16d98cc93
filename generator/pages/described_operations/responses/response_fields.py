"""Recognises sections that describe the response above them, although their heading is ``Parameters`` or the like."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from generator.diagnostics import Report
from generator.pages.described_operations.field_blocks import announced_fields
from generator.pages.described_operations.sections import Section
from generator.pages.described_operations.titles.responses import status_of
from generator.pages.markdown.parts import Block

_OF_EITHER: Final = re.compile(r"(?:data )?(?:parameters?|fields?|attributes?|properties|arguments?)", re.IGNORECASE)


def with_response_fields(page_sections: Sequence[Section]) -> tuple[Section, ...]:
    """The sections of an operation; one whose fields are mostly shown in the response above becomes a part of that."""
    found: list[Section] = []
    for section in page_sections:
        above = found[-1] if found and status_of(found[-1]) else None
        if above and not status_of(section) and _OF_EITHER.fullmatch(section.sense) and _are_shown(section, above):
            section = replace(section, above=(*above.above, above.sense))
        found.append(section)
    return tuple(found)


def _are_shown(section: Section, response: Section) -> bool:
    """Whether most fields of a section are keys in the JSON that a response shows."""
    fenced = [part.fence.text for part in response.parts if isinstance(part, Block) and part.fence is not None]
    names = [field.name.rpartition(".")[2] for field in announced_fields(section.parts, Report())]
    return 2 * sum(any(f'"{name}"' in text for text in fenced) for name in names) > len(names)
