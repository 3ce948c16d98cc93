"""The outcome of a command for one API."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from generator.ledger import Ledger


class Outcome(Enum):
    """The state of an API after a command."""

    CURRENT = "up to date"
    WRITTEN = "written"
    STALE = "out of date"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome of a command for one API, with what it knows of the package.

    Arguments:
        ledger: the ledger of the build; empty if nothing was built.
        remembered: if nothing was built, the number of warnings and notes of the last build, by their severity.
    """

    outcome: Outcome
    ledger: Ledger = field(default_factory=Ledger)
    remembered: Mapping[str, int] = field(default_factory=dict[str, int])
