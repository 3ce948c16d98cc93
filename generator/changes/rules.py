"""The kinds of changes between two documents, one row each."""

from __future__ import annotations

from typing import Final

from generator.changes.model import Direction, Level, Rule

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "operation-removed",
        Level.BREAKING,
        Direction.REQUEST,
        "An operation is gone, and its method with it.",
        "Stop calling it before you upgrade.",
    ),
    Rule("operation-added", Level.COMPATIBLE, Direction.REQUEST, "There is a new operation."),
)

BY_ID: Final = {rule.id: rule for rule in RULES}
