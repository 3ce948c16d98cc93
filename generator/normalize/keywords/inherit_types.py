"""Gives alternatives the type beside them."""

from __future__ import annotations

from typing import Final

from generator.diagnostics import Report
from generator.document import Node, ObjectNode
from generator.openapi.normal_form import UNIONS
from generator.openapi.rewriting import rewrite_items
from generator.openapi.schemas import types_of

# Objects are known by their properties.
_INHERITED: Final = ("string", "integer", "number", "boolean", "array")
_TYPED: Final = ("type", "$ref", "allOf", *UNIONS)


def inherit_types(schema: ObjectNode, _: Report) -> ObjectNode:
    """Writes the type beside a ``oneOf`` or ``anyOf`` into each member without a type, which could else be anything."""
    if schema.keys().isdisjoint(UNIONS):
        return schema
    kinds = [each for each in types_of(schema) if each != "null"]
    if len(kinds) != 1 or (kind := kinds[0]) not in _INHERITED:
        return schema

    def typed(member: ObjectNode) -> ObjectNode:
        return member.replaced({"type": kind, **member}) if member.keys().isdisjoint(_TYPED) else member

    changed: dict[str, Node] = {key: rewrite_items(schema.array_at(key), typed) for key in UNIONS if key in schema}
    return schema.updated(changed)
