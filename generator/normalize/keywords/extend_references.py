"""Makes a member of an ``allOf`` of the keywords beside a reference that are about values."""

from __future__ import annotations

from typing import Final

from generator.diagnostics import Report
from generator.document import COLLECTIONS, ArrayNode, ObjectNode
from generator.openapi.normal_form import UNIONS

# The other keywords that documents write there are about the place, or repeat the target of the reference.
_OF_VALUES: Final = ("properties", "required", "additionalProperties", "patternProperties", "items", "enum", *UNIONS)


def extend_references(schema: ObjectNode, _: Report) -> ObjectNode:
    """Turns ``{$ref, properties}`` into ``{allOf: [{$ref}, {properties}]}``, which is what OpenAPI 3.1 means by it."""
    if "$ref" not in schema or not any(isinstance(schema.get(key), COLLECTIONS) for key in _OF_VALUES):
        return schema
    own = {key: schema[key] for key in _OF_VALUES if key in schema}
    reference = ObjectNode({"$ref": schema["$ref"]}, schema.place, {"$ref": schema.place_of("$ref")})
    members = ArrayNode([reference, *schema.array_at("allOf"), schema.replaced(own)], schema.place)
    rest = schema.without("$ref", *_OF_VALUES)
    return rest.updated({"allOf": members})
