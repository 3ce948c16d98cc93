"""Fills in snippets: ``import Limit from "/snippets/limit.mdx"`` with ``<Limit />``, or a line that names a file.

Findings in a snippet have their places in the file of the snippet.
"""

from __future__ import annotations

import itertools
import re
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final

from generator.diagnostics import Place, Report
from generator.pages.markdown.includes import INCLUDE, includes_in_code
from generator.pages.markdown.parts import Block, Component, Fence, Markdown, Part, Row, blocks
from generator.pages.markdown.reading import parse
from generator.pages.markdown.shared_files import (
    FILLED,
    Inclusion,
    SharedFile,
    TextOf,
    inclusions_in,
    named_file,
    shared_file,
)
from generator.pages.page import Page

# More than any page has; a limit, because snippets that include several others could grow without bounds.
_MOST: Final = 500
_ITEM: Final = re.compile(r"[ \t]*(?:(?:[-*+]|\d+[.)])[ \t]+)*")


def without_files(_file: str, _report: Report) -> None:
    """Gives no text, for pages that are read alone."""


def with_snippets(markdown: Markdown, text_of: TextOf, report: Report) -> Markdown:
    """The page with its snippets filled in; an include of a missing file stays.

    Arguments:
        text_of: gives the text of files.
        report: receives what reading the snippets finds.
    """
    reader = _Reader(text_of, report)
    parts = tuple(reader.parts(markdown.parts, markdown, (markdown.file,)))
    fences = [reader.fence(fence, markdown) for fence in markdown.fences]
    read = itertools.chain.from_iterable(snippet.fences for snippet in reader.read)
    # Includes left in a snippet are reported with the names that the snippet imports.
    imports = dict(itertools.chain.from_iterable(each.imports.items() for each in (*reader.read, markdown)))
    return replace(markdown, parts=parts, fences=(*fences, *read), imports=imports)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Fills in the snippets of one page."""

    text_of: TextOf
    report: Report
    read: list[Markdown] = field(default_factory=list[Markdown])

    def parts(self, parts: Iterable[Part], page: Markdown, around: tuple[str, ...]) -> Iterator[Part]:
        """The parts of a page or of a snippet, filled in.

        Arguments:
            around: the files that include this one, and this one.
        """
        for part in parts:
            if isinstance(part, Component):
                component = replace(part, children=[*self.parts(part.children, page, around)])
                yield from self._instead(component, page, around)
            else:
                yield self._block(part, page, around)

    def fence(self, fence: Fence, page: Markdown) -> Fence:
        """Code with its includes filled in; if it is a single include and nothing else, its place is in that file."""
        filled, end = "", 0
        for include in includes_in_code(fence.text):
            shared = self._file(Component(INCLUDE, include.asked, fence.place), page, (page.file,))
            before, after = fence.text[end : include.start], fence.text[include.end :]
            if shared is not None and not f"{filled}{before}{after}".strip():
                return _code(shared, fence.info, fence.tab)
            if shared is not None:
                filled, end = f"{filled}{before}{shared.text.strip()}", include.end
        return replace(fence, text=filled + fence.text[end:]) if end else fence

    def _instead(self, component: Component, page: Markdown, around: tuple[str, ...]) -> Iterator[Part]:
        snippet = self._snippet(component, page, around)
        if snippet is None:
            yield component
        else:
            yield from self.parts(snippet.parts, snippet, (*around, snippet.file))
            yield from component.children

    def _block(self, block: Block, page: Markdown, around: tuple[str, ...]) -> Block:
        """A block with the includes amid its text filled in."""
        if block.fence is not None:
            return replace(block, fence=self.fence(block.fence, page))
        if block.kind not in FILLED:
            return block
        rows = tuple(self._row(row, page, around) for row in block.rows)
        text = self._filled(block.text, block.place, page, around)
        return block if (text, rows) == (block.text, block.rows) else replace(block, text=text, rows=rows)

    def _row(self, row: Row, page: Markdown, around: tuple[str, ...]) -> Row:
        cells = [self._filled(cell, row.place, page, around) for cell in row.cells]
        return Row(tuple(" ".join(cell.split("\n")) for cell in cells), row.place)

    def _filled(self, text: str, place: Place, page: Markdown, around: tuple[str, ...]) -> str:
        filled, end = "", 0
        for inclusion in inclusions_in(text, page.imports):
            included = self._text_of(inclusion, place, page, around)
            if included is not None:
                filled += text[end : inclusion.start] + _indented(included, text, inclusion.start)
                end = inclusion.end
        return filled + text[end:]

    def _text_of(self, inclusion: Inclusion, place: Place, page: Markdown, around: tuple[str, ...]) -> str | None:
        """The text of a file in a form that fits amid other text."""
        snippet = self._snippet(Component(inclusion.name, inclusion.attributes, place), page, around)
        if snippet is None:
            return None
        parts = [*self.parts(snippet.parts, snippet, (*around, snippet.file))]
        return "\n\n".join(block.text for block in blocks(parts))

    def _snippet(self, component: Component, page: Markdown, around: tuple[str, ...]) -> Markdown | None:
        found = self._file(component, page, around) if len(self.read) < _MOST else None
        if found is None:
            return None
        self.read.append(_parsed(found, self.report))
        return self.read[-1]

    def _file(self, component: Component, page: Markdown, around: tuple[str, ...]) -> SharedFile | None:
        """The file that a component stands for; None for one that is being included already: it would never end."""
        named = named_file(component, page.imports)
        return shared_file(page.file, component, named, partial(self._text, around), self.report)

    def _text(self, around: tuple[str, ...], file: str, report: Report) -> str | None:
        return None if file in around else self.text_of(file, report)


def _parsed(found: SharedFile, report: Report) -> Markdown:
    if not found.language:
        return parse(Page(found.file, found.text), report)
    fence = _code(found, found.language, "")
    nothing = parse(Page(found.file, ""), report)
    return replace(nothing, parts=(Block("fence", fence.text, fence.place, fence=fence),), fences=(fence,))


def _code(found: SharedFile, info: str, tab: str) -> Fence:
    text = found.text.lstrip("\n")
    return Fence(info, textwrap.dedent(text), Place(found.file, len(found.text) - len(text) + 1, 1), tab)


def _indented(included: str, text: str, position: int) -> str:
    """A text indented as its position needs, to stay inside an item of a list."""
    line = text[text.rfind("\n", 0, position) + 1 : position]
    item = _ITEM.match(line)
    depth = " " * (item.end() if item else 0)
    return textwrap.indent(included, depth).removeprefix(depth)
