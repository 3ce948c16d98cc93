"""Arrays whose items have types that depend on their place."""

from __future__ import annotations

from generator.diagnostics import Report
from generator.openapi.objects import Holders


def check_tuples(holders: Holders, report: Report) -> None:
    """Reports ``tuple-as-list`` for each of them: clients use lists, whose types have neither length nor order."""
    for node in holders["prefixItems"]:
        if node.array_at("prefixItems"):
            message = "Of these items, clients know the types, and neither the order nor the number"
            report.note("tuple-as-list", message, node.place_of("prefixItems"))
