"""Places in YAML, made only when they are asked for, because few places of a document are ever shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

import yaml

from generator.diagnostics import Place

Mark: TypeAlias = int
"""Line and column in one number, which saves memory: there is a mark for each key and each item."""

LINE: Final = 1 << 32
"""``mark = line * LINE + column``; both count from 0."""


def parsers_mark(mark: Mark) -> yaml.Mark:
    """The mark as an object of PyYAML, for its errors."""
    line, column = divmod(mark, LINE)
    return yaml.Mark("", 0, line, column, None, 0)


@dataclass(frozen=True, slots=True)
class YamlText:
    """A YAML text, known by the place where it starts."""

    start: Place

    def place(self, mark: Mark) -> Place:
        (first_line, first_column), (line, column) = self.start.position, divmod(mark, LINE)
        return Place(self.start.file, line + first_line, column + first_column)


class YamlPlace(Place):
    """The place of a mapping or a sequence, which knows those of its keys or items.

    Arguments:
        text: what it stands in.
        mark: where it starts there.
    """

    __slots__ = ("_mark", "_text", "members")

    def __init__(self, text: YamlText, mark: Mark) -> None:
        self.file = text.start.file
        self._text = text
        self._mark = mark
        self.members: dict[str | int, Mark | Place] = {}

    @property
    def position(self) -> tuple[int, int]:
        return self._text.place(self._mark).position

    def inside(self, step: str | int) -> Place:
        member = self.members.get(step)
        if member is None:
            return self
        return member if isinstance(member, Place) else self._text.place(member)
