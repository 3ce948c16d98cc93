"""The structures of schemas: what they say about values, as texts that can be compared."""

from __future__ import annotations

import json
from typing import Final

from generator.document import ArrayNode, Node, ObjectNode
from generator.tree import digest

# The keywords that say nothing about values: schemas that differ only in these are one class.
_WORDING: Final = frozenset(("description", "example", "examples", "title", "externalDocs"))


class Structures:
    """The structures of the schemas of a document, each found only once."""

    def __init__(self) -> None:
        self._found: dict[int, tuple[ObjectNode, str]] = {}

    def of(self, schema: ObjectNode) -> str:
        """The structure of a schema."""
        if id(schema) not in self._found:
            self._found[id(schema)] = schema, structure(schema)
        return self._found[id(schema)][1]


def structure(schema: ObjectNode) -> str:
    """The structure of a schema; the same text for schemas that differ only in their wording."""
    return json.dumps(_structure(schema), sort_keys=True)


def abridged(structure: str) -> str:
    """A short text for a structure, different for different ones."""
    return digest(structure.encode())[:8]


def _structure(node: Node) -> Node:
    if isinstance(node, ObjectNode):
        return ObjectNode({key: _keyword(key, value) for key, value in node.items() if key not in _WORDING})
    return ArrayNode(map(_structure, node)) if isinstance(node, ArrayNode) else node


def _keyword(key: str, value: Node) -> Node:
    """The structure of a keyword's value; the keys of ``properties`` are names, and one of them may be `title`."""
    if key == "properties" and isinstance(value, ObjectNode):
        return ObjectNode({name: _structure(property_) for name, property_ in value.items()})
    return _structure(value)
