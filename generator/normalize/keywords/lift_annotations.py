"""Puts the annotations in members of an ``allOf`` beside the ``allOf``."""

from __future__ import annotations

from generator.diagnostics import Report
from generator.document import ObjectNode
from generator.normalize.keywords.unwrap_all_of import only_annotates


def lift_annotations(schema: ObjectNode, _: Report) -> ObjectNode:
    """Turns ``{allOf: [{$ref}, {description}]}`` into ``{allOf: [{$ref}], description}``: annotations make no class.

    What stands beside the ``allOf`` counts; of the members, the last one.
    """
    if "allOf" not in schema:
        return schema
    members = schema.array_at("allOf")
    annotations = [each for each in members if isinstance(each, ObjectNode) and only_annotates(each)]
    if not 0 < len(annotations) < len(members):
        return schema
    lifted = ObjectNode((), schema.place)
    for each in annotations:
        lifted = lifted.overlaid(each)
    rest = members.replaced([each for each in members if not any(each is one for one in annotations)])
    return lifted.overlaid(schema).updated({"allOf": rest})
