"""Describes the values under keys that fit a pattern as the values of any other key."""

from __future__ import annotations

from typing import Final

from generator.diagnostics import Report
from generator.document import Node, ObjectNode
from generator.normalize.any_of import any_of
from generator.normalize.keywords.mark_nullable import mark_nullable

_UNFOLDED: Final = ("patternProperties", "unevaluatedProperties")
_FIT_EVERY_KEY: Final = frozenset(("", ".*", "^.*", "^.*$", ".+", "^.+", "^.+$"))


def unfold_patterns(schema: ObjectNode, report: Report) -> ObjectNode:
    """Says ``patternProperties`` and ``unevaluatedProperties`` as ``additionalProperties``: no type knows patterns.

    Where keys may stand that no pattern fits, their values may be anything, and it is left (JSON Schema 2020-12,
    section 10.3.2).
    """
    if schema.keys().isdisjoint(_UNFOLDED):
        return schema
    patterns = schema.object_at("patternProperties")
    others = schema.get("additionalProperties", schema.get("unevaluatedProperties"))
    is_open = others in (None, True, {}) and patterns.keys().isdisjoint(_FIT_EVERY_KEY)
    values: list[Node] = [*patterns.values(), *([others] if isinstance(others, ObjectNode) else [])]
    if is_open or not values or not all(isinstance(each, ObjectNode) for each in values):
        return schema
    rest = schema.without(*_UNFOLDED)
    # What is made here is inside, where the passes that share the way do not go again.
    folded = mark_nullable(any_of(values, schema.place), report)
    return rest.replaced({**rest, "additionalProperties": folded})
