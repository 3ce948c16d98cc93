"""Removes the keywords for objects or arrays from schemas whose type allows neither."""

from __future__ import annotations

from typing import Final

from generator.diagnostics import Place, Report
from generator.document import ObjectNode
from generator.openapi.schemas import types_of

# They do not apply to other values (JSON Schema 2020-12, section 10.3.2, and 6.5 of the validation vocabulary).
_OF_OBJECTS: Final = ("properties", "patternProperties", "additionalProperties", "required")


def drop_inapplicable(schema: ObjectNode, report: Report) -> ObjectNode:
    """Leaves out ``properties`` beside ``type: string`` and the like, and ``items`` beside types other than arrays."""
    if "type" not in schema:
        return schema
    if schema.get("properties") and not _may_be("object", schema):
        report.warning("properties-inapplicable", *_message("properties", schema))
        schema = schema.without(*_OF_OBJECTS)
    if schema.get("items") and not _may_be("array", schema):
        report.warning("items-inapplicable", *_message("items", schema))
        schema = schema.without("items")
    return schema


def _message(keyword: str, schema: ObjectNode) -> tuple[str, Place, str]:
    types = " or ".join(map(str, types_of(schema)))
    return (
        f"`{keyword}` says nothing about a value of type {types}: it is left out",
        schema.place_of(keyword),
        "Correct one of the two with an overlay.",
    )


def _may_be(kind: str, schema: ObjectNode) -> bool:
    return schema.get("type") is None or kind in types_of(schema)
