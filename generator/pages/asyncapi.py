"""Recognises pages about channels in AsyncAPI, which have no HTTP operations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.diagnostics import Place, Report
from generator.pages.markdown.parts import Markdown, blocks

_INFO_STRING: Final = re.compile(r"(?:^|\s)asyncapi\b", re.IGNORECASE)
_DOCUMENT: Final = re.compile(r"""(?:^|\A\s*\{\s*)["']?asyncapi["']?\s*:\s*["']?\d""", re.MULTILINE)


def report_channels(markdown: Markdown, report: Report) -> bool:
    """Reports ``asyncapi-skipped`` if a page describes channels in AsyncAPI, and returns whether it does."""
    place = next(_channels(markdown), None)
    if place is not None:
        report.note(
            "asyncapi-skipped",
            "The page describes a channel in AsyncAPI, for which no client is generated",
            place,
        )
    return place is not None


def _channels(markdown: Markdown) -> Iterator[Place]:
    """The places where a heading, an info string or a document says so."""
    for block in blocks(markdown.parts):
        if block.kind == "heading" and block.title.lower() == "asyncapi":
            yield block.place
    for fence in markdown.fences:
        if _INFO_STRING.search(fence.info) or _DOCUMENT.search(fence.text):
            yield fence.place
