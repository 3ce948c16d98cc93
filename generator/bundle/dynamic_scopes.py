"""Makes schemas of generic ones: what a ``$dynamicRef`` means where somebody says that (JSON Schema 2020-12, 8.2.3.2).

A page of anything has ``items: {$dynamicRef: "#item"}``, and ``{$ref: Page, $defs: {item: {$dynamicAnchor: item, $ref:
Box}}}`` is a page of boxes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Final, TypeAlias

from generator.document import ArrayNode, NodePath, ObjectNode, object_nodes
from generator.openapi import pointer
from generator.openapi.schemas import rewrite_children, rewrite_root_schemas

_Scope: TypeAlias = Mapping[str, str]
"""References to what names mean."""

_OF_ITSELF: Final = ("$id", "$anchor", "$dynamicAnchor", "$defs")
_SAYING_NOTHING: Final = frozenset(("$dynamicAnchor", "$ref", "title", "description"))


def without_dynamic_scopes(document: ObjectNode, anchors: Iterable[NodePath]) -> ObjectNode:
    """The document with generic schemas copied to where something says what their names mean.

    By itself, a generic schema means what it says of its names; where nothing does, a reference stays.

    Arguments:
        document: the document, whose other references lead to paths.
        anchors: the ways to all schemas with a ``$dynamicAnchor``.
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
        """A schema with what names mean in it: of a generic one that is copied, its own meaning does not count.

        Arguments:
            node: the schema.
            scope: what names mean around it.
            inside: the generic schemas that it is in, which are not copied into themselves.
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
            return rest.replaced({**rest, "allOf": members}, {"allOf": node.place_of("$ref")})
        meant = scope.get(node.text_at("$dynamicRef").removeprefix("#"))
        return node if meant is None else _referring(node, meant)


def _open_names(document: ObjectNode) -> Mapping[str, Set[str]]:
    """The names that each component leaves open: itself, or by what it refers to and says nothing of."""
    schemas = document.object_at("components").object_at("schemas")
    components = {pointer.build("components", "schemas", name): schemas.object_at(name) for name in schemas}
    found = {
        at: {each.removeprefix("#") for each in _texts(schema, "$dynamicRef")} for at, schema in components.items()
    }
    behind = {at: _texts(schema, "$ref") & components.keys() for at, schema in components.items()}
    said = {at: {each.text_at("$dynamicAnchor") for each in _named(schema)} for at, schema in components.items()}
    grew = True
    while grew:
        before = sum(map(len, found.values()))
        for at in components:
            found[at] |= set[str]().union(*(found[each] for each in behind[at])) - said[at]
        grew = sum(map(len, found.values())) > before
    return found


def _texts(schema: ObjectNode, key: str) -> set[str]:
    """What stands under a keyword anywhere in a schema."""
    return {node.text_at(key) for node in object_nodes(schema)} - {""}


def _named(schema: ObjectNode) -> Iterator[ObjectNode]:
    """The schemas whose names count in one: itself and its own definitions."""
    yield schema
    yield from (each for each in schema.object_at("$defs").values() if isinstance(each, ObjectNode))


def _meant(node: ObjectNode, at: str) -> str:
    """What a schema with a name stands for: what it refers to, if it says no more, or itself."""
    return node.text_at("$ref") if "$ref" in node and node.keys() <= _SAYING_NOTHING else at


def _referring(node: ObjectNode, meant: str) -> ObjectNode:
    rest = node.without("$dynamicRef")
    return rest.replaced({**rest, "$ref": meant}, {"$ref": node.place_of("$dynamicRef")})
