"""The origins of components, by which later runs give them their names again."""

from __future__ import annotations

from collections.abc import Mapping

from generator.document import ObjectNode
from generator.openapi.normal_form import ORIGINS, written_schema


def with_origins(document: ObjectNode, origins: Mapping[str, str]) -> ObjectNode:
    """The document with the origins of more components."""
    if not origins:
        return document
    found = document.object_at(ORIGINS)
    return document.updated({ORIGINS: found.updated(origins)})


def origin_of(key: str, document: ObjectNode) -> str:
    """The origin of a component."""
    return document.object_at(ORIGINS).text_at(key) or written_schema(key)
