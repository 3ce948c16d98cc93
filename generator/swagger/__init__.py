"""Converts Swagger 2.0 documents to OpenAPI 3.0; every node keeps the place where a person wrote it."""

from __future__ import annotations

from typing import Final

from generator.diagnostics import Report
from generator.document import Node, ObjectNode
from generator.openapi.rewriting import rewrite_values
from generator.swagger.bodies import is_of_body
from generator.swagger.leftovers import convert_leftovers
from generator.swagger.nodes import converted, converted_values, texts_at
from generator.swagger.operations import Paths
from generator.swagger.parameters import convert_parameter
from generator.swagger.responses import convert_response
from generator.swagger.schemas import convert_schema
from generator.swagger.security import convert_security_scheme
from generator.swagger.servers import convert_servers

__all__ = ("convert_leftovers", "convert_swagger", "is_swagger")

_REPLACED: Final = (
    *("swagger", "host", "basePath", "schemes", "consumes", "produces", "paths", "definitions", "parameters"),
    *("responses", "securityDefinitions"),
)


def is_swagger(document: ObjectNode) -> bool:
    """Whether a document is written in Swagger 2.0."""
    return str(document.get("swagger")) in ("2.0", "2")


def convert_swagger(document: ObjectNode, report: Report) -> ObjectNode:
    """A Swagger 2.0 document as OpenAPI 3.0.

    Arguments:
        report: receives ``swagger-inexpressible`` for anything that OpenAPI 3.0 cannot say, or clients cannot do.
    """
    changed: dict[str, Node] = {"openapi": "3.0.3", **document.without(*_REPLACED)}
    if servers := convert_servers(document, report):
        changed["servers"] = servers
    changed["paths"] = Paths(document, report).convert()
    if components := _components(document, report):
        changed["components"] = components
    places = {"openapi": "swagger", "servers": "host", "components": "definitions"}
    return document.replaced(changed, {key: document.place_of(place) for key, place in places.items()})


def _components(document: ObjectNode, report: Report) -> ObjectNode:
    """The components of the document; parameters that are bodies are none, because they go to where they are used."""
    produces = texts_at(document, "produces", report)
    kinds = {
        "schemas": converted_values(document, "definitions", convert_schema),
        "parameters": converted(document.get("parameters"), lambda shared: _parameters(shared, report)),
        "responses": converted_values(document, "responses", lambda node: convert_response(node, produces, report)),
        "securitySchemes": converted_values(document, "securityDefinitions", convert_security_scheme),
    }
    return ObjectNode({kind: found for kind, found in kinds.items() if found}, document.place_of("definitions"))


def _parameters(shared: ObjectNode, report: Report) -> ObjectNode:
    of_bodies = [name for name, node in shared.object_items() if is_of_body(node)]
    return rewrite_values(shared.without(*of_bodies), lambda node: convert_parameter(node, report))
