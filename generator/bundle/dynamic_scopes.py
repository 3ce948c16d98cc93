"""Expands generic schemas, in which ``$dynamicRef`` stands for another schema (JSON Schema 2020-12, 8.2.3.2).

For example, a generic ``Page`` has ``items: {$dynamicRef: "#item"}``. A page of boxes is then written as ``{$ref: Page,
$defs: {item: {$dynamicAnchor: item, $ref: Box}}}``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Final, TypeAlias

from generator.document import ArrayNode, NodePath, ObjectNode, object_nodes
from generator.openapi import pointer
from generator.openapi.components import component_schemas, reference_to
from generator.openapi.schemas import rewrite_children, rewrite_root_schemas

_Scope: TypeAlias = Mapping[str, str]
"""For each name, the reference to the schema that it means."""

_OF_ITSELF: Final = ("$id", "$anchor", "$dynamicAnchor", "$defs")
_SAYING_NOTHING: Final = frozenset(("$dynamicAnchor", "$ref", "title", "description"))


def without_dynamic_scopes(document: ObjectNode, anchors: Iterable[NodePath]) -> ObjectNode:
    """The document with generic schemas copied to the places that give their names a meaning.

    By itself, a generic schema uses its own meanings of the names. A name without any meaning stays a ``$dynamicRef``.

    Arguments:
        anchors: the paths of all schemas with a ``$dynamicAnchor``.
    """
    scopes = _Scopes(document, anchors)
    return rewrite_root_schemas(document, lambda schema: scopes.schema(schema, {}, frozenset()))


class _Scopes:
    def __init__(self, document: ObjectNode, anchors: Iterable[NodePath]) -> None:
        self._document = document
        found = ((at, pointer.target(document, at)) for at in (pointer.build(*path) for path in anchors))
        self._anchors = {id(node): (node.text_at("$dynamicAnchor"), _meant(node, at)) for at, node in found}
        self._open = _open_names(document)

    def schema(self, node: ObjectNode, scope: _Scope, inside: Set[str]) -> ObjectNode:
        """A schema with its names resolved. In a copy of a generic schema, the meanings around it win over its own.

        Arguments:
            scope: the meanings of names around it.
            inside: the generic schemas that are being copied around it; none is copied into itself.
        """
        scope = {**scope, **dict(self._anchors[id(each)] for each in _named(node) if id(each) in self._anchors)}
        reference = node.text_at("$ref")
        copy = None
        if reference not in inside and not scope.keys().isdisjoint(self._open.get(reference, ())):
            generic = pointer.target(self._document, reference).without(*_OF_ITSELF)
            copy = self.schema(generic, scope, inside | {reference})
        node = rewrite_children(node, lambda below: self.schema(below, scope, inside))
        if copy is not None:
            members = ArrayNode([copy, *node.array_at("allOf")], node.place)
            rest = node.without("$ref")
            return rest.updated({"allOf": members}, {"allOf": node.place_of("$ref")})
        meant = scope.get(node.text_at("$dynamicRef").removeprefix("#"))
        return node if meant is None else _referring(node, meant)


def _open_names(document: ObjectNode) -> Mapping[str, Set[str]]:
    """For each component, the names without a meaning in it: its own, and those of the components that it refers to."""
    schemas = component_schemas(document)
    components = {reference_to(name): schemas.object_at(name) for name in schemas}
    found = {
        at: {each.removeprefix("#") for each in _texts(schema, "$dynamicRef")} for at, schema in components.items()
    }
    behind = {at: _texts(schema, "$ref") & components.keys() for at, schema in components.items()}
    anchors = {at: {each.text_at("$dynamicAnchor") for each in _named(schema)} for at, schema in components.items()}
    grew = True
    while grew:
        before = sum(map(len, found.values()))
        for at in components:
            found[at] |= set[str]().union(*(found[each] for each in behind[at])) - anchors[at]
        grew = sum(map(len, found.values())) > before
    return found


def _texts(schema: ObjectNode, key: str) -> set[str]:
    """All texts under a keyword, anywhere in a schema."""
    return {node.text_at(key) for node in object_nodes(schema)} - {""}


def _named(schema: ObjectNode) -> Iterator[ObjectNode]:
    """The schemas whose ``$dynamicAnchor`` has effect in a schema: itself and its own definitions."""
    yield schema
    yield from (each for _, each in schema.object_at("$defs").object_items())


def _meant(node: ObjectNode, at: str) -> str:
    """The reference to what a named schema stands for: its own ``$ref`` if it says no more than that, or itself."""
    return node.text_at("$ref") if "$ref" in node and node.keys() <= _SAYING_NOTHING else at


def _referring(node: ObjectNode, meant: str) -> ObjectNode:
    rest = node.without("$dynamicRef")
    return rest.updated({"$ref": meant}, {"$ref": node.place_of("$dynamicRef")})
