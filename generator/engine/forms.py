"""Which components are forms: files are bytes in those, and text wherever JSON holds them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.document import ObjectNode
from generator.openapi.normal_form import component_name, essence, operations
from generator.openapi.pointer import LONGEST_CHAIN


def names_of_forms(document: ObjectNode) -> frozenset[str]:
    """The components that are bodies of ``multipart/form-data`` and of nothing else."""
    used = {
        (essence(media_type) == "multipart/form-data", _component(document, schema))
        for media_type, schema in _contents(document)
    }
    return frozenset(name for is_form, name in used if is_form and (False, name) not in used)


def _component(document: ObjectNode, schema: ObjectNode) -> str:
    """The name of the component that a schema refers to, also by the names of others; none where it does not."""
    name, schemas = "", document.object_at("components").object_at("schemas")
    for _ in range(LONGEST_CHAIN):
        if "$ref" not in schema:
            break
        name = component_name(schema.text_at("$ref"))
        schema = schemas.object_at(name)
    return name


def _contents(document: ObjectNode) -> Iterator[tuple[str, ObjectNode]]:
    """The media types of all bodies, with their schemas."""
    for _, _, operation in operations(document):
        for holder in (operation.object_at("requestBody"), *operation.object_at("responses").values()):
            content = holder.object_at("content") if isinstance(holder, ObjectNode) else ObjectNode()
            for media_type in content:
                yield media_type, content.object_at(media_type).object_at("schema")
