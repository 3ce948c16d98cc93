"""Queries that documentation writes into paths, as parameters: OpenAPI keeps the two apart."""

from __future__ import annotations

from urllib.parse import parse_qsl

from generator.diagnostics import Place, Report
from generator.document import ArrayNode, Node, ObjectNode, object_node
from generator.methods import METHODS
from generator.path_items import push_down


def move_queries(document: ObjectNode, report: Report) -> ObjectNode:
    """A path ``/a?beta=true`` is the path ``/a`` with a required query parameter that has one value.

    A path whose operations stand elsewhere (``$ref``) stays as it is.

    Arguments:
        document: an OpenAPI document.
        report: receives ``path-query-conflict``, where two paths differ in nothing but their queries.
    """
    paths = document.object_at("paths")
    if not any("?" in path for path in paths):
        return document
    moved: dict[str, Node] = {}
    places: dict[str, Place] = {}
    for path, item in paths.items():
        bare, _, query = path.partition("?")
        place = paths.place_of(path)
        if isinstance(item, ObjectNode) and "$ref" in item:
            bare = path
        elif query and isinstance(item, ObjectNode):
            item = _with_query(item, query, place)
        known = moved.get(bare)
        if isinstance(known, ObjectNode) and isinstance(item, ObjectNode):
            item = _merged(bare, known, item, report)
        moved[bare] = item
        places.setdefault(bare, place)
    return document.replaced({**document, "paths": ObjectNode(moved, paths.place, places)})


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


def _merged(path: str, known: ObjectNode, other: ObjectNode, report: Report) -> ObjectNode:
    """The operations of two items at one path; the first that has a method keeps it."""
    known, other = push_down(known), push_down(other)
    for method in known:
        if method in other and known[method] != other[method]:
            report.error(
                "path-query-conflict",
                f"There are two {method.upper()} {path}, which differ in the queries of their paths",
                other.place_of(method),
                "OpenAPI has one operation for a method and a path: describe both as one, or remove one of them.",
                (known.place_of(method),),
            )
    added = {key: value for key, value in other.items() if key not in known}
    return known.replaced({**known, **added}, {key: other.place_of(key) for key in added})
