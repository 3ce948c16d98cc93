"""How it ended for an API, whatever was done to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from generator.ledger import Ledger


class Outcome(Enum):
    """How it ended for one API."""

    CURRENT = "up to date"
    WRITTEN = "written"
    STALE = "out of date"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one API.

    Arguments:
        outcome: how it ended.
        ledger: what its package has; empty when it was not built.
        remembered: how many warnings and notes the last build had, by their severity, when it was not built now.
    """

    outcome: Outcome
    ledger: Ledger = field(default_factory=Ledger)
    remembered: Mapping[str, int] = field(default_factory=dict[str, int])
