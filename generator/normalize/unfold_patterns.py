"""Makes values of an object with keys of its own of what is said of those keys by patterns."""

from __future__ import annotations

from typing import Final

from generator.diagnostics import Report
from generator.document import Node, ObjectNode
from generator.normalize.schemas import any_of, rewrite_every_schema

_UNFOLDED: Final = ("patternProperties", "unevaluatedProperties")


def unfold_patterns(document: ObjectNode, _: Report) -> ObjectNode:
    """Says ``patternProperties`` and ``unevaluatedProperties`` as ``additionalProperties``: no type knows patterns.

    Where keys that no pattern fits may stand beside properties, their values may be anything, and it is left.
    """
    return rewrite_every_schema(document, _unfolded)


def _unfolded(schema: ObjectNode) -> ObjectNode:
    if schema.keys().isdisjoint(_UNFOLDED):
        return schema
    patterns = list(schema.object_at("patternProperties").values())
    others = schema.get("additionalProperties", schema.get("unevaluatedProperties"))
    # Whoever writes nothing but patterns means that one of them fits.
    is_open = others is True or others == {} or (others is None and "properties" in schema)
    values: list[Node] = [*patterns, others] if isinstance(others, ObjectNode) else patterns
    if is_open or not values or not all(isinstance(each, ObjectNode) for each in values):
        return schema
    return schema.without(*_UNFOLDED).replaced(
        {**schema.without(*_UNFOLDED), "additionalProperties": any_of(values, schema.place)}
    )
