"""Adds the properties that an object requires and does not describe."""

from __future__ import annotations

from generator.diagnostics import Report
from generator.document import Node, ObjectNode
from generator.openapi.normal_form import UNDESCRIBED


def declare_required(schema: ObjectNode, _: Report) -> ObjectNode:
    """Adds a property of any type for each name that is only ``required``, so that a caller can pass it."""
    if "required" not in schema:
        return schema
    properties = schema.object_at("properties")
    if not properties or schema.get("additionalProperties") is False:
        return schema
    missing: dict[str, Node] = {
        name: ObjectNode({UNDESCRIBED: True}, schema.place_of("required"))
        for name in schema.array_at("required")
        if isinstance(name, str) and name not in properties
    }
    if not missing:
        return schema
    return schema.updated({"properties": properties.updated(missing)})
