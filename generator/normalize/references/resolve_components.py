"""Replaces references to parameters, bodies, responses and headers by these, so that only schemas are shared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generator.diagnostics import Place, Report
from generator.document import ArrayNode, Node, ObjectNode
from generator.openapi import pointer
from generator.openapi.media_types import meant_media_type
from generator.openapi.normal_form import operations
from generator.openapi.path_items import inherited_parameters
from generator.openapi.rewriting import rewrite_at, rewrite_each_operation, rewrite_values_at

_OVERRIDING: Final = ("summary", "description")


def resolve_components(document: ObjectNode, _: Report) -> ObjectNode:
    """Resolves all references except those to schemas, and moves the parameters of a path into its operations.

    Media types are written as a header can carry them. References that lead nowhere are left out; validation has
    reported them.
    """
    path_item = _Resolver(document).path_item
    for key in ("paths", "webhooks"):
        document = rewrite_values_at(document, key, path_item)
    return document if "servers" in document else _with_common_servers(document)


@dataclass(frozen=True, slots=True)
class _Resolver:
    """Replaces references by their targets."""

    document: ObjectNode

    def path_item(self, node: ObjectNode) -> ObjectNode:
        node = self._resolved(node)
        shared = self._parameters(node)
        rewritten = rewrite_each_operation(node, lambda _, found: self._operation(_served_by(node, found), shared))
        return rewritten.without("parameters")

    def _operation(self, node: ObjectNode, shared: list[ObjectNode]) -> ObjectNode:
        own = self._parameters(node)
        parameters = [*inherited_parameters(shared, own), *own]
        changed: dict[str, Node] = {}
        if parameters or "parameters" in node:
            changed["parameters"] = ArrayNode(parameters, node.array_at("parameters").place)
        node = node.updated(changed)
        node = rewrite_at(node, "requestBody", self._resolved)
        return rewrite_values_at(node, "responses", self._response)

    def _parameters(self, node: ObjectNode) -> list[ObjectNode]:
        """The parameters; a reference that leads to something else has no name, and is left out."""
        found = map(self._resolved, node.array_at("parameters").objects())
        return [each for each in found if "name" in each]

    def _response(self, node: ObjectNode) -> ObjectNode:
        node = self._resolved(node)
        return rewrite_values_at(node, "headers", self._resolved)

    def _resolved(self, node: ObjectNode) -> ObjectNode:
        return rewrite_at(_meant(self.document, node), "content", _spelt)


def _meant(document: ObjectNode, node: ObjectNode) -> ObjectNode:
    """The target of a reference, with the texts beside the reference instead of its own (OpenAPI 3.1, 4.8.23)."""
    found = pointer.followed(document, node)
    if found is node or not found:
        return found
    siblings: dict[str, Node] = {}
    places: dict[str, Place] = {}
    while "$ref" in node:
        for key in _OVERRIDING:
            if key in node and key not in siblings:
                siblings[key], places[key] = node[key], node.place_of(key)
        node = pointer.target(document, node.text_at("$ref"))
    return found.updated(siblings, places) if siblings else found


def _spelt(content: ObjectNode) -> ObjectNode:
    """The content with its media types written as a header can carry them."""
    names = {key: meant for key in content if key != (meant := meant_media_type(key))}
    return content.renamed(names) if names else content


def _with_common_servers(document: ObjectNode) -> ObjectNode:
    """The document with the servers that all its operations have in common."""
    found = [operation.array_at("servers") for _, _, operation in operations(document)]
    if not found or not found[0] or any(servers != found[0] for servers in found):
        return document
    return document.updated({"servers": found[0]}, {"servers": found[0].place})


def _served_by(item: ObjectNode, operation: ObjectNode) -> ObjectNode:
    """The operation with the servers of its path, unless it has its own (OpenAPI 3.1, section 4.8.9)."""
    if "servers" in operation or "servers" not in item:
        return operation
    return operation.updated({"servers": item["servers"]}, {"servers": item.place_of("servers")})
