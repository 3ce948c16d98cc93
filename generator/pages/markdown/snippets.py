"""What pages share: ``import Limit from "/snippets/limit.mdx"`` and ``<Limit />``, or a line that names a file.

It is read where a page asks for it, and what is found in it is found in the file that it stands in.
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
from generator.pages.markdown.shared_files import FILLED, Asked, SharedFile, TextOf, asked_in, named_file, shared_file
from generator.pages.page import Page

# More than any page has; snippets with several others in each would grow beyond all bounds.
_MOST: Final = 500
_ITEM: Final = re.compile(r"[ \t]*(?:(?:[-*+]|\d+[.)])[ \t]+)*")


def without_files(_file: str, _report: Report) -> None:
    """Gives no text: of pages that stand alone."""


def with_snippets(markdown: Markdown, text_of: TextOf, report: Report) -> Markdown:
    """A page with what it shares with others in it; what asks for a file that is not there stays.

    Arguments:
        markdown: the page.
        text_of: gives the text of files.
        report: receives what reading the snippets finds.
    """
    reader = _Reader(text_of, report)
    parts = tuple(reader.parts(markdown.parts, markdown, (markdown.file,)))
    fences = [reader.fence(fence, markdown) for fence in markdown.fences]
    read = itertools.chain.from_iterable(snippet.fences for snippet in reader.read)
    # What is left in a snippet is told by the name that it has there.
    imports = dict(itertools.chain.from_iterable(each.imports.items() for each in (*reader.read, markdown)))
    return replace(markdown, parts=parts, fences=(*fences, *read), imports=imports)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the snippets of one page."""

    text_of: TextOf
    report: Report
    read: list[Markdown] = field(default_factory=list[Markdown])

    def parts(self, parts: Iterable[Part], page: Markdown, around: tuple[str, ...]) -> Iterator[Part]:
        """Parts of a page or of a snippet, filled in.

        Arguments:
            parts: the parts.
            page: what they stand in.
            around: the files that this is read for, and itself.
        """
        for part in parts:
            if isinstance(part, Component):
                component = replace(part, children=[*self.parts(part.children, page, around)])
                yield from self._instead(component, page, around)
            else:
                yield self._block(part, page, around)

    def fence(self, fence: Fence, page: Markdown) -> Fence:
        """Code with the files in it that it stands for; where it is nothing else, it is where that file says it."""
        filled, end = "", 0
        for include in includes_in_code(fence.text):
            said = self._file(Component(INCLUDE, include.asked, fence.place), page, (page.file,))
            before, after = fence.text[end : include.start], fence.text[include.end :]
            if said is not None and not f"{filled}{before}{after}".strip():
                return _code(said, fence.info, fence.tab)
            if said is not None:
                filled, end = f"{filled}{before}{said.text.strip()}", include.end
        return replace(fence, text=filled + fence.text[end:]) if end else fence

    def _instead(self, component: Component, page: Markdown, around: tuple[str, ...]) -> Iterator[Part]:
        snippet = self._snippet(component, page, around)
        if snippet is None:
            yield component
        else:
            yield from self.parts(snippet.parts, snippet, (*around, snippet.file))
            yield from component.children

    def _block(self, block: Block, page: Markdown, around: tuple[str, ...]) -> Block:
        """A block with what is asked for amid its text."""
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
        for asked in asked_in(text, page.imports):
            said = self._said(asked, place, page, around)
            if said is not None:
                filled += text[end : asked.start] + _indented(said, text, asked.start)
                end = asked.end
        return filled + text[end:]

    def _said(self, asked: Asked, place: Place, page: Markdown, around: tuple[str, ...]) -> str | None:
        """The text of a file as it fits amid other text."""
        snippet = self._snippet(Component(asked.name, asked.attributes, place), page, around)
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
        """What a component stands for, but no file that this is read for: it would hold itself."""
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


def _indented(said: str, text: str, position: int) -> str:
    """What is said at a position of a text, below the item of a list where it stands in one."""
    line = text[text.rfind("\n", 0, position) + 1 : position]
    item = _ITEM.match(line)
    depth = " " * (item.end() if item else 0)
    return textwrap.indent(said, depth).removeprefix(depth)
