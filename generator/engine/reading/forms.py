"""Finds the components that are forms: binary text is a file there, and text in JSON."""

from __future__ import annotations

from collections.abc import Iterator

from generator.document import ObjectNode
from generator.openapi.media_types import essence
from generator.openapi.normal_form import component_name, operations


def names_of_forms(document: ObjectNode) -> frozenset[str]:
    """The components that are only used as bodies of ``multipart/form-data``."""
    used = {(essence(media_type) == "multipart/form-data", name) for media_type, name in _contents(document)}
    return frozenset(name for is_form, name in used if is_form and (False, name) not in used)


def _contents(document: ObjectNode) -> Iterator[tuple[str, str]]:
    """The media type of each body, with the component that it refers to."""
    for _, _, operation in operations(document):
        for holder in (operation.object_at("requestBody"), *operation.object_at("responses").values()):
            content = holder.object_at("content") if isinstance(holder, ObjectNode) else ObjectNode()
            for media_type in content:
                reference = content.object_at(media_type).object_at("schema").text_at("$ref")
                yield media_type, component_name(reference)
