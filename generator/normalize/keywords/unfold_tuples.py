"""Describes items whose type depends on their place like items at any place."""

from __future__ import annotations

from generator.diagnostics import Report
from generator.document import Node, ObjectNode
from generator.normalize.any_of import any_of
from generator.normalize.keywords.mark_nullable import mark_nullable


def unfold_tuples(schema: ObjectNode, report: Report) -> ObjectNode:
    """Writes ``prefixItems`` as ``items`` of any of these types: Python's lists know no positions.

    Documents without ``items`` mean that there are no further ones, although JSON Schema allows them (2020-12, section
    10.3.1.1).
    """
    if "prefixItems" not in schema or not (first := schema.array_at("prefixItems")):
        return schema
    items: list[Node] = [*first, *([rest] if (rest := schema.get("items")) else [])]
    # The passes that share the way have been inside already.
    is_known = all(isinstance(each, ObjectNode) for each in items)
    folded = mark_nullable(any_of(items, schema.place), report) if is_known else ObjectNode((), schema.place)
    unfolded = schema.without("prefixItems")
    return unfolded.replaced({"type": "array", **unfolded, "items": folded}, {"items": schema.place_of("prefixItems")})
