"""Respells placeholders that are written in the notation of a web framework or as a URI template."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from typing import Final

from generator.diagnostics import Place
from generator.document import ArrayNode, Node, ObjectNode, object_node
from generator.openapi import pointer
from generator.openapi.methods import METHODS
from generator.openapi.parameters import parameters_of
from generator.openapi.path_items import gathered, operations_of
from generator.openapi.placeholders import PLACEHOLDER, placeholder_of
from generator.openapi.rewriting import rewrite_each_operation, rewrite_parameters

_COLON: Final = re.compile(r"(?<=/):([A-Za-z_]\w*)(?=/|$)")
_QUERY: Final = re.compile(r"\{[?&]([^{}]+)\}")
_QUERY_NAME: Final = re.compile(r"([\w.%-]+)(?::[0-9]+)?")
_SPELT_OTHERWISE: Final = re.compile(r"/:|\{[^{}]*(?:[^{}\w.-]|\.{3}\})")


def spell_placeholders(document: ObjectNode) -> ObjectNode:
    """A path ``/things/:id`` or ``/things/{id:int}`` is ``/things/{id}`` where ``id`` is declared as a path parameter.

    ``/things{?page}`` is ``/things`` with an optional query parameter (RFC 6570, section 3.2.8), and what fills
    ``{+path}`` keeps its slashes. A path stays as it is where nobody declared what would be filled in, and where it
    would meet another path with the same methods.
    """
    paths = document.object_at("paths")
    if not any(map(_SPELT_OTHERWISE.search, paths)):
        return document
    names = _free({path: _spelt(document, path, paths.object_at(path)) for path in paths}, paths)
    items: list[tuple[str, Node, Place]] = []
    for path, item in paths.items():
        place = paths.place_of(path)
        new = _with_query(document, path, _keep_slashes(document, path, item), place) if path in names else item
        items.append((names.get(path, path), new, place))
    return document.updated({"paths": gathered(items, paths.place)})


def _free(spelt: Mapping[str, str], paths: ObjectNode) -> dict[str, str]:
    """The new spellings of paths, as far as their methods are free there; of several paths, the first one gets it."""
    taken = {each for path, name in spelt.items() if name == path for each in _operations(path, paths[path])}
    names: dict[str, str] = {}
    for path, name in spelt.items():
        wanted = _operations(name, paths[path])
        if name != path and taken.isdisjoint(wanted):
            names[path] = name
            taken |= wanted
    return names


def _operations(path: str, item: Node) -> set[tuple[str, str]]:
    """Path and method of each operation of a path item; for a ``$ref``, all that there might be."""
    if not isinstance(item, ObjectNode) or "$ref" in item:
        return {(path, method) for method in METHODS}
    return {(path, method) for method, _, _ in operations_of(item)}


def _spelt(document: ObjectNode, path: str, item: ObjectNode) -> str:
    if not _SPELT_OTHERWISE.search(path):
        return path
    declared = {name for location, name in _declared(document, item) if location == "path"}
    path = _COLON.sub(lambda found: f"{{{found[1]}}}" if found[1] in declared else found[0], path)
    path = path if "$ref" in item else _QUERY.sub("", path)
    return PLACEHOLDER.sub(lambda found: f"{{{_name(found[1], declared)}}}", path)


def _name(inside: str, declared: Container[str]) -> str:
    """The name of the parameter for a placeholder; the text in it if no such parameter is declared."""
    placeholder = placeholder_of(inside)
    return placeholder.name if placeholder and inside not in declared and placeholder.name in declared else inside


def _with_query(document: ObjectNode, path: str, item: Node, place: Place) -> Node:
    """The path item with the query parameters that only its path mentions."""
    named = {name for found in _QUERY.findall(path) for name in _QUERY_NAME.findall(found)}
    if not named or not isinstance(item, ObjectNode):
        return item
    missing = sorted(named - {name for location, name in _declared(document, item) if location == "query"})
    added = [object_node({"name": name, "in": "query", "schema": {"type": "string"}}, place) for name in missing]
    parameters = ArrayNode([*item.array_at("parameters"), *added], item.place_of("parameters"))
    return item.updated({"parameters": parameters}) if added else item


def _declared(document: ObjectNode, item: ObjectNode) -> set[tuple[str, str]]:
    """Location and name of each parameter of a path."""
    item = pointer.followed(document, item)
    parents = (item, *(node for _, node, _ in operations_of(item)))
    found = (parameter for parent in parents for parameter in parameters_of(document, parent))
    return {(each.text_at("in"), each.text_at("name")) for each in found}


def _keep_slashes(document: ObjectNode, path: str, item: Node) -> Node:
    """The path item with ``allowReserved``, as in OpenAPI 3.2, in parameters whose values may be several segments."""
    placeholders = map(placeholder_of, PLACEHOLDER.findall(path))
    names = {placeholder.name for placeholder in placeholders if placeholder and placeholder.keeps_slashes}
    if not names or not isinstance(item, ObjectNode):
        return item

    def allowing(parameter: ObjectNode) -> ObjectNode:
        meant = pointer.followed(document, parameter)
        is_one = meant.get("in") == "path" and meant.get("name") in names
        return parameter.replaced({**meant, "allowReserved": True}) if is_one else parameter

    shared = rewrite_parameters(item, allowing)
    return rewrite_each_operation(shared, lambda _, operation: rewrite_parameters(operation, allowing))
