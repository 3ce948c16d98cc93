"""Tells of members of ``allOf`` that contradict each other."""

from __future__ import annotations

from generator.diagnostics import Report
from generator.document import ObjectNode


def report_contradiction(key: str, first: ObjectNode, second: ObjectNode, report: Report) -> None:
    """``all-of-simplified`` for what two schemas say of one value with one keyword."""
    report.warning(
        "all-of-simplified",
        f"Two members of allOf have `{key}`; only the last one is kept",
        second.place_of(key),
        related=[first.place_of(key)],
    )
