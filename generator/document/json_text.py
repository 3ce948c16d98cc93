"""JSON with the places of its values, which are looked up only when somebody asks for them.

Few places of a document are ever told to anybody, and finding all of them takes ten times as long as reading it.
"""

from __future__ import annotations

import json
import operator
import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate, count
from typing import Final, TypeAlias

from generator.diagnostics import Place

Offsets: TypeAlias = tuple[int, int]
"""The offsets of a key and of its value in a text; an item has no key, so both are that of the item."""

_SPACE: Final = re.compile(r"[ \t\n\r]*")
_VALUE: Final = json.JSONDecoder()
# A whole surrogate pair, or half of one, or any other escape.
_ESCAPE: Final = re.compile(
    r"\\(?:u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|(u[dD][89a-fA-F][\da-fA-F]{2})|.)", re.DOTALL
)


class JsonText:
    """JSON text that can tell where its values stand, provided that it is valid.

    Arguments:
        first_line, first_column: where the text starts in that file.
    """

    def __init__(self, text: str, file: str, first_line: int, first_column: int) -> None:
        self.file = file
        self.text = _with_whole_characters(text)
        self._first = (first_line, first_column)
        self._scanned: dict[int, tuple[dict[str | int, Offsets], Iterator[tuple[str | int, Offsets]]]] = {}

    @property
    def start(self) -> int:
        """The offset of the outermost value."""
        return self._after_space(0)

    def member(self, start: int, step: str | int) -> Offsets | None:
        """The offsets of a member or an item of the object or array that begins at ``start``; None if there is none."""
        found, rest = self._scanned.setdefault(start, ({}, self._scan(start)))
        while step not in found and (following := next(rest, None)):
            found[following[0]] = following[1]  # no further than needed: to skip a value takes as long as to read it
        return found.get(step)

    def repeated(self, start: int) -> Iterator[tuple[str, int, int]]:
        """The repeated keys of the object at ``start``, each with the offsets of the first and of a later one."""
        first: dict[str | int, int] = {}
        for key, (at, _) in self._scan(start):
            if first.setdefault(key, at) != at:
                yield str(key), first[key], at

    def place(self, offset: int) -> Place:
        """The place of the character at an offset."""
        line = bisect_right(self._line_starts, offset) - 1
        first_line, first_column = self._first
        return Place(self.file, first_line + line, first_column + offset - self._line_starts[line])

    @cached_property
    def _line_starts(self) -> list[int]:
        lengths = map(len, self.text.split("\n"))
        return list(map(operator.add, accumulate(lengths, initial=0), count()))

    def _scan(self, start: int) -> Iterator[tuple[str | int, Offsets]]:
        kind = self.text[start]
        if kind == "{":
            return self._members(start + 1)
        return self._items(start + 1) if kind == "[" else iter(())

    def _members(self, at: int) -> Iterator[tuple[str, Offsets]]:
        at = self._after_space(at)
        while self.text[at] != "}":
            key, end = _VALUE.raw_decode(self.text, at)
            value = self._after_space(self._after_space(end) + len(":"))
            yield key, (at, value)
            at = self._after_value(value)

    def _items(self, at: int) -> Iterator[tuple[int, Offsets]]:
        at = self._after_space(at)
        index = 0
        while self.text[at] != "]":
            yield index, (at, at)
            at = self._after_value(at)
            index += 1

    def _after_value(self, at: int) -> int:
        """Where the next member begins, or the bracket that closes."""
        end = self._after_space(_VALUE.raw_decode(self.text, at)[1])
        return self._after_space(end + 1) if self.text[end] == "," else end

    def _after_space(self, at: int) -> int:
        found = _SPACE.match(self.text, at)
        return found.end() if found else at


def _with_whole_characters(text: str) -> str:
    """The text with unpaired surrogates replaced, which are no characters; everything keeps its offset."""
    if "\\ud" not in text and "\\uD" not in text:
        return text
    return _ESCAPE.sub(lambda found: r"\ufffd" if found[1] else found[0], text)


class JsonPlace(Place):
    """The place of a value, found when it is asked for: by the way from the root of the text to the value."""

    __slots__ = ("_is_key", "_offset", "_outer", "_step", "_text")

    def __init__(
        self, text: JsonText, outer: JsonPlace | None = None, step: str | int = "", *, is_key: bool = False
    ) -> None:
        super().__init__(text.file)
        self._text = text
        self._outer = outer
        self._step = step
        self._is_key = is_key
        self._offset: int | None = None

    def put_into(self, outer: JsonPlace, step: str | int) -> None:
        """Learns which value holds this one, because the reader makes the inner values first."""
        self._outer = outer
        self._step = step

    def inside(self, step: str | int) -> Place:
        return self if self._is_key else JsonPlace(self._text, self, step, is_key=True)

    def around(self) -> Iterator[Place]:
        outer = self._outer if self._is_key else self
        while outer:
            yield outer
            outer = outer._outer

    @property
    def position(self) -> tuple[int, int]:
        return self._text.place(self.offset).position

    @property
    def offset(self) -> int:
        """The offset in the text; only known once ``put_into`` was called for all values around it."""
        if self._offset is None:
            self._offset = self._found()
        return self._offset

    def _found(self) -> int:
        if self._outer is None:
            return self._text.start
        outer = self._outer.offset
        offsets = self._text.member(outer, self._step)
        if offsets is None:
            return outer  # it was added on the way
        return offsets[0] if self._is_key else offsets[1]
