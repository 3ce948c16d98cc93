"""Compares the structure of two descriptions, whatever their wording."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Final, cast

from generator.document import ArrayNode, Node, ObjectNode
from generator.openapi import pointer
from generator.openapi.objects import is_named

_WORDING: Final = frozenset(
    ("description", "summary", "title", "example", "examples", "externalDocs", "operationId", "tags", "deprecated")
)


def same_structure(one: Node, other: Node) -> bool:
    """Whether two nodes differ in nothing but wording: descriptions, titles, examples, extensions."""
    return one is other or one == other or _structure(one) == _structure(other)


def first_difference(one: Node, other: Node) -> str:
    """A pointer to the first part that differs between two nodes; for an array of scalars, to the array."""
    return pointer.build(*_differing(_structure(one), _structure(other)))


def _differing(one: object, other: object) -> Iterator[str]:
    for key, value, counterpart in _pairs(one, other):
        if value != counterpart:
            yield key
            yield from _differing(value, counterpart)
            return


def _pairs(one: object, other: object) -> Iterator[tuple[str, object, object]]:
    """The parts of two structures of one kind, side by side."""
    if isinstance(one, dict) and isinstance(other, dict):
        mine, theirs = cast("dict[str, object]", one), cast("dict[str, object]", other)
        yield from ((key, mine.get(key), theirs.get(key)) for key in {**mine, **theirs})
    elif isinstance(one, list) and isinstance(other, list):
        items = zip_longest(cast("list[object]", one), cast("list[object]", other))
        for index, pair in enumerate(items):
            if any(isinstance(part, dict | list) for part in pair):
                yield str(index), *pair


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
