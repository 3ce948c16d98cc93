"""A page's parts by the headings that they stand under."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.diagnostics import Place
from generator.pages.markdown import Block, Part


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what follows it, up to the next heading; the first section of a page may have no heading."""

    title: str
    level: int
    parts: tuple[Part, ...]
    place: Place


def sections(parts: Sequence[Part], start: Place) -> tuple[Section, ...]:
    """All sections, in the order of the page."""
    found: list[Section] = []
    title, level, place = "", 0, start
    inside: list[Part] = []
    for part in parts:
        if isinstance(part, Block) and part.kind == "heading":
            found.append(Section(title, level, tuple(inside), place))
            title, level, place, inside = part.title, part.level, part.place, []
        else:
            inside.append(part)
    return (*found, Section(title, level, tuple(inside), place))
