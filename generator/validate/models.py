"""Models that pages mention and nothing describes."""

from __future__ import annotations

from generator.diagnostics import Report
from generator.document import ObjectNode
from generator.openapi.extensions import DOCUMENTED_TYPE
from generator.openapi.objects import Holders


def check_models(holders: Holders, report: Report) -> None:
    """Reports ``model-unknown`` once for each model that schemas name, but no page and no overlay describes."""
    mentions: dict[str, ObjectNode] = {}
    for node in holders[DOCUMENTED_TYPE]:
        if "$ref" not in node and (name := node.text_at(DOCUMENTED_TYPE)):
            mentions.setdefault(name, node)
    for name, schema in mentions.items():
        report.note(
            "model-unknown",
            f"No page describes the model `{name}`: it stays open",
            schema.place,
            "Add the page that describes it, or let an overlay add the component and refer to it.",
        )
