"""Makes an enum of alternatives that are all constants."""

from __future__ import annotations

from generator.diagnostics import Report
from generator.document import ArrayNode, Node, ObjectNode
from generator.openapi.normal_form import UNIONS, alternatives


def gather_constants(schema: ObjectNode, _: Report) -> ObjectNode:
    """Turns ``oneOf: [{const: a, description: …}, {const: b, description: …}]`` into ``enum: [a, b]``.

    Documents write alternatives to describe each value, for which an enum has no place.
    """
    if schema.keys().isdisjoint(UNIONS):
        return schema
    members = alternatives(schema)
    values = [_constant(member) for member in members]
    kinds = {type(value) for value in values}
    if len(members) < 2 or len(kinds) != 1 or not kinds <= {str, int} or "enum" in schema:
        return schema
    union = "oneOf" if schema.array_at("oneOf") else "anyOf"
    kind = "string" if kinds == {str} else "integer"
    rest = schema.without(union)
    place = schema.array_at(union).place
    return rest.replaced({"type": kind, **rest, "enum": ArrayNode(dict.fromkeys(values), place)})


def _constant(member: Node) -> Node:
    """The only value that a member can have; None if it can have others."""
    values = member.array_at("enum") if isinstance(member, ObjectNode) and "$ref" not in member else ArrayNode()
    return values[0] if len(values) == 1 else None
