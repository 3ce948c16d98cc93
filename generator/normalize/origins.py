"""What components were made of, by which names are remembered."""

from __future__ import annotations

from collections.abc import Mapping

from generator import naming
from generator.document import ObjectNode
from generator.normal_form import NAMES, ORIGINS


def had_names(document: ObjectNode) -> ObjectNode:
    """The names that classes have had so far, by what they come from."""
    return document.object_at(NAMES).object_at("classes")


def with_origins(document: ObjectNode, origins: Mapping[str, str]) -> ObjectNode:
    """The document with the origins of more components."""
    if not origins:
        return document
    found = document.object_at(ORIGINS)
    return document.replaced({**document, ORIGINS: found.replaced({**found, **origins})})


def declared(key: str) -> str:
    """The origin of a component that somebody wrote."""
    return f"schema {key}"


def origin_of(key: str, document: ObjectNode) -> str:
    """What a component was made of."""
    return document.object_at(ORIGINS).text_at(key) or declared(key)


def is_same_but_for_number(one: str, other: str) -> bool:
    """Whether two names differ in nothing but the number that tells them from others."""
    return naming.is_numbered(one, other) or naming.is_numbered(other, one)
