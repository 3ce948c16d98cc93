"""Finds the schemas of an OpenAPI document for passes that rewrite them, and reads their types."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.document import ArrayNode, Node, ObjectNode
from generator.openapi.grammar import LISTED_SCHEMAS, NAMED_SCHEMAS, OPENAPI, SINGLE_SCHEMAS
from generator.openapi.rewriting import (
    Rewrite,
    rewrite_at,
    rewrite_each_operation,
    rewrite_items,
    rewrite_parameters,
    rewrite_values,
    rewrite_values_at,
)

AT_THE_PLACE: Final = ("description", "deprecated", "nullable", "readOnly", "writeOnly", "default")
"""The keywords about one use of a schema rather than about its type: they stay beside a reference."""

_ONE: Final = frozenset(SINGLE_SCHEMAS)
_LISTS: Final = frozenset(LISTED_SCHEMAS)
_MAPS: Final = frozenset(NAMED_SCHEMAS)
_HOLDERS: Final = _ONE | _LISTS | _MAPS
_OF_MEDIA_TYPES: Final = tuple(OPENAPI.fields["media type"])


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
    return _Roots(rewrite).document(document)


@dataclass(frozen=True, slots=True)
class _Roots:
    """Rewrites the objects of a document that hold schemas."""

    rewrite: Rewrite

    def document(self, document: ObjectNode) -> ObjectNode:
        for key in ("paths", "webhooks"):
            document = rewrite_at(document, key, self._path_items)
        return rewrite_at(document, "components", self._components)

    def _components(self, components: ObjectNode) -> ObjectNode:
        components = rewrite_values_at(components, "schemas", self.rewrite)
        for key in ("parameters", "requestBodies", "headers"):
            components = rewrite_values_at(components, key, self._holder)
        components = rewrite_values_at(components, "responses", self._response)
        return rewrite_at(components, "pathItems", self._path_items)

    def _path_items(self, items: ObjectNode) -> ObjectNode:
        return rewrite_values(items, self._path_item)

    def _path_item(self, item: ObjectNode) -> ObjectNode:
        item = rewrite_parameters(item, self._holder)
        return rewrite_each_operation(item, lambda _, operation: self._operation(operation))

    def _operation(self, operation: ObjectNode) -> ObjectNode:
        operation = rewrite_parameters(operation, self._holder)
        operation = rewrite_at(operation, "requestBody", self._holder)
        operation = rewrite_values_at(operation, "responses", self._response)
        return rewrite_values_at(operation, "callbacks", self._path_items)

    def _response(self, response: ObjectNode) -> ObjectNode:
        return self._with_headers(self._holder(response))

    def _with_headers(self, holder: ObjectNode) -> ObjectNode:
        return rewrite_values_at(holder, "headers", self._holder)

    def _holder(self, holder: ObjectNode) -> ObjectNode:
        """A parameter, a header, a body or a response."""
        holder = rewrite_at(holder, "schema", self.rewrite)
        return rewrite_values_at(holder, "content", self._media_type)

    def _media_type(self, media_type: ObjectNode) -> ObjectNode:
        for key in _OF_MEDIA_TYPES:
            media_type = rewrite_at(media_type, key, self.rewrite)
        return rewrite_values_at(media_type, "encoding", self._with_headers)


def types_of(schema: ObjectNode) -> Sequence[Node]:
    """The types that a schema names; empty if it has no ``type``."""
    types = schema.get("type")
    if types is None:
        return ()
    return types if isinstance(types, ArrayNode) else (types,)
