"""Puts what members of an ``allOf`` say in words beside the ``allOf``."""

from __future__ import annotations

from generator.diagnostics import Report
from generator.document import ObjectNode
from generator.normalize.keywords.unwrap_all_of import says_words


def lift_words(schema: ObjectNode, _: Report) -> ObjectNode:
    """Turns ``{allOf: [{$ref}, {description}]}`` into ``{allOf: [{$ref}], description}``: words make no class.

    What stands beside the ``allOf`` counts; of the members, the last one.
    """
    if "allOf" not in schema:
        return schema
    members = schema.array_at("allOf")
    words = [each for each in members if isinstance(each, ObjectNode) and says_words(each)]
    if not 0 < len(words) < len(members):
        return schema
    lifted = ObjectNode((), schema.place)
    for each in words:
        lifted = lifted.overlaid(each)
    rest = members.replaced([each for each in members if not any(each is one for one in words)])
    return lifted.overlaid(schema).updated({"allOf": rest})
