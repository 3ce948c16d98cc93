"""What a stage has to say about its input: findings with a code, a place and advice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import total_ordering
from pathlib import PurePath
from typing import Final

MOST_RELATED: Final = 3
"""How many related places one finding about many things has at most; more would only fill the screen."""


class Severity(StrEnum):
    """How bad a finding is: an error stops the API, a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@total_ordering
class Place:
    """A position in a file that a person wrote; lines and columns count from 1, 0 means the file as a whole."""

    __slots__ = ("_position", "file")

    def __init__(self, file: str, line: int = 0, column: int = 0) -> None:
        self.file = file
        self._position = (line, column)

    @classmethod
    def of(cls, file: PurePath) -> Place:
        """A file as a whole."""
        return cls(file.as_posix())

    @property
    def position(self) -> tuple[int, int]:
        """The line and the column."""
        return self._position

    @property
    def line(self) -> int:
        return self.position[0]

    @property
    def column(self) -> int:
        return self.position[1]

    def around(self) -> Iterator[Place]:
        """The places of the values around this one, from the inside out, as far as they are known without a search."""
        return iter(())

    def inside(self, step: str | int) -> Place:
        """The place of a member (by its key) or an item (by its index) of this value; this place if unknown."""
        del step
        return self

    def seen_as(self, file: str) -> Place:
        """The same position in a file of another name."""
        return Place(file, *self.position)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file

    def __repr__(self) -> str:
        return f"Place({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Place) and (self.file, *self.position) == (other.file, *other.position)

    def __lt__(self, other: Place) -> bool:
        return (self.file, *self.position) < (other.file, *other.position)

    def __hash__(self) -> int:
        return hash((self.file, *self.position))

    def __reduce__(self) -> tuple[type[Place], tuple[str, int, int]]:
        return Place, (self.file, *self.position)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding.

    Arguments:
        code: the stable, documented name of the kind of finding, in kebab case.
        severity: whether the build can go on.
        message: what is wrong, in one sentence.
        place: where it is wrong, in the file that a person wrote.
        hint: what to do about it.
        related: other places that belong to the finding (the first of two duplicates, for instance).
    """

    code: str
    severity: Severity
    message: str
    place: Place
    hint: str = ""
    related: tuple[Place, ...] = ()

    def as_warning(self) -> Diagnostic:
        """The same finding as a warning, for a place where the build can go on without what is wrong."""
        return replace(self, severity=Severity.WARNING)

    def __str__(self) -> str:
        lines = [f"{self.place}: {self.severity}[{self.code}]: {self.message}"]
        lines += [f"    see also {place}" for place in self.related]
        if self.hint:
            lines.append(f"    hint: {self.hint}")
        return "\n".join(lines)


@dataclass(slots=True)
class Report:
    """The findings of one run, in the order in which a reader wants them: by place, each once."""

    _found: dict[Diagnostic, None] = field(default_factory=dict[Diagnostic, None])

    def error(self, code: str, message: str, place: Place, hint: str = "", related: Iterable[Place] = ()) -> None:
        """Adds a finding that makes the result unusable."""
        self.add(Diagnostic(code, Severity.ERROR, message, place, hint, tuple(related)))

    def warning(self, code: str, message: str, place: Place, hint: str = "", related: Iterable[Place] = ()) -> None:
        """Adds a finding that somebody should act on."""
        self.add(Diagnostic(code, Severity.WARNING, message, place, hint, tuple(related)))

    def note(self, code: str, message: str, place: Place, hint: str = "", related: Iterable[Place] = ()) -> None:
        """Adds a finding that is good to know."""
        self.add(Diagnostic(code, Severity.NOTE, message, place, hint, tuple(related)))

    def add(self, diagnostic: Diagnostic) -> None:
        """Adds a finding as it is."""
        self._found[diagnostic] = None

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Adds the findings of another report."""
        for diagnostic in diagnostics:
            self.add(diagnostic)

    def warn_of(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Adds the findings of another report as warnings: they concern a part that the rest can do without."""
        self.extend(each.as_warning() for each in diagnostics)

    @property
    def failed(self) -> bool:
        """Whether an error was found."""
        return any(found.severity is Severity.ERROR for found in self._found)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All findings, sorted by place, then code, without duplicates."""
        return tuple(sorted(self._found, key=lambda found: (found.place, found.code, found.message)))
