"""Places in YAML, made of the marks of the parser when somebody asks: few of a document are ever told to anybody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from generator.diagnostics import Place


class Mark(Protocol):
    """Where something starts in a text; both count from 0."""

    @property
    def line(self) -> int: ...

    @property
    def column(self) -> int: ...


@dataclass(frozen=True, slots=True)
class YamlText:
    """YAML text that somebody wrote, by the place where it starts."""

    start: Place

    def place(self, mark: Mark) -> Place:
        """The place of what is marked."""
        line, column = self.start.position
        return Place(self.start.file, mark.line + line, mark.column + column)


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
