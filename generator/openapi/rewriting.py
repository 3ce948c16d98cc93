"""Rewrites the contents of nodes, and returns the same node if nothing in it changes."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from generator.document import ArrayNode, Node, ObjectNode
from generator.openapi.methods import ADDITIONAL, METHODS

Rewrite: TypeAlias = Callable[[ObjectNode], ObjectNode]


def rewrite_values(parent: ObjectNode, rewrite: Rewrite) -> ObjectNode:
    """The object with each value that is an object rewritten; the same object when nothing changes."""
    changed: dict[str, Node] = {}
    for key, value in parent.items():
        if isinstance(value, ObjectNode) and (rewritten := rewrite(value)) is not value:
            changed[key] = rewritten
    return parent.updated(changed) if changed else parent


def rewrite_named(parent: ObjectNode, rewrite: Callable[[str, ObjectNode], ObjectNode]) -> ObjectNode:
    """Like ``rewrite_values``, with ``rewrite(key, value)``."""
    found = {key: rewrite(key, value) for key, value in parent.object_items()}
    return _replaced(parent, found)


def rewrite_items(parent: ArrayNode, rewrite: Rewrite) -> ArrayNode:
    """The array with each item that is an object rewritten; the same array when nothing changes."""
    items = [rewrite(item) if isinstance(item, ObjectNode) else item for item in parent]
    return parent if all(map(operator.is_, items, parent)) else parent.replaced(items)


def rewrite_parameters(parent: ObjectNode, rewrite: Rewrite) -> ObjectNode:
    """The operation or path item with each of its parameters rewritten; the same one when nothing changes."""
    if parameters := parent.array_at("parameters"):
        return _replaced(parent, {"parameters": rewrite_items(parameters, rewrite)})
    return parent


def rewrite_at(parent: ObjectNode, key: str, rewrite: Rewrite) -> ObjectNode:
    """The object with ``rewrite`` applied to the object under a key; the same when nothing changes."""
    value = parent.get(key)
    if not isinstance(value, ObjectNode):
        return parent
    rewritten = rewrite(value)
    return parent if rewritten is value else parent.updated({key: rewritten})


def rewrite_values_at(parent: ObjectNode, key: str, rewrite: Rewrite) -> ObjectNode:
    """The object with ``rewrite`` applied to each object of the map under a key; the same when nothing changes."""
    return rewrite_at(parent, key, lambda values: rewrite_values(values, rewrite))


def rewrite_each_operation(item: ObjectNode, rewrite: Callable[[str, ObjectNode], ObjectNode]) -> ObjectNode:
    """The path item with ``rewrite(method, operation)`` applied to each of its operations."""

    def methods(parent: ObjectNode, names: Iterable[str]) -> ObjectNode:
        found = ((name, parent.get(name)) for name in names)
        return _replaced(
            parent, {name: rewrite(name, operation) for name, operation in found if isinstance(operation, ObjectNode)}
        )

    return rewrite_at(methods(item, METHODS), ADDITIONAL, lambda more: methods(more, tuple(more)))


def rewrite_operations(
    document: ObjectNode, rewrite: Callable[[str, str, ObjectNode, ObjectNode], ObjectNode]
) -> ObjectNode:
    """The document with ``rewrite(path, method, path_item, operation)`` applied to each operation under ``paths``."""

    def path_item(path: str, item: ObjectNode) -> ObjectNode:
        return rewrite_each_operation(item, lambda method, operation: rewrite(path, method, item, operation))

    return rewrite_at(document, "paths", lambda paths: rewrite_named(paths, path_item))


def _replaced(parent: ObjectNode, changed: Mapping[str, Node]) -> ObjectNode:
    if all(parent.get(key) is value for key, value in changed.items()):
        return parent
    return parent.updated(changed)
