"""Arrays whose items have types of their own by their place."""

from __future__ import annotations

from collections.abc import Iterable

from generator.diagnostics import Report
from generator.document import ObjectNode


def check_tuples(nodes: Iterable[ObjectNode], report: Report) -> None:
    """Notes each of them: clients give and take lists, of which Python's types say neither length nor order.

    Arguments:
        nodes: all objects of a document.
        report: receives ``tuple-as-list``.
    """
    for node in nodes:
        if "prefixItems" in node and node.array_at("prefixItems"):
            message = "Of these items, clients know the types, and neither the order nor the number"
            report.note("tuple-as-list", message, node.place_of("prefixItems"))
