"""Gaps in paths that are written as web frameworks and URI templates do, in the way of OpenAPI."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Final

from generator.diagnostics import Place
from generator.document import ArrayNode, Node, ObjectNode, object_node
from generator.openapi import pointer
from generator.openapi.parameters import parameters_of
from generator.openapi.path_items import operations_of
from generator.openapi.placeholders import PLACEHOLDER

_COLON: Final = re.compile(r"(?<=/):([A-Za-z_]\w*)(?=/|$)")
_MARKED: Final = re.compile(r"[*+#]*([A-Za-z_][\w.-]*)(?:[*?]|[:=].*)?")
_QUERY: Final = re.compile(r"\{[?&]([^{}]+)\}")
_SPELT_OTHERWISE: Final = re.compile(r"/:|\{[^{}]*[^{}\w.-]")


def spell_placeholders(document: ObjectNode) -> ObjectNode:
    """A path ``/things/:id`` or ``/things/{id:int}`` is ``/things/{id}`` where ``id`` is declared as a path parameter.

    ``/things{?page}`` is ``/things`` with an optional query parameter (RFC 6570, section 3.2.8). A path stays as it is
    where the other one is there too, and where nobody declared what would be filled in.
    """
    paths = document.object_at("paths")
    if not any(map(_SPELT_OTHERWISE.search, paths)):
        return document
    spelt = {path: _spelt(document, path, paths.object_at(path)) for path in paths}
    names = {path: each for path, each in spelt.items() if each not in paths}
    queries = {path: _with_query(document, path, item, paths.place_of(path)) for path, item in paths.items()}
    kept = {path: queries[path] if path in names else item for path, item in paths.items()}
    return document.replaced({**document, "paths": paths.replaced(kept).renamed(names)})


def _spelt(document: ObjectNode, path: str, item: ObjectNode) -> str:
    if not _SPELT_OTHERWISE.search(path):
        return path
    declared = {name for location, name in _declared(document, item) if location == "path"}
    path = _COLON.sub(lambda found: f"{{{found[1]}}}" if found[1] in declared else found[0], path)
    path = path if "$ref" in item else _QUERY.sub("", path)
    return PLACEHOLDER.sub(lambda found: f"{{{_name(found[1], declared)}}}", path)


def _name(inside: str, declared: Container[str]) -> str:
    """The name of the parameter that fills a gap."""
    marked = _MARKED.fullmatch(inside)
    return marked[1] if marked and inside not in declared and marked[1] in declared else inside


def _with_query(document: ObjectNode, path: str, item: Node, place: Place) -> Node:
    """The path item with the parameters that only its path names."""
    named = {name.rstrip("*") for found in _QUERY.findall(path) for name in found.split(",")}
    if not named or not isinstance(item, ObjectNode):
        return item
    missing = sorted(named - {name for location, name in _declared(document, item) if location == "query"})
    added = [object_node({"name": name, "in": "query", "schema": {"type": "string"}}, place) for name in missing]
    parameters = ArrayNode([*item.array_at("parameters"), *added], item.place_of("parameters"))
    return item.replaced({**item, "parameters": parameters}) if added else item


def _declared(document: ObjectNode, item: ObjectNode) -> set[tuple[str, str]]:
    """Where the parameters of a path are sent, and their names."""
    item = pointer.followed(document, item)
    holders = (item, *(node for _, node, _ in operations_of(item)))
    found = (parameter for holder in holders for parameter in parameters_of(document, holder))
    return {(each.text_at("in"), each.text_at("name")) for each in found}
