"""Servers and security that documents state for all their operations."""

from __future__ import annotations

from typing import TypeAlias

from generator.document import ArrayNode, ObjectNode
from generator.openapi.path_items import changed_operations, operations_of

_Documents: TypeAlias = tuple[ObjectNode, ...]


def hoist_servers(documents: _Documents) -> tuple[ArrayNode | None, _Documents]:
    """The servers of the first document that names some; operations of documents that name others get them.

    A document without servers does not say where its operations live: they take the API's.
    """
    default = next((servers for document in documents if (servers := document.array_at("servers"))), None)
    return default, tuple(
        _pushed_down(document, "servers") if document.array_at("servers") not in ([], default) else document
        for document in documents
    )


def hoist_security(documents: _Documents) -> tuple[ArrayNode | None, _Documents]:
    """The security that all documents state alike; when they differ, each operation gets its own."""
    stated = [_security(document) for document in documents if _depends_on(document, "security")]
    if not stated:
        return next(filter(None, map(_security, documents)), None), documents
    if all(security == stated[0] for security in stated):
        return stated[0], documents
    return None, tuple(_pushed_down(document, "security") for document in documents)


def _security(document: ObjectNode) -> ArrayNode | None:
    security = document.get("security")
    return security if isinstance(security, ArrayNode) else None


def _depends_on(document: ObjectNode, key: str) -> bool:
    items = [item for item in document.object_at("paths").values() if isinstance(item, ObjectNode)]
    return any(key not in operation for item in items for _, operation, _ in operations_of(item))


def _pushed_down(document: ObjectNode, key: str) -> ObjectNode:
    """Gives each operation that has none of its own what the document states."""
    if key not in document:
        return document
    value, place = document[key], document.place_of(key)

    def give(operation: ObjectNode) -> ObjectNode:
        return operation if key in operation else operation.replaced({**operation, key: value}, {key: place})

    def give_to_item(item: ObjectNode) -> ObjectNode:
        return item if key in item else changed_operations(item, give)

    paths = document.object_at("paths")
    given = {path: give_to_item(item) if isinstance(item, ObjectNode) else item for path, item in paths.items()}
    return document.replaced({**document, "paths": paths.replaced(given)})
