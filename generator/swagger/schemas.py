"""Schemas: from the dialect of Swagger 2.0 to that of OpenAPI 3.0."""

from __future__ import annotations

from typing import Final

from generator.document import ArrayNode, Node, ObjectNode, object_node
from generator.openapi.rewriting import rewrite_items, rewrite_values
from generator.swagger.nodes import moved_reference

_BELOW: Final = ("items", "additionalProperties", "allOf", "anyOf", "oneOf", "not")
_NAMED: Final = ("properties", "patternProperties")
_NULLABLE: Final = ("x-nullable", "x-isnullable")


def convert_schema(schema: ObjectNode) -> ObjectNode:
    """The schema with references, ``nullable``, files, discriminators and tuples as OpenAPI 3.0 writes them."""
    changed: dict[str, Node] = {}
    for key, value in schema.without("collectionFormat").items():
        if key in _NAMED and isinstance(value, ObjectNode):
            changed[key] = rewrite_values(value, convert_schema)
        elif key in _BELOW and isinstance(value, ObjectNode):
            changed[key] = convert_schema(value)
        elif key in _BELOW and isinstance(value, ArrayNode):
            several = rewrite_items(value, convert_schema)
            # OpenAPI 3.0 has no schemas for single items.
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
