"""Tables and lists of statuses: ``| 404 | There is no such box |``, a row or an item for each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.diagnostics import Place
from generator.pages.described_operations.lists import items
from generator.pages.described_operations.sections import Section
from generator.pages.parts import Block, blocks

_ABOUT: Final = re.compile(r"\b(?:status(?:es)?|codes?|errors?|responses?|returns?|exceptions?)\b", re.IGNORECASE)
_STATUS: Final = re.compile(r"[`*]*([2-5]\d\d)\b[`*]*(?:[\s:.–—-]+|$)(.*)", re.DOTALL)


def statuses_told(section: Section) -> Iterator[tuple[str, str, Place]]:
    """The statuses with which an operation answers, each with what that means, of a section that is about them."""
    if not _ABOUT.search(section.sense):
        return
    for block in blocks(section.parts):
        for text, meaning, place in _entries(block):
            if found := _STATUS.fullmatch(text.strip()):
                yield found[1], " ".join(filter(None, (found[2].strip(" *`"), meaning))), place


def _entries(block: Block) -> Iterator[tuple[str, str, Place]]:
    for row in block.rows[1:]:
        yield row.cells[0], row.cells[-1].strip() if len(row.cells) > 1 else "", row.place
    if block.kind == "list":
        yield from ((text, "", place) for text, place in items(block))
