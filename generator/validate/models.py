"""Models that pages mention and nothing describes."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Report
from generator.document import COLLECTIONS, ArrayNode, ObjectNode
from generator.extensions import DOCUMENTED_TYPE


def check_models(document: ObjectNode, report: Report) -> None:
    """Notes each model that a schema only names, once: neither a page nor an overlay says what it is."""
    mentions: dict[str, ObjectNode] = {}
    for node in _every_object(document):
        if DOCUMENTED_TYPE in node and "$ref" not in node and (name := node.text_at(DOCUMENTED_TYPE)):
            mentions.setdefault(name, node)
    for name, schema in mentions.items():
        report.note(
            "model-unknown",
            f"No page describes the model `{name}`: it stays open",
            schema.place,
            "Add the page that describes it, or let an overlay add the component and refer to it.",
        )


def _every_object(document: ObjectNode) -> Iterator[ObjectNode]:
    """Those of operations without a place too, which OpenAPI knows nothing of."""
    waiting: list[ObjectNode | ArrayNode] = [document]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ObjectNode):
            yield node
            waiting += [value for value in reversed(node.values()) if isinstance(value, COLLECTIONS)]
        else:
            waiting += [item for item in reversed(node) if isinstance(item, COLLECTIONS)]
