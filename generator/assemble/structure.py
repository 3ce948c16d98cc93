"""What two descriptions of the same thing must have in common."""

from __future__ import annotations

from typing import Final

from generator.document import ArrayNode, Node, ObjectNode
from generator.pages.rewrite import is_named

_WORDING: Final = frozenset(
    ("description", "summary", "title", "example", "examples", "externalDocs", "operationId", "tags", "deprecated")
)


def same_structure(one: Node, other: Node) -> bool:
    """Whether two nodes differ in nothing but wording: descriptions, titles, examples, extensions."""
    return one is other or one == other or _structure(one) == _structure(other)


def _structure(node: Node, named: bool = False) -> object:
    if isinstance(node, ObjectNode):
        return {
            key: _structure(value, named=not named and is_named(key))
            if key != "required"
            else _as_set(value, _structure(value))
            for key, value in node.items()
            if named or not (key in _WORDING or key.startswith("x-"))
        }
    if isinstance(node, ArrayNode):
        return [_structure(item) for item in node]
    return node


def _as_set(value: Node, structure: object) -> object:
    if isinstance(value, ArrayNode) and all(isinstance(item, str) for item in value):
        return sorted(str(item) for item in value)
    return structure
