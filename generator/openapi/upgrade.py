"""OpenAPI 3.0 schemas as OpenAPI 3.1 writes them."""

from __future__ import annotations

from typing import Final

from generator.document import ArrayNode, Node, ObjectNode, object_node
from generator.openapi.objects import rewrite_objects

_BOUNDS: Final = {"exclusiveMinimum": "minimum", "exclusiveMaximum": "maximum"}


def upgrade(document: ObjectNode) -> ObjectNode:
    """An OpenAPI 3.0 document as 3.1; the version is left to the caller."""
    return rewrite_objects(document, upgrade_schema)


def upgrade_schema(schema: ObjectNode) -> ObjectNode:
    """An OpenAPI 3.0 schema as 3.1: ``nullable`` becomes a type, exclusive bounds become numbers."""
    return _with_null(_with_numeric_bounds(schema))


def _with_numeric_bounds(schema: ObjectNode) -> ObjectNode:
    for exclusive, inclusive in _BOUNDS.items():
        flag = schema.get(exclusive)
        if flag is True and inclusive in schema:
            rest = schema.without(inclusive)
            schema = rest.updated({exclusive: schema[inclusive]}, {exclusive: schema.place_of(inclusive)})
        elif isinstance(flag, bool):
            schema = schema.without(exclusive)
    return schema


def _with_null(schema: ObjectNode) -> ObjectNode:
    nullable = schema.get("nullable")
    if not isinstance(nullable, bool):
        return schema
    plain = schema.without("nullable")
    return make_nullable(plain) if nullable else plain


def make_nullable(schema: ObjectNode) -> ObjectNode:
    """The schema that also allows null, in the way of OpenAPI 3.1."""
    kind = schema.get("type")
    if isinstance(kind, str):
        changed: dict[str, Node] = {"type": ArrayNode((kind, "null"), schema.place_of("type"))}
        values = schema.get("enum")
        if isinstance(values, ArrayNode) and None not in values:
            changed["enum"] = ArrayNode((*values, None), values.place)
        return schema.updated(changed)
    if isinstance(kind, ArrayNode) and "null" not in kind:
        return schema.updated({"type": ArrayNode((*kind, "null"), kind.place)})
    if isinstance(kind, ArrayNode) or not schema:
        return schema
    null = object_node({"type": "null"}, schema.place)
    for keyword in ("anyOf", "oneOf"):
        if isinstance(members := schema.get(keyword), ArrayNode):
            return schema.updated({keyword: ArrayNode((*members, null), members.place)})
    return ObjectNode({"anyOf": ArrayNode((schema, null), schema.place)}, schema.place)
