"""Converts pieces of Swagger 2.0 in documents of OpenAPI 3, which people and tools leave there on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from generator.diagnostics import Report
from generator.document import ArrayNode, Node, ObjectNode
from generator.openapi.rewriting import (
    Rewrite,
    rewrite_at,
    rewrite_each_operation,
    rewrite_parameters,
    rewrite_values_at,
)
from generator.swagger.bodies import convert_body, is_of_body
from generator.swagger.parameters import OF_THE_VALUE, list_style
from generator.swagger.responses import convert_response
from generator.swagger.schemas import convert_schema

# Extensions may stand beside a schema.
_VALUE: Final = frozenset(each for each in (*OF_THE_VALUE, "collectionFormat") if not each.startswith("x-"))


def convert_leftovers(document: ObjectNode, report: Report) -> ObjectNode:
    """A document of OpenAPI 3 without pieces of Swagger 2.0.

    Parameters for the body, or for fields of a form, become a body; keywords for the value of a parameter become a part
    of its schema; the schema of a response or of a body becomes its content.
    """
    return _Leftovers(document, report).convert()


@dataclass(frozen=True, slots=True)
class _Leftovers:
    document: ObjectNode
    report: Report

    def convert(self) -> ObjectNode:
        document = rewrite_values_at(self.document, "paths", self._item)
        return rewrite_at(document, "components", self._components)

    def _components(self, components: ObjectNode) -> ObjectNode:
        kinds: dict[str, Rewrite] = {
            "parameters": self._parameter,
            "requestBodies": lambda each: self._body(each, self.document),
            "responses": lambda each: self._response(each, self.document),
        }
        for kind, convert in kinds.items():
            components = rewrite_values_at(components, kind, convert)
        return components

    def _item(self, item: ObjectNode) -> ObjectNode:
        item = rewrite_parameters(item, self._parameter)
        return rewrite_each_operation(item, lambda _, operation: self._operation(operation))

    def _operation(self, operation: ObjectNode) -> ObjectNode:
        body, response = partial(self._body, operation=operation), partial(self._response, operation=operation)
        operation = rewrite_values_at(operation, "responses", response)
        operation = rewrite_parameters(operation, self._parameter)
        return rewrite_at(operation, "requestBody", body) if "requestBody" in operation else self._with_body(operation)

    def _with_body(self, operation: ObjectNode) -> ObjectNode:
        """The operation with a body made of the parameters for it."""
        parameters = operation.array_at("parameters")
        of_body = [each for each in parameters.objects() if is_of_body(each)]
        body = convert_body(of_body, self._media_types("consumes", operation), self.report)
        if body is None:
            return operation
        for each in of_body:
            self._report("A parameter that is the body, or a field of a form, is read as that", each, "in")
        kept = ArrayNode((each for each in parameters if each not in of_body), parameters.place)
        changed: dict[str, Node] = {**operation, "parameters": kept, "requestBody": body}
        return operation.replaced(changed, {"requestBody": operation.place_of("parameters")})

    def _parameter(self, parameter: ObjectNode) -> ObjectNode:
        schema = parameter.object_at("schema")
        is_said_elsewhere = "content" in parameter or "$ref" in parameter or "$ref" in schema
        if _VALUE.isdisjoint(parameter) or is_of_body(parameter) or is_said_elsewhere:
            return parameter
        beside = [key for key in parameter if key in _VALUE]
        listed = ", ".join(f"`{key}`" for key in beside)
        self._report(
            f"What a parameter says of its value is read as part of its schema: {listed}", parameter, beside[0]
        )
        value = parameter.replaced({key: parameter[key] for key in beside})
        whole = value.overlaid(schema)
        style: Mapping[str, Node] = list_style(whole, self.report) if "collectionFormat" in parameter else {}
        rest = parameter.without(*_VALUE)
        return rest.replaced({**style, **rest, "schema": convert_schema(whole)}, {"schema": whole.place})

    def _body(self, body: ObjectNode, operation: ObjectNode) -> ObjectNode:
        if "schema" not in body or "content" in body or "$ref" in body:
            return body
        self._report("The schema of a body is read as that of its content", body, "schema")
        of_body = body.updated({"in": "body"})
        found = convert_body((of_body,), self._media_types("consumes", operation), self.report)
        return body if found is None else found

    def _response(self, response: ObjectNode, operation: ObjectNode) -> ObjectNode:
        if "schema" not in response or "content" in response or "$ref" in response:
            return response
        self._report("The schema of a response is read as that of its content", response, "schema")
        found = convert_response(response.without("headers"), self._media_types("produces", operation), self.report)
        kept = {"headers": response["headers"]} if "headers" in response else {}
        return found.updated(kept)

    def _media_types(self, key: str, operation: ObjectNode) -> tuple[str, ...]:
        found = (operation if key in operation else self.document).array_at(key)
        return tuple(each for each in found if isinstance(each, str))

    def _report(self, message: str, node: ObjectNode, key: str) -> None:
        hint = "This is how Swagger 2.0 says it; OpenAPI 3 has another place for it."
        self.report.warning("openapi-invalid", message, node.place_of(key), hint)
