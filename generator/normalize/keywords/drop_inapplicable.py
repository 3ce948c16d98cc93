"""Takes away what a schema says of objects or arrays when its type says that no value is one."""

from __future__ import annotations

from typing import Final

from generator.diagnostics import Place, Report
from generator.document import ObjectNode
from generator.openapi.types_of import types_of

# JSON Schema 2020-12, sections 10.3.2 and 6.5 of the validation vocabulary: these say nothing of other values.
_OF_OBJECTS: Final = ("properties", "patternProperties", "additionalProperties", "required")


def drop_inapplicable(schema: ObjectNode, report: Report) -> ObjectNode:
    """Leaves ``properties`` out beside ``type: string`` and the like, and ``items`` beside what is no array."""
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
        f"Of a value that is of type {types}, `{keyword}` says nothing: it is left out",
        schema.place_of(keyword),
        "Correct one of the two with an overlay.",
    )


def _may_be(kind: str, schema: ObjectNode) -> bool:
    return schema.get("type") is None or kind in types_of(schema)
