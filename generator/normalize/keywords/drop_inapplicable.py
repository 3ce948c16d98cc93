"""Takes away what a schema says of objects when its type says that no value is one."""

from __future__ import annotations

from typing import Final

from generator.diagnostics import Report
from generator.document import ArrayNode, ObjectNode

# JSON Schema 2020-12, sections 10.3.2 and 6.5 of the validation vocabulary: these say nothing of other values.
_OF_OBJECTS: Final = ("properties", "patternProperties", "additionalProperties", "required")


def drop_inapplicable(schema: ObjectNode, report: Report) -> ObjectNode:
    """Leaves ``properties`` out beside ``type: string`` and the like, which otherwise would make a class of it."""
    if "properties" not in schema or not schema.object_at("properties") or _may_be_object(schema):
        return schema
    report.warning(
        "properties-inapplicable",
        f"Of a value that is of type {_type(schema)}, `properties` says nothing: it is left out",
        schema.place_of("properties"),
        "Correct one of the two with an overlay.",
    )
    return schema.without(*_OF_OBJECTS)


def _may_be_object(schema: ObjectNode) -> bool:
    types = schema.get("type")
    return types is None or "object" in (types if isinstance(types, ArrayNode) else (types,))


def _type(schema: ObjectNode) -> str:
    types = schema.get("type")
    return " or ".join(map(str, types)) if isinstance(types, ArrayNode) else str(types)
