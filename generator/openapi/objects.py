"""The objects of an OpenAPI document, without the data and the names that authors chose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from generator.document import COLLECTIONS, ArrayNode, ObjectNode

DATA: Final = frozenset({"example", "examples", "default", "enum", "const"})
"""What stands under these keys is data: a ``$ref`` in it is no reference, and a ``pattern`` no pattern."""

NAMED: Final = frozenset(
    {
        "$defs",
        "callbacks",
        "content",
        "definitions",
        "dependentSchemas",
        "encoding",
        "headers",
        "links",
        "mapping",
        "parameters",
        "pathItems",
        "paths",
        "patternProperties",
        "properties",
        "requestBodies",
        "responses",
        "schemas",
        "securitySchemes",
        "variables",
        "webhooks",
    }
)
"""The keys below these are names that an author chose, not fields: a property may well be called ``default``."""


def is_map(steps: Iterable[str | int]) -> bool:
    """Whether the keys of what stands at a path are names that an author chose."""
    found = False
    for step in steps:
        found = not found and step in NAMED
    return found


def objects(document: ObjectNode) -> Iterator[ObjectNode]:
    """Every object of a document that OpenAPI gives a meaning to, outside in, each once: aliases share nodes."""
    return (node for node, named in objects_and_maps(document) if not named)


def objects_and_maps(document: ObjectNode) -> Iterator[tuple[ObjectNode, bool]]:
    """The same with the objects whose keys are names, each with whether it is one."""
    seen: dict[bool, set[int]] = {False: set(), True: set()}
    waiting: list[tuple[ObjectNode | ArrayNode, bool]] = [(document, False)]
    while waiting:
        node, named = waiting.pop()
        if id(node) in seen[named]:
            continue
        seen[named].add(id(node))
        if isinstance(node, ArrayNode):
            waiting += [(item, False) for item in reversed(node) if isinstance(item, COLLECTIONS)]
            continue
        yield node, named
        if named:
            waiting += [(value, False) for value in reversed(node.values()) if isinstance(value, COLLECTIONS)]
        else:
            waiting += [
                (value, key in NAMED)
                for key, value in reversed(node.items())
                if isinstance(value, COLLECTIONS) and key not in DATA and not key.startswith("x-")
            ]
