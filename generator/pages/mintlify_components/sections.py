"""A page's parts by the headings that they stand under."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.diagnostics import Place
from generator.pages.markdown import Block, Part


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what follows it, up to the next heading; the first section of a page may have no heading.

    Arguments:
        above: the headings that it stands under, the outermost first; the page's title is none of them.
    """

    title: str
    level: int
    parts: tuple[Part, ...]
    place: Place
    above: tuple[str, ...] = ()


def sections(parts: Sequence[Part], start: Place) -> tuple[Section, ...]:
    """All sections, in the order of the page."""
    found = [Section("", 0, (), start)]
    for part in parts:
        if isinstance(part, Block) and part.kind == "heading":
            found.append(Section(part.title, part.level, (), part.place, _above(found, part.level)))
        else:
            found[-1] = replace(found[-1], parts=(*found[-1].parts, part))
    return tuple(found)


def _above(earlier: Sequence[Section], level: int) -> tuple[str, ...]:
    titles: list[str] = []
    for section in reversed(earlier):
        if 1 < section.level < level:
            titles.insert(0, section.title)
            level = section.level
    return tuple(titles)
