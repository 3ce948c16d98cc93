"""The entries of a ledger: what a document declares, what became of each, and what may be missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.diagnostics import Place
from generator.ledger.outcomes import Outcome, OutcomeKind, Subject


@dataclass(frozen=True, slots=True)
class Allowance:
    """Something that may be missing from the package, and why."""

    subject: Subject
    reason: str
    place: Place


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of one thing that a document declares, with other places that belong to it."""

    subject: Subject
    outcome: Outcome
    place: Place
    related: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything that a document declares, with what became of it.

    Arguments:
        entries: the parts of a client.
        unused: the places of keywords that no client uses, such as ``links`` or ``maxLength``.
    """

    entries: tuple[Entry, ...] = ()
    unused: Mapping[str, Sequence[Place]] = field(default_factory=dict[str, Sequence[Place]])

    @property
    def operations(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.subject.kind == "operation")

    @property
    def missing(self) -> tuple[Entry, ...]:
        """The operations that are not in the package."""
        return tuple(entry for entry in self.operations if entry.outcome.kind is OutcomeKind.LOST)
