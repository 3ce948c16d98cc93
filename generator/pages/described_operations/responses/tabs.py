"""Makes sections of tabs and accordions about responses that describe fields: ``<Tab title="404">``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from generator.pages.described_operations.examples.json_bodies import status_in
from generator.pages.described_operations.field_blocks import unmistakable_blocks
from generator.pages.described_operations.fields.components import FIELDS
from generator.pages.described_operations.sections import Section
from generator.pages.described_operations.titles.responses import status_of_title
from generator.pages.markdown.parts import Component, Part, components
from generator.pages.markdown.site_components import TABS

_ACCORDION: Final = "Accordion"
_LEVEL: Final = 7


def with_tabs(page_sections: Sequence[Section]) -> tuple[Section, ...]:
    """The sections of an operation; what tabs describe of different responses is apart."""
    return tuple(each for section in page_sections for each in _divided(section))


def _divided(section: Section) -> Iterator[Section]:
    """A section without its tabs about responses, and one section for each of these."""
    tabs = [tab for tab in components(section.parts, *TABS, _ACCORDION) if _is_of_response(tab) and _has_fields(tab)]
    yield replace(section, parts=tuple(_without(section.parts, tabs))) if tabs else section
    for tab in tabs:
        yield Section(tab.title, _LEVEL, tuple(tab.children), tab.place, (*section.above, section.sense))


def _without(parts: Sequence[Part], tabs: Sequence[Component]) -> Iterator[Part]:
    for part in parts:
        if isinstance(part, Component) and part.children and part not in tabs:
            yield replace(part, children=list(_without(part.children, tabs)))
        elif part not in tabs:
            yield part


def _is_of_response(tab: Component) -> bool:
    """Whether a title names a response; that of an accordion has to have its status."""
    return bool((status_in if tab.name == _ACCORDION else status_of_title)(tab.title))


def _has_fields(tab: Component) -> bool:
    return any(components(tab.children, *FIELDS)) or bool(unmistakable_blocks(tab.children))
