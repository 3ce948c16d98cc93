"""Describes the values of keys that match a pattern like the values of all other keys."""

from __future__ import annotations

from typing import Final

from generator.diagnostics import Report
from generator.document import Node, ObjectNode
from generator.normalize.any_of import any_of
from generator.normalize.keywords.mark_nullable import mark_nullable

_UNFOLDED: Final = ("patternProperties", "unevaluatedProperties")
_FIT_EVERY_KEY: Final = frozenset(("", ".*", "^.*", "^.*$", ".+", "^.+", "^.+$"))


def unfold_patterns(schema: ObjectNode, report: Report) -> ObjectNode:
    """Writes ``patternProperties`` and ``unevaluatedProperties`` as ``additionalProperties``: no type knows patterns.

    If keys are allowed that match no pattern, their values may be anything (JSON Schema 2020-12, section 10.3.2): such
    a schema stays as it is.
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
    # The passes that share the way have been inside already.
    folded = mark_nullable(any_of(values, schema.place), report)
    return rest.updated({"additionalProperties": folded})
