"""The parts of pages: blocks of Markdown, and the components around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from generator.diagnostics import Place
from generator.document import ObjectNode
from generator.pages.markdown.tags import Attributes


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced code block; ``place`` is that of its first character of content, ``tab`` the title above it."""

    info: str
    text: str
    place: Place
    tab: str = ""

    @property
    def language(self) -> str:
        """The first word of the info string, in lower case, without the variant that may follow: ``shell--old``."""
        return (self.info.split() or [""])[0].lower().partition("--")[0]


REMEMBERED: Final = 10_000
"""The size of caches for results about blocks or sections: larger than any page, so that each is read once."""


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A block of Markdown outside of tags; two blocks with the same text are not equal.

    Arguments:
        kind: ``heading``, ``paragraph``, ``blockquote``, ``fence``, ``table``, ``list`` or ``other``.
        text: its source, without the indentation that it shares.
        title, level: of a heading.
        fence: of a fence.
        rows: of a table, the header first; each cell with the line it stands on.
    """

    kind: str
    text: str
    place: Place
    title: str = ""
    level: int = 0
    fence: Fence | None = None
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its cells' Markdown."""

    cells: tuple[str, ...]
    place: Place

    def at(self, columns: Mapping[str, int]) -> dict[str, str]:
        """The cells in some columns; missing ones are left out, because a row may be shorter than the header."""
        return {name: self.cells[index].strip() for name, index in columns.items() if index < len(self.cells)}


@dataclass(slots=True)
class Component:
    """A JSX element with its attributes (None for a flag) and its contents."""

    name: str
    attributes: Attributes
    place: Place
    children: list[Part] = field(default_factory=list["Part"])

    @property
    def title(self) -> str:
        """The title of a tab, an accordion and the like; empty if it has none."""
        return self.attributes.get("title") or self.attributes.get("label") or ""

    def inside(self, *names: str) -> Iterator[Component]:
        """The nearest components of these names below this one."""
        return components(self.children, *names)


Part: TypeAlias = "Block | Component"


def components(parts: Sequence[Part], *names: str) -> Iterator[Component]:
    """The outermost components with these names, at any depth in these parts."""
    for part in parts:
        if isinstance(part, Component):
            if part.name in names:
                yield part
            else:
                yield from components(part.children, *names)


def blocks(parts: Sequence[Part]) -> Iterator[Block]:
    """All blocks, also those inside components."""
    for part in parts:
        if isinstance(part, Block):
            yield part
        else:
            yield from blocks(part.children)


_ESCAPE: Final = re.compile(r"\\([_.$\[\](){}-])")


def unescaped(text: str) -> str:
    """Text without the marks that keep Markdown from reading it: ``box\\_id`` is ``box_id``."""
    return _ESCAPE.sub(r"\1", text)


def prose(parts: Sequence[Part]) -> str:
    """The text of paragraphs, lists and quotations that stand directly among some parts, as Markdown."""
    kinds = ("paragraph", "list", "blockquote")
    return "\n\n".join(_unquoted(part) for part in parts if isinstance(part, Block) and part.kind in kinds)


def _unquoted(block: Block) -> str:
    if block.kind != "blockquote":
        return block.text
    return "\n".join(line.removeprefix(">").removeprefix(" ") for line in block.text.split("\n"))


@dataclass(frozen=True, slots=True)
class Markdown:
    """A parsed page; ``imports`` are the components that stand for other pages, with their paths."""

    file: str
    front_matter: ObjectNode
    parts: tuple[Part, ...]
    fences: tuple[Fence, ...]
    imports: Mapping[str, str]

    @property
    def title(self) -> str:
        """The first heading of level 1 that is no note about the source, or else the title in the front matter."""
        titles = (part.title for part in blocks(self.parts) if part.kind == "heading" and part.level == 1)
        named = self.front_matter.text_at("title") or self.front_matter.text_at("name")
        return next((title for title in titles if not title.startswith("Source:")), named)

    @property
    def place(self) -> Place:
        """The page as a whole."""
        return Place(self.file, 1, 1)
