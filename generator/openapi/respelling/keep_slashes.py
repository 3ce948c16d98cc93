"""Placeholders in paths that stand for several segments, as web frameworks and URI templates write them."""

from __future__ import annotations

from generator.document import Node, ObjectNode
from generator.openapi import pointer
from generator.openapi.placeholders import PLACEHOLDER, gap_of
from generator.openapi.rewriting import rewrite_each_operation, rewrite_parameters


def keep_slashes(document: ObjectNode, path: str, item: Node) -> Node:
    """The path item with ``allowReserved`` in the parameters of such placeholders, which OpenAPI 3.2 has for that."""
    gaps = map(gap_of, PLACEHOLDER.findall(path))
    names = {gap.name for gap in gaps if gap and gap.keeps_slashes}
    if not names or not isinstance(item, ObjectNode):
        return item

    def allowing(parameter: ObjectNode) -> ObjectNode:
        meant = pointer.followed(document, parameter)
        is_one = meant.get("in") == "path" and meant.get("name") in names
        return parameter.replaced({**meant, "allowReserved": True}) if is_one else parameter

    shared = rewrite_parameters(item, allowing)
    return rewrite_each_operation(shared, lambda _, operation: rewrite_parameters(operation, allowing))
