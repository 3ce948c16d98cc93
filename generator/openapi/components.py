"""Component schemas, the references to them, and security schemes."""

from __future__ import annotations

from collections.abc import Mapping

from generator.document import Node, ObjectNode
from generator.openapi import pointer


def component_schemas(document: ObjectNode) -> ObjectNode:
    """The component schemas of a document by their keys; empty without any."""
    return document.object_at("components").object_at("schemas")


def with_component_schemas(document: ObjectNode, schemas: Mapping[str, Node]) -> ObjectNode:
    """The document with other component schemas."""
    components = document.object_at("components")
    found = components.object_at("schemas")
    return document.updated({"components": components.updated({"schemas": found.replaced(schemas)})})


def reference_to(key: str) -> str:
    """The reference to a component schema."""
    return pointer.build("components", "schemas", key)


def component_of(reference: str) -> str:
    """The key of the component schema that a reference or a bare key means; empty for any other reference."""
    steps = pointer.parse(reference)
    if steps is None:
        return "" if "/" in reference else reference
    return steps[2] if len(steps) == 3 and steps[:2] == ("components", "schemas") else ""


def security_schemes(document: ObjectNode) -> ObjectNode:
    """The security schemes of a document by their names; empty without any."""
    return document.object_at("components").object_at("securitySchemes")
