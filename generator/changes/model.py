"""What a change is: the rule that it falls under, and where it was made."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.diagnostics import Place


class Level(StrEnum):
    """What a change means for people who call the client, worst first."""

    BREAKING = "breaking"
    RISKY = "risky"
    COMPATIBLE = "compatible"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return tuple(Level).index(self)


class Direction(StrEnum):
    """Whether a change is about what callers send or about what they get."""

    REQUEST = "request"
    RESPONSE = "response"


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of change.

    Arguments:
        id: its stable, documented name in kebab case.
        level: what it means for callers.
        direction: which way the data goes that it is about.
        what: what happened, in one sentence.
        advice: what callers, or those who publish the client, do about it; empty where there is nothing to do.
    """

    id: str
    level: Level
    direction: Direction
    what: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two documents, or between two packages.

    Arguments:
        rule: the kind of change.
        subject: what changed, as people call it: ``POST /messages: request body: to``.
        message: what became of it, to be read after the subject.
        old: where it is written in the old document; None for what the old one does not have.
        new: where it is written in the new document; None for what the new one does not have.
        operations: the operations that it reaches, as in ``POST /messages``; empty when it reaches all.
        methods: the calls that these operations are, as in ``client.messages.create_message``, in the package that has
            them: the old one, unless they are new.
    """

    rule: Rule
    subject: str
    message: str
    old: Place | None = None
    new: Place | None = None
    operations: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()

    @property
    def level(self) -> Level:
        """What it means for callers."""
        return self.rule.level
