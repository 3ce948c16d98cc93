"""Schemas: the dialect of Swagger 2.0 as that of OpenAPI 3.0."""

from __future__ import annotations

from typing import Final

from generator.document import ArrayNode, Node, ObjectNode, object_node
from generator.openapi.rewriting import rewrite_items, rewrite_values
from generator.swagger.nodes import moved_reference

_BELOW: Final = ("items", "additionalProperties", "allOf", "anyOf", "oneOf", "not")
_NAMED: Final = ("properties", "patternProperties")
_NULLABLE: Final = ("x-nullable", "x-isnullable")


def convert_schema(schema: ObjectNode) -> ObjectNode:
    """References to components, ``nullable``, files as binary strings, the discriminator as an object, and tuples."""
    changed: dict[str, Node] = {}
    for key, value in schema.without("collectionFormat").items():
        if key in _NAMED and isinstance(value, ObjectNode):
            changed[key] = rewrite_values(value, convert_schema)
        elif key in _BELOW and isinstance(value, ObjectNode):
            changed[key] = convert_schema(value)
        elif key in _BELOW and isinstance(value, ArrayNode):
            several = rewrite_items(value, convert_schema)
            # No schema of OpenAPI 3.0 says which item is where.
            changed[key] = ObjectNode({"anyOf": several}, value.place) if key == "items" else several
        elif key == "discriminator" and isinstance(value, str):
            changed[key] = object_node({"propertyName": value}, schema.place_of(key))
        elif key in _NULLABLE:
            changed["nullable"] = value
        else:
            changed[key] = value
    if changed.get("type") == "file":
        changed |= {"type": "string", "format": "binary"}
    nullable = next((key for key in _NULLABLE if key in schema), "nullable")
    return moved_reference(schema.replaced(changed, {"nullable": schema.place_of(nullable)}))
