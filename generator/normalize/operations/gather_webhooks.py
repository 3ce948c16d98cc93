"""Puts all requests that a server sends under ``webhooks``."""

from __future__ import annotations

from generator.diagnostics import Report
from generator.document import Node, ObjectNode
from generator.openapi.rewriting import rewrite_operations
from generator.openapi.webhooks import SECTIONS, webhooks_of


def gather_webhooks(document: ObjectNode, _: Report) -> ObjectNode:
    """Gives each webhook and each callback a name of its own under ``webhooks``, with one operation."""
    found = list(webhooks_of(document))
    if not found:
        return document
    gathered: dict[str, Node] = {each.name: ObjectNode({each.method: each.operation}, each.place) for each in found}
    webhooks = ObjectNode(gathered, document.object_at("webhooks").place, {each.name: each.place for each in found})

    def alone(_path: str, _method: str, _item: ObjectNode, operation: ObjectNode) -> ObjectNode:
        return operation.without("callbacks") if "callbacks" in operation else operation

    return rewrite_operations(document.without(*SECTIONS), alone).updated({"webhooks": webhooks})
