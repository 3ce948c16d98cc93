"""Removes alternatives that only limit the array or the map beside them."""

from __future__ import annotations

from typing import Final

from generator.diagnostics import Report
from generator.document import Node, ObjectNode
from generator.openapi.normal_form import UNIONS
from generator.openapi.schemas import types_of

# The other keywords limit lengths or require properties, which no type expresses. The passes that share the way have
# been inside the members already, and left no constants and tuples there.
_OF_THE_TYPE: Final = frozenset(
    ("$ref", "properties", "patternProperties", "additionalProperties", "items", "enum", "allOf", *UNIONS)
)
_WITH_FIELDS: Final = ("properties", "patternProperties", "allOf")


def drop_limits(schema: ObjectNode, _: Report) -> ObjectNode:
    """Leaves out ``anyOf: [{minItems: 2}, {required: [id]}]`` if each member fits the type beside it.

    By itself, an alternative without a type could be anything. Here it has the type beside it.
    """
    if schema.keys().isdisjoint(UNIONS) or not (kind := _kind(schema)):
        return schema
    return schema.without(*(key for key in UNIONS if all(_is_limit(each, kind) for each in schema.array_at(key))))


def _kind(schema: ObjectNode) -> str:
    """The type of a schema, if it is an array or a map; alternatives beside properties mean more than a limit."""
    kinds = [each for each in ("array", "object") if each in types_of(schema)]
    return kinds[0] if len(kinds) == 1 and schema.keys().isdisjoint(_WITH_FIELDS) else ""


def _is_limit(member: Node, kind: str) -> bool:
    if not isinstance(member, ObjectNode):
        return False
    return member.keys().isdisjoint(_OF_THE_TYPE) and member.get("type", kind) == kind
