"""What components were made of, by which those get the names again that they had."""

from __future__ import annotations

from collections.abc import Mapping

from generator.document import ObjectNode
from generator.openapi.normal_form import ORIGINS, written_schema


def with_origins(document: ObjectNode, origins: Mapping[str, str]) -> ObjectNode:
    """The document with the origins of more components."""
    if not origins:
        return document
    found = document.object_at(ORIGINS)
    return document.replaced({**document, ORIGINS: found.replaced({**found, **origins})})


def origin_of(key: str, document: ObjectNode) -> str:
    """What a component was made of."""
    return document.object_at(ORIGINS).text_at(key) or written_schema(key)
