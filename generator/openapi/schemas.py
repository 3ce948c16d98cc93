"""Finds the schemas of an OpenAPI document for passes that rewrite them, and reads their types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final, NamedTuple

from generator.document import ArrayNode, Node, ObjectNode
from generator.openapi.grammar import LISTED_SCHEMAS, NAMED_SCHEMAS, OPENAPI, SINGLE_SCHEMAS
from generator.openapi.rewriting import Rewrite, rewrite_items, rewrite_values

AT_THE_PLACE: Final = ("description", "deprecated", "nullable", "readOnly", "writeOnly", "default")
"""The keywords about one use of a schema rather than about its type: they stay beside a reference."""

_ONE: Final = frozenset(SINGLE_SCHEMAS)
_LISTS: Final = frozenset(LISTED_SCHEMAS)
_MAPS: Final = frozenset(NAMED_SCHEMAS)
_HOLDERS: Final = _ONE | _LISTS | _MAPS


class _Way(NamedTuple):
    """The kind of objects that a field leads to, and whether it holds them by names."""

    kind: str
    is_map: bool


_KINDS: Final = frozenset((*OPENAPI.fields, *OPENAPI.maps))
_WAYS: Final = {
    kind: {
        key: _Way(held, is_map)
        for fields, is_map in ((OPENAPI.fields, False), (OPENAPI.maps, True))
        for key, held in fields.get(kind, {}).items()
        if held in _KINDS
    }
    for kind in _KINDS - {"schema"}
}
"""For each other kind of object, the fields by which one comes to schemas."""


def rewrite_children(schema: ObjectNode, rewrite: Rewrite) -> ObjectNode:
    """The schema with ``rewrite`` applied to each schema directly below it."""
    if schema.keys().isdisjoint(_HOLDERS):  # most schemas are plain ones
        return schema
    changed: dict[str, Node] = {}
    for key, value in schema.items():
        if key not in _HOLDERS:
            continue
        rewritten: Node = value
        if isinstance(value, ArrayNode):
            rewritten = rewrite_items(value, rewrite) if key in _LISTS else value
        elif isinstance(value, ObjectNode):
            rewritten = rewrite_values(value, rewrite) if key in _MAPS else rewrite(value) if key in _ONE else value
        if rewritten is not value:
            changed[key] = rewritten
    return schema.updated(changed) if changed else schema


def rewrite_every_schema(document: ObjectNode, rewrite: Rewrite) -> ObjectNode:
    """The document with ``rewrite`` applied to each schema, inner schemas first."""

    def inside_out(schema: ObjectNode) -> ObjectNode:
        return rewrite(rewrite_children(schema, inside_out))

    return rewrite_root_schemas(document, inside_out)


def rewrite_root_schemas(document: ObjectNode, rewrite: Rewrite) -> ObjectNode:
    """The document with ``rewrite`` applied to each schema that is not inside another one."""
    return _Roots(rewrite).of["document"](document)


class _Roots:
    """For each kind of object that may hold schemas, how these are rewritten in it."""

    def __init__(self, rewrite: Rewrite) -> None:
        self.of: dict[str, Rewrite] = {"schema": rewrite}
        for kind, ways in _WAYS.items():
            self.of[kind] = partial(self._in_each, ways[""].kind) if "" in ways else partial(self._in_parts, ways)

    def _in_each(self, kind: str, parent: ObjectNode) -> ObjectNode:
        return rewrite_values(parent, self.of[kind])

    def _in_parts(self, ways: Mapping[str, _Way], parent: ObjectNode) -> ObjectNode:
        changed: dict[str, Node] = {}
        for key, value in parent.items():
            if key not in ways:
                continue
            kind, is_map = ways[key]
            rewritten: Node = value
            if isinstance(value, ObjectNode):
                rewritten = self._in_each(kind, value) if is_map else self.of[kind](value)
            elif isinstance(value, ArrayNode) and not is_map:
                rewritten = rewrite_items(value, self.of[kind])
            if rewritten is not value:
                changed[key] = rewritten
        return parent.updated(changed) if changed else parent


def types_of(schema: ObjectNode) -> Sequence[Node]:
    """The types that a schema names; empty if it has no ``type``."""
    types = schema.get("type")
    if types is None:
        return ()
    return types if isinstance(types, ArrayNode) else (types,)
