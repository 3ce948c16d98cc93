"""Finds fences that hold a specification, on pages of any platform."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.diagnostics import Diagnostic, Place, Report
from generator.document import ObjectNode, load
from generator.openapi.methods import METHODS
from generator.pages.markdown.parts import Fence, Markdown, blocks

_HEADINGS: Final = ("openapi", "openapi specification", "openapi definition")
_LANGUAGES: Final = ("yaml", "yml", "json", "openapi", "")
_STARTS_AS_OPENAPI: Final = re.compile(r"""\s*\{?\s*["']?openapi["']?\s*:\s*["']?\d""")


@dataclass(frozen=True, slots=True)
class InfoString:
    """The info string of a Mintlify fence: ``yaml [FILE] METHOD PATH``; the method may be ``webhook``."""

    file: str = ""
    method: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class SpecificationFence:
    """A fence, its document (None if it cannot be read), and the findings of reading it.

    It is ``announced`` if a heading, its language or an operation in the info string says what it holds; other fences
    only start as a specification would.
    """

    fence: Fence
    info: InfoString
    announced: bool
    document: ObjectNode | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def place(self) -> Place:
        """The place where its content starts."""
        return self.fence.place

    @property
    def is_openapi(self) -> bool:
        """Whether it holds an OpenAPI document."""
        return self.document is not None and "openapi" in self.document

    @property
    def is_internal_shape(self) -> bool:
        """Whether it holds one operation in Mintlify's internal shape."""
        paths = self.document.object_at("paths") if self.document is not None else ObjectNode()
        return not self.is_openapi and bool(paths.text_at("path")) and bool(paths.text_at("method"))


def specification_fences(markdown: Markdown) -> tuple[SpecificationFence, ...]:
    """The fences of a page that hold a specification, or stand where one is expected."""
    return tuple(_load(fence, announced) for fence, announced in _candidates(markdown))


def _load(fence: Fence, announced: bool) -> SpecificationFence:
    report = Report()
    document = load(fence.text, fence.place.file, report, fence.place.line, fence.place.column)
    info = _info_string(fence.info)
    return SpecificationFence(fence, info, announced or bool(info.method), document, report.diagnostics)


def _candidates(markdown: Markdown) -> Iterator[tuple[Fence, bool]]:
    """The fences, each with whether its language or the heading above announces a specification."""
    headings = [part for part in blocks(markdown.parts) if part.kind == "heading"]
    lines = [heading.place.line for heading in headings]
    for fence in markdown.fences:
        if fence.language not in _LANGUAGES:
            continue
        above = bisect_left(lines, fence.place.line)
        announced = fence.language == "openapi" or (above > 0 and headings[above - 1].title.lower() in _HEADINGS)
        if announced or _STARTS_AS_OPENAPI.match(fence.text):
            yield fence, announced


def _info_string(info: str) -> InfoString:
    words = info.split("{", 1)[0].split() if "={" in info else info.split()
    for index, word in enumerate(words):
        if index and word.lower() in (*METHODS, "webhook"):
            return InfoString(" ".join(words[1:index]), word.lower(), " ".join(words[index + 1 :]))
    return InfoString()
