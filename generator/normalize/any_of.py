"""One schema for several descriptions."""

from __future__ import annotations

from collections.abc import Iterable

from generator.diagnostics import Place
from generator.document import ArrayNode, Node, ObjectNode


def any_of(several: Iterable[Node], place: Place) -> ObjectNode:
    """A schema for the values of any of several schemas; several enums become one."""
    nodes: list[ObjectNode] = []
    for each in several:
        nodes += [each] if isinstance(each, ObjectNode) and each not in nodes else []
    if len(nodes) == 1:
        return nodes[0]
    if nodes and all(each.array_at("enum") for each in nodes):
        values = {repr(value): value for each in nodes for value in each.array_at("enum")}
        return nodes[0].replaced({**nodes[0], "enum": ArrayNode(values.values(), nodes[0].place_of("enum"))})
    return ObjectNode({"anyOf": ArrayNode(nodes, place)}, place)
