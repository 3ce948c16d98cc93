"""Splits texts that describe several fields: terms with descriptions below them, or declarations with breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from generator.diagnostics import Place
from generator.pages.described_operations.fields.list_items import DECLARATION, begins_with_field
from generator.pages.markdown.html_tags import BREAK
from generator.pages.markdown.parts import Block

# A term on a line of its own, and below it: `: how many`
_TERM: Final = re.compile(r"^[`*]*([\w$@.\[\]{}-]+)[`*]*[ \t]*\n(?=:[ \t])", re.MULTILINE)
_SAID_OF_TERM: Final = re.compile(r"\s*\n:[ \t]+")
_DECLARED: Final = re.compile(rf"(?:^|(?<=>))(?={DECLARATION}\s*(?:$|{BREAK}))", re.MULTILINE)


def is_text_of_fields(text: str) -> bool:
    """Whether a text begins with a field and its type, or with a term."""
    return begins_with_field(text) or _TERM.match(text) is not None


def fields_of_text(block: Block) -> Iterator[tuple[str, Place]]:
    """The parts of a text that describe one field each, in the form of items of a list, with their places.

    Arguments:
        block: a paragraph; one that does not describe several fields is one part.
    """
    text, place = block.text, block.place
    starts = [found.start() for found in (*_TERM.finditer(text), *_DECLARED.finditer(text))] or [0]
    for start, end in pairwise([*starts, len(text)]):
        line = place.line + text.count("\n", 0, start)
        yield _beside(text[start:end]).strip(), Place(place.file, line, place.column)


def _beside(part: str) -> str:
    """A part with the description after the name, instead of below it."""
    return _SAID_OF_TERM.sub(" ", _TERM.sub(r"`\1`", part, count=1)) if _TERM.match(part) else part
