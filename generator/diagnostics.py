"""What a stage has to say about its input: findings with a code, a place and advice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is: an error stops the API, a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in a file that a person wrote; lines and columns count from 1, 0 means the file as a whole."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


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

    @property
    def failed(self) -> bool:
        """Whether an error was found."""
        return any(found.severity is Severity.ERROR for found in self._found)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All findings, sorted by place, then code, without duplicates."""
        return tuple(sorted(self._found, key=lambda found: (found.place, found.code, found.message)))
