"""Removes an ``allOf`` of one member that only adds words to it, or only limits the target of a reference."""

from __future__ import annotations

from generator.diagnostics import Report
from generator.document import ObjectNode
from generator.openapi.normal_form import UNIONS
from generator.openapi.schemas import AT_THE_PLACE

# The keywords about the place where a schema is used rather than about its values.
_ANNOTATIONS = frozenset((*AT_THE_PLACE, "title", "example", "examples", "externalDocs", "xml"))

# The keywords that make another class of the target of a reference; limits do not.
_OF_OBJECTS = ("properties", "required", "patternProperties", "if", "then", "else", "dependentSchemas")
_OF_CLASSES = frozenset(("type", "format", "enum", "const", "items", "prefixItems", *_OF_OBJECTS, *UNIONS))


def unwrap_all_of(schema: ObjectNode, _: Report) -> ObjectNode:
    """Puts annotations beside a reference: OpenAPI 3.0 allows that only by way of ``allOf``."""
    return unwrapped(schema)


def unwrapped(schema: ObjectNode) -> ObjectNode:
    """The only member of an ``allOf``, with the keywords beside that; other schemas as they are."""
    if "allOf" not in schema:
        return schema
    members = schema.array_at("allOf")
    if len(members) != 1 or not isinstance(only := members[0], ObjectNode):
        return schema
    own = schema.without("allOf")
    # This only repeats the type of the member, or of its target.
    if "$ref" in only or own.get("type") == only.get("type"):
        own = _without_type(own)
    if not (_says_no_class(own) if "$ref" in only else only_annotates(own)):
        return schema
    return only.overlaid(own)


def only_annotates(own: ObjectNode) -> bool:
    """Whether all keywords are about the place where a schema is used."""
    return all(key in _ANNOTATIONS or key.startswith("x-") for key in own)


def _says_no_class(own: ObjectNode) -> bool:
    has_values = isinstance(own.get("additionalProperties"), ObjectNode)
    return not has_values and own.keys().isdisjoint(_OF_CLASSES)


def _without_type(schema: ObjectNode) -> ObjectNode:
    """The schema without its type; null, which the member may not allow, becomes ``nullable``."""
    is_nullable = schema.get("type") == "null" or "null" in schema.array_at("type")
    rest = schema.without("type")
    return rest.updated({"nullable": True}, {"nullable": schema.place_of("type")}) if is_nullable else rest
