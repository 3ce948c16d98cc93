"""Tells by what a response shows whether sections beside it, headed ``Parameters`` or the like, describe it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from generator.diagnostics import Report
from generator.pages.described_operations.examples.json_bodies import json_bodies
from generator.pages.described_operations.field_blocks import announced_fields
from generator.pages.described_operations.sections import Section
from generator.pages.described_operations.titles.responses import status_of, status_of_title
from generator.pages.markdown.parts import Block

_OF_EITHER: Final = re.compile(r"(?:data )?(?:parameters?|fields?|attributes?|properties|arguments?)", re.IGNORECASE)
_SENT: Final = re.compile(r"(?:query |request )?(?:parameters?|arguments?)", re.IGNORECASE)
_KEY: Final = re.compile(r'"([^"\n]+)"\s*:')
# What describes a response names at least one of so many keys.
_FEW: Final = 4


def with_response_fields(page_sections: Sequence[Section]) -> tuple[Section, ...]:
    """The sections of an operation; one whose fields are mostly shown in the response above becomes a part of that.

    A label ``Parameters`` below the heading of a response is taken out of it, if the JSON there is about other things.
    """
    found: list[Section] = []
    for section in page_sections:
        above = found[-1] if found and status_of(found[-1]) else None
        if above and not status_of(section) and _OF_EITHER.fullmatch(section.sense) and _are_shown(section, above):
            section = replace(section, above=(*above.above, above.sense))
        elif above and status_of(section) and _SENT.fullmatch(section.sense) and _is_about_others(section, above):
            section = replace(section, above=tuple(title for title in section.above if not status_of_title(title)))
        found.append(section)
    return tuple(found)


def _are_shown(section: Section, response: Section) -> bool:
    """Whether most fields of a section are keys in the JSON that a response shows."""
    names, shown = _names(section), _keys_shown(response)
    return 2 * sum(name in shown for name in names) > len(names)


def _is_about_others(section: Section, response: Section) -> bool:
    """Whether a response shows JSON of which a section describes nothing at the top and next to nothing below."""
    names, shown = _names(section), _keys_shown(response)
    outer = {key for example in json_bodies(response.parts) for key in example.body}
    return outer.isdisjoint(names) and _FEW * len(shown.intersection(names)) < len(shown)


def _names(section: Section) -> list[str]:
    return [field.name.rpartition(".")[2] for field in announced_fields(section.parts, Report())]


def _keys_shown(response: Section) -> frozenset[str]:
    fenced = (part.fence.text for part in response.parts if isinstance(part, Block) and part.fence is not None)
    return frozenset(key for text in fenced for key in _KEY.findall(text))
