"""The type of documentation dialects."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.diagnostics import Report
from generator.pages.markdown.parts import Markdown
from generator.pages.page import Fragment
from generator.pages.specification_fence import SpecificationFence


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """A page as the dialects see it."""

    file: str
    text: str
    markdown: Markdown
    specifications: tuple[SpecificationFence, ...]


@dataclass(frozen=True, slots=True)
class Dialect:
    """One way in which pages describe an API.

    Arguments:
        name: its name in fragments and diagnostics.
        recognises: tells whether a page is written in it.
    """

    name: str
    recognises: Callable[[ParsedPage], bool]
    read: Callable[[ParsedPage, Report], tuple[Fragment, ...]]
