"""Finds lists of what parameters may name, such as ``Sortable fields``: no column says which parameter it is."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.described_operations.field_blocks import value_lists
from generator.pages.described_operations.sections import Section
from generator.pages.described_operations.titles.requests import announces_values
from generator.pages.described_operations.titles.responses import status_of
from generator.pages.markdown.parts import prose


def listed_values(section: Section) -> Iterator[str]:
    """The lists of values in a section about the request, each below the words that announce it."""
    if status_of(section):
        return
    if announces_values(section.sense) and (said := prose(section.parts)):
        yield f"**{section.title}**\n\n{said}"
    else:
        yield from value_lists(section.parts)
