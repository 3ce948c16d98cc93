"""Describes the items that have types of their own by their place as the items of any other place."""

from __future__ import annotations

from generator.diagnostics import Report
from generator.document import Node, ObjectNode
from generator.normalize.any_of import any_of
from generator.normalize.keywords.mark_nullable import mark_nullable


def unfold_tuples(schema: ObjectNode, report: Report) -> ObjectNode:
    """Says ``prefixItems`` as ``items`` that are any of these: lists know no positions.

    Documents that say nothing of further items (JSON Schema 2020-12, section 10.3.1.1) mean that there are none.
    """
    if "prefixItems" not in schema or not (first := schema.array_at("prefixItems")):
        return schema
    items: list[Node] = [*first, *([rest] if (rest := schema.get("items")) else [])]
    # What is made here is inside, where the passes that share the way do not go again.
    is_known = all(isinstance(each, ObjectNode) for each in items)
    folded = mark_nullable(any_of(items, schema.place), report) if is_known else ObjectNode((), schema.place)
    unfolded = schema.without("prefixItems")
    return unfolded.replaced({"type": "array", **unfolded, "items": folded}, {"items": schema.place_of("prefixItems")})
