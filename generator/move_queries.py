"""Queries that documentation writes into paths, as parameters: OpenAPI keeps the two apart."""

from __future__ import annotations

from urllib.parse import parse_qsl

from generator.diagnostics import Place
from generator.document import ArrayNode, Node, ObjectNode, object_node
from generator.methods import METHODS
from generator.path_items import push_down


def move_queries(document: ObjectNode) -> ObjectNode:
    """A path ``/a?beta=true`` is the path ``/a`` with a required query parameter that has one value.

    It stays as it is where its operations stand elsewhere (``$ref``), and where it would meet another path with the
    same methods: OpenAPI tells two operations of one path apart by nothing but their methods.
    """
    paths = document.object_at("paths")
    if not any("?" in path for path in paths):
        return document
    crowded = _crowded(paths)
    moved: dict[str, Node] = {}
    places: dict[str, Place] = {}
    for path, item in paths.items():
        bare, _, query = path.partition("?")
        if not isinstance(item, ObjectNode) or "$ref" in item or (query and crowded & _operations(path, item)):
            bare = path
        elif query:
            item = _with_query(item, query, paths.place_of(path))
        known = moved.get(bare)
        if isinstance(known, ObjectNode) and isinstance(item, ObjectNode):
            item = _merged(known, item)
        moved[bare] = item
        places.setdefault(bare, paths.place_of(path))
    return document.replaced({**document, "paths": ObjectNode(moved, paths.place, places)})


def _operations(path: str, item: ObjectNode) -> set[tuple[str, str]]:
    """Path without its query, and method, of each operation of a path item."""
    return {(path.partition("?")[0], method) for method in METHODS if method in item}


def _crowded(paths: ObjectNode) -> set[tuple[str, str]]:
    """What more than one operation would be called without their queries."""
    found: set[tuple[str, str]] = set()
    crowded: set[tuple[str, str]] = set()
    for path, item in paths.items():
        operations = _operations(path, item) if isinstance(item, ObjectNode) else set[tuple[str, str]]()
        crowded |= operations & found
        found |= operations
    return crowded


def _with_query(item: ObjectNode, query: str, place: Place) -> ObjectNode:
    operations: dict[str, Node] = {
        method: _with_parameters(operation, query, place)
        for method, operation in item.items()
        if method in METHODS and isinstance(operation, ObjectNode)
    }
    return item.replaced({**item, **operations})


def _with_parameters(operation: ObjectNode, query: str, place: Place) -> ObjectNode:
    declared = operation.array_at("parameters")
    known = {(parameter.text_at("in"), parameter.text_at("name")) for parameter in declared.objects()}
    added = [
        object_node(
            {"name": name, "in": "query", "required": True, "schema": {"type": "string", "enum": [value]}}, place
        )
        for name, value in parse_qsl(query, keep_blank_values=True)
        if ("query", name) not in known
    ]
    if not added:
        return operation
    return operation.replaced({**operation, "parameters": ArrayNode([*declared, *added], declared.place)})


def _merged(known: ObjectNode, other: ObjectNode) -> ObjectNode:
    """The operations of two items of one path, which have no method in common."""
    known, other = push_down(known), push_down(other)
    return known.replaced({**known, **other}, {key: other.place_of(key) for key in other})
