"""The objects of an OpenAPI document, without the data and the names that authors chose."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.document import ArrayNode, Node, ObjectNode

# What stands under these keys is data: a `$ref` in it is no reference, and a `pattern` no pattern.
_DATA: Final = frozenset({"example", "examples", "default", "enum", "const"})
# The keys below these are names that an author chose, not fields: a property may well be called `default`.
_NAMED: Final = frozenset(
    {
        "$defs",
        "callbacks",
        "content",
        "definitions",
        "dependentSchemas",
        "encoding",
        "headers",
        "links",
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


def objects(document: ObjectNode) -> Iterator[ObjectNode]:
    """Every object of a document that OpenAPI gives a meaning to, each once: aliases share nodes."""
    seen: set[tuple[int, bool]] = set()
    waiting: list[tuple[Node, bool]] = [(document, False)]
    while waiting:
        node, named = waiting.pop()
        if not isinstance(node, ObjectNode | ArrayNode) or (id(node), named) in seen:
            continue
        seen.add((id(node), named))
        if isinstance(node, ArrayNode):
            waiting += [(item, False) for item in node]
        elif named:
            waiting += [(value, False) for value in node.values()]
        else:
            yield node
            fields = (key for key in node if key not in _DATA and not key.startswith("x-"))
            waiting += [(node[key], key in _NAMED) for key in fields]
