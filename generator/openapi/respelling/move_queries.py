"""Makes parameters of the queries that documentation writes into paths, because OpenAPI keeps the two apart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import parse_qsl

from generator.diagnostics import Place
from generator.document import ArrayNode, Node, ObjectNode, object_node
from generator.openapi import pointer
from generator.openapi.parameters import identity, parameters_of
from generator.openapi.path_items import gathered, operations_of, push_down
from generator.openapi.placeholders import PLACEHOLDER
from generator.openapi.rewriting import rewrite_each_operation

_QUERY_START: Final = re.compile(r"(?<!\{)\?")


def move_queries(document: ObjectNode) -> ObjectNode:
    """A path ``/a?beta=true`` is the path ``/a`` with a required query parameter that has one value.

    In ``/a?q={text}``, the path parameter ``text`` becomes the query parameter ``q``. A path stays as it is if its
    operations stand elsewhere (``$ref``), if a placeholder is only a part of a value, and if another path would then
    have the same methods: in OpenAPI, only the method tells two operations of one path apart.
    """
    paths = document.object_at("paths")
    if not any("?" in path for path in paths):
        return document
    crowded = _crowded(paths)
    moved: list[tuple[str, Node, Place]] = []
    for path, item in paths.items():
        bare, query = _parted(path)
        if not isinstance(item, ObjectNode) or "$ref" in item or _is_needed(path, item, crowded):
            bare = path
        elif query:
            item = _Query(document, query, paths.place_of(path)).moved(push_down(item) if "{" in query else item)
        moved.append((bare, item, paths.place_of(path)))
    return document.updated({"paths": gathered(moved, paths.place)})


def _parted(path: str) -> tuple[str, str]:
    """A path without its query, and the query; an expression of a URI template in braces is no query."""
    bare, *query = _QUERY_START.split(path, maxsplit=1)
    return bare, "".join(query)


def _pairs(query: str) -> list[tuple[str, str]]:
    return parse_qsl(query, keep_blank_values=True)


def _is_needed(path: str, item: ObjectNode, crowded: set[tuple[str, str]]) -> bool:
    """Whether a path has to keep its query."""
    query = _parted(path)[1]
    meets_another = bool(query and crowded & _operations(path, item))
    return meets_another or any(_is_filled_in_part(value) for _, value in _pairs(query))


def _is_filled_in_part(value: str) -> bool:
    return bool(PLACEHOLDER.search(value)) and not PLACEHOLDER.fullmatch(value)


def _operations(path: str, item: ObjectNode) -> set[tuple[str, str]]:
    """For each operation of a path item, the path without its query, and the method."""
    return {(_parted(path)[0], method) for method, _, _ in operations_of(item)}


def _crowded(paths: ObjectNode) -> set[tuple[str, str]]:
    """The paths and methods that several operations would share without their queries."""
    found: set[tuple[str, str]] = set()
    crowded: set[tuple[str, str]] = set()
    for path, item in paths.object_items():
        operations = _operations(path, item)
        crowded |= operations & found
        found |= operations
    return crowded


class _Query:
    """The query of a path, as parameters of its operations."""

    def __init__(self, document: ObjectNode, query: str, place: Place) -> None:
        self._document = document
        self._pairs = _pairs(query)
        self._place = place

    def moved(self, item: ObjectNode) -> ObjectNode:
        """The path item whose operations have the parameters."""
        return rewrite_each_operation(item, lambda _, operation: self._operation(operation))

    def _operation(self, operation: ObjectNode) -> ObjectNode:
        known = {identity(parameter): parameter for parameter in parameters_of(self._document, operation)}
        filling = {("path", found[1]) for _, value in self._pairs if (found := PLACEHOLDER.fullmatch(value))}
        kept = [
            node
            for node in operation.array_at("parameters")
            if not isinstance(node, ObjectNode) or identity(pointer.followed(self._document, node)) not in filling
        ]
        added = [self._parameter(name, value, known) for name, value in self._pairs if ("query", name) not in known]
        if not added and len(kept) == len(operation.array_at("parameters")):
            return operation
        place = operation.array_at("parameters").place
        return operation.updated({"parameters": ArrayNode([*kept, *added], place)})

    def _parameter(self, name: str, value: str, known: Mapping[tuple[str, str], ObjectNode]) -> ObjectNode:
        filled = PLACEHOLDER.fullmatch(value)
        if filled and (parameter := known.get(("path", filled[1]))):
            return parameter.replaced({**parameter.without("style", "explode"), "name": name, "in": "query"})
        schema = {"type": "string"} if filled else {"type": "string", "enum": [value]}
        return object_node({"name": name, "in": "query", "required": True, "schema": schema}, self._place)
