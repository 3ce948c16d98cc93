"""Puts the annotations in members of an ``allOf`` beside the ``allOf``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from generator.diagnostics import Report
from generator.document import ObjectNode
from generator.normalize.keywords.unwrap_all_of import only_annotates

# Without a value, they say as little as ``type: object`` alone.
_OF_OBJECTS: Final = ("properties", "required")


def lift_annotations(schema: ObjectNode, _: Report) -> ObjectNode:
    """Turns ``{allOf: [{$ref}, {description}]}`` into ``{allOf: [{$ref}], description}``: annotations make no class.

    What stands beside the ``allOf`` counts; of the members, the last one.
    """
    return _lifted(schema, only_annotates) if "allOf" in schema else schema


def lift_bare_objects(schema: ObjectNode) -> ObjectNode:
    """The same for members that add nothing to objects, as in ``{allOf: [{$ref}, {type: object}]}``."""
    return _lifted(schema, lambda member: only_annotates(_without_bare_keywords(member)))


def _without_bare_keywords(member: ObjectNode) -> ObjectNode:
    is_object = member.get("type", "object") == "object"
    return member.without("type", *(key for key in _OF_OBJECTS if not member.get(key))) if is_object else member


def _lifted(schema: ObjectNode, adds_nothing: Callable[[ObjectNode], bool]) -> ObjectNode:
    members = schema.array_at("allOf")
    bare = [each for each in members if isinstance(each, ObjectNode) and adds_nothing(each)]
    if not 0 < len(bare) < len(members):
        return schema
    lifted = ObjectNode((), schema.place)
    for each in bare:
        lifted = lifted.overlaid(each.without("type", *_OF_OBJECTS))
    rest = members.replaced([each for each in members if not any(each is one for one in bare)])
    return lifted.overlaid(schema).updated({"allOf": rest})
