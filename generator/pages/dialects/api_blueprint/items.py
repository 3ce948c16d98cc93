"""Parses a page of API Blueprint into headings, and the nested lists below them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from generator.diagnostics import Place

_HEADING: Final = re.compile(r"(?P<marks>#{1,6})\s*(?P<title>[^#\s].*?)\s*#*")
_FENCE: Final = re.compile(r"\s*(?:```|~~~)")
_ITEM: Final = re.compile(r" *(?:[-+*]\s+|\+(?=[A-Z]))(?P<head>.*?)\s*")
_KEYWORD: Final = re.compile(
    r" {0,3}[-+*]\s+(?:Parameters?|Requests?|Responses?|Attributes?|Model|Schema|Body|Headers?|Relation)\b",
    re.IGNORECASE,
)
_OF_TEXT: Final = re.compile(r"(?:Body|Schema|Headers?)\b", re.IGNORECASE)
# The indentation, relative to an item, from which text is code.
CODE: Final = 8
# An indentation deeper than that of any real list, and shallow enough for recursion.
_DEEPEST: Final = 60


@dataclass(slots=True, eq=False)
class Item:
    """An item of a list: its line, the lines below it without the indentation, and nested items."""

    head: str
    place: Place
    indent: int
    lines: list[str] = field(default_factory=list[str])
    children: list[Item] = field(default_factory=list["Item"])

    def child(self, word: str) -> Item | None:
        """The first nested item that begins with a keyword."""
        return next(self.named(word), None)

    def named(self, word: str) -> Iterator[Item]:
        """The nested items that begin with a keyword."""
        return (each for each in self.children if each.is_named(word))

    def is_named(self, word: str) -> bool:
        """Whether this item begins with a keyword, in the singular or the plural."""
        return re.match(rf"{word}s?\b", self.head, re.IGNORECASE) is not None


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with the prose and the list below it, up to the next heading."""

    title: str
    level: int
    place: Place
    lines: tuple[str, ...]

    @property
    def prose(self) -> str:
        """The text above the first item with a keyword."""
        return "\n".join(self.lines[: self._start(_KEYWORD)]).strip()

    @property
    def root(self) -> Item:
        """The items with keywords, as the contents of one item."""
        return self._items(self._start(_KEYWORD))

    @property
    def members(self) -> Item:
        """All items, for a structure, whose members have no keywords."""
        return self._items(self._start(_ITEM))

    def followed_by(self, part: Part) -> Part:
        """This part joined with the next one, whose heading is just prose."""
        return replace(self, lines=(*self.lines, f"{'#' * part.level} {part.title}", *part.lines))

    def _start(self, pattern: re.Pattern[str]) -> int:
        return next((index for index, line in enumerate(self.lines) if pattern.match(line)), len(self.lines))

    def _items(self, start: int) -> Item:
        root = Item("", self.place, -1)
        _fill(root, self.lines[start:], self.place.line + start)
        return root


def parts(file: str, text: str) -> list[Part]:
    """The parts of a page; the first one has no heading, and everything above the first heading."""
    found = [("", 0, Place(file, 1, 1))]
    below: list[list[str]] = [[]]
    is_code = False
    for number, line in enumerate(text.expandtabs(4).split("\n"), 1):
        is_code ^= _FENCE.match(line) is not None
        if not is_code and (heading := _HEADING.fullmatch(line.rstrip())):
            found.append((heading["title"], len(heading["marks"]), Place(file, number, 1)))
            below.append([])
        else:
            below[-1].append(line.rstrip())
    return [Part(*each, tuple(lines)) for each, lines in zip(found, below, strict=True)]


def _fill(root: Item, lines: Sequence[str], line_above: int) -> None:
    """Adds the items in some lines to the item that they are nested in."""
    opened = [root]
    for number, line in enumerate(lines, line_above + 1):
        indent = len(line) - len(line.lstrip())
        parent = next((each for each in reversed(opened) if each.indent < indent), root)
        found = _ITEM.fullmatch(line)
        if found is None or not _may_hold(parent, indent):
            parent = parent if line and parent is not root else opened[-1]
            parent.lines.append(line[min(indent, max(parent.indent, 0)) :])
            continue
        item = Item(found["head"], Place(root.place.file, number, indent + 1), indent)
        parent.children.append(item)
        opened = [*opened[: opened.index(parent) + 1], item]


def _may_hold(parent: Item, indent: int) -> bool:
    """Whether a line that looks like an item really is one nested in another item, and no line of code."""
    return indent < _DEEPEST and indent - parent.indent < CODE and not _OF_TEXT.match(parent.head)
