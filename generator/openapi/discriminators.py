"""Discriminators, which name schemas by references or by the bare keys of components (OpenAPI 3.1, section 4.8.25)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from generator.diagnostics import Place
from generator.document import Node, ObjectNode

_LEADING_ELSEWHERE: Final = re.compile(r"[/#]|\.(?:ya?ml|json)$")

Rename: TypeAlias = Callable[[Node, Place], Node]
"""Gives the new name of a schema for the one that is written at a place."""


def with_schemas(discriminator: ObjectNode, rename: Rename) -> ObjectNode:
    """The discriminator with the schemas of its mapping and of its default renamed."""
    changed: dict[str, Node] = {}
    if mapping := discriminator.object_at("mapping"):
        changed["mapping"] = mapping.replaced(
            {value: rename(schema, mapping.place_of(value)) for value, schema in mapping.items()}
        )
    if "defaultMapping" in discriminator:
        default = discriminator["defaultMapping"]
        changed["defaultMapping"] = rename(default, discriminator.place_of("defaultMapping"))
    return discriminator.updated(changed) if changed else discriminator


def is_local(name: str) -> bool:
    """Whether a discriminator's name for a schema stays in its own file; names of components may hold dots, too."""
    return name.startswith("#") or not _LEADING_ELSEWHERE.search(name)


def in_other_files(discriminator: ObjectNode) -> Iterator[tuple[str, Place]]:
    """The names of schemas in a discriminator that may lead to other files, each with its place."""
    mapping = discriminator.object_at("mapping")
    named = [(name, mapping.place_of(value)) for value, name in mapping.items()]
    named.append((discriminator.get("defaultMapping"), discriminator.place_of("defaultMapping")))
    return ((name, place) for name, place in named if isinstance(name, str) and not is_local(name))
