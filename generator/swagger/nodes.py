"""Pieces of rewriting that every concept needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from generator.document import ArrayNode, Node, ObjectNode

_HOMES: Final[Mapping[str, str]] = {
    "#/definitions/": "#/components/schemas/",
    "#/parameters/": "#/components/parameters/",
    "#/responses/": "#/components/responses/",
}


def mapped(node: ObjectNode, convert: Callable[[ObjectNode], ObjectNode]) -> ObjectNode:
    """The object with each value that is an object converted."""
    return node.replaced(
        {key: convert(value) if isinstance(value, ObjectNode) else value for key, value in node.items()}
    )


def converted_items(node: ArrayNode, convert: Callable[[ObjectNode], ObjectNode]) -> ArrayNode:
    """The array with each item that is an object converted."""
    return node.replaced(convert(item) if isinstance(item, ObjectNode) else item for item in node)


def renamed(node: ObjectNode, names: Mapping[str, str]) -> ObjectNode:
    """The object with other keys, where they were written."""
    return node.replaced(
        {names.get(key, key): value for key, value in node.items()},
        {new: node.place_of(old) for old, new in names.items() if old in node},
    )


def moved_reference(node: ObjectNode) -> ObjectNode:
    """The reference to where OpenAPI keeps what it leads to."""
    reference = node.text_at("$ref")
    home = next((home for home in _HOMES if reference.startswith(home)), None)
    if home is None:
        return node
    changed: Node = _HOMES[home] + reference.removeprefix(home)
    return node.replaced({**node, "$ref": changed})


def texts(node: ArrayNode) -> tuple[str, ...]:
    """The strings among the items."""
    return tuple(item for item in node if isinstance(item, str))
