"""What documents of OpenAPI 3 still say as Swagger 2.0 does: people move documents by hand, and tools do so in part."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from generator.diagnostics import Report
from generator.document import ArrayNode, Node, ObjectNode
from generator.openapi.path_items import operations_of
from generator.swagger.bodies import convert_body, is_of_body
from generator.swagger.parameters import OF_THE_VALUE, list_style
from generator.swagger.responses import convert_response
from generator.swagger.schemas import convert_schema

# A field of somebody's own may stand beside a schema.
_VALUE: Final = frozenset(each for each in (*OF_THE_VALUE, "collectionFormat") if not each.startswith("x-"))


def convert_leftovers(document: ObjectNode, report: Report) -> ObjectNode:
    """A document of OpenAPI 3 in which nothing is said in the way of Swagger 2.0.

    Parameters that are the body, or fields of a form, become that; what describes the value of a parameter becomes a
    part of its schema; the schema of a response or of a body becomes its content.

    Arguments:
        document: the document, whole.
        report: receives ``openapi-invalid`` for each of them.
    """
    return _Leftovers(document, report).convert()


@dataclass(frozen=True, slots=True)
class _Leftovers:
    document: ObjectNode
    report: Report

    def convert(self) -> ObjectNode:
        paths = _mapped(self.document.object_at("paths"), self._item)
        return _changed(self.document, {"paths": paths, "components": self._components()})

    def _components(self) -> ObjectNode:
        components = self.document.object_at("components")
        kinds: dict[str, Callable[[ObjectNode], ObjectNode]] = {
            "parameters": self._parameter,
            "requestBodies": lambda each: self._body(each, self.document),
            "responses": lambda each: self._response(each, self.document),
        }
        return _changed(components, {kind: _mapped(components.object_at(kind), kinds[kind]) for kind in kinds})

    def _item(self, item: ObjectNode) -> ObjectNode:
        changed: dict[str, ObjectNode | ArrayNode] = {"parameters": self._parameters(item)}
        changed |= {method: self._operation(node) for method, node, _ in operations_of(item) if method in item}
        return _changed(item, changed)

    def _operation(self, operation: ObjectNode) -> ObjectNode:
        responses = _mapped(operation.object_at("responses"), lambda each: self._response(each, operation))
        operation = _changed(operation, {"parameters": self._parameters(operation), "responses": responses})
        if "requestBody" in operation:
            return _changed(operation, {"requestBody": self._body(operation.object_at("requestBody"), operation)})
        return self._with_body(operation)

    def _with_body(self, operation: ObjectNode) -> ObjectNode:
        """The operation with a body of the parameters that are one."""
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

    def _parameters(self, holder: ObjectNode) -> ArrayNode:
        parameters = holder.array_at("parameters")
        changed = [self._parameter(each) if isinstance(each, ObjectNode) else each for each in parameters]
        is_same = all(one is other for one, other in zip(parameters, changed, strict=True))
        return parameters if is_same else parameters.replaced(changed)

    def _parameter(self, parameter: ObjectNode) -> ObjectNode:
        schema = parameter.object_at("schema")
        is_said_elsewhere = "content" in parameter or "$ref" in parameter or "$ref" in schema
        if _VALUE.isdisjoint(parameter) or is_of_body(parameter) or is_said_elsewhere:
            return parameter
        beside = [key for key in parameter if key in _VALUE]
        said = ", ".join(f"`{key}`" for key in beside)
        self._report(f"What a parameter says of its value is read as part of its schema: {said}", parameter, beside[0])
        value = parameter.replaced({key: parameter[key] for key in beside})
        whole = value.replaced({**value, **schema}, {key: schema.place_of(key) for key in schema})
        style: Mapping[str, Node] = list_style(whole, self.report) if "collectionFormat" in parameter else {}
        rest = parameter.without(*_VALUE)
        return rest.replaced({**style, **rest, "schema": convert_schema(whole)}, {"schema": whole.place})

    def _body(self, body: ObjectNode, holder: ObjectNode) -> ObjectNode:
        if "schema" not in body or "content" in body or "$ref" in body:
            return body
        self._report("The schema of a body is read as that of its content", body, "schema")
        found = convert_body(
            (body.replaced({**body, "in": "body"}),), self._media_types("consumes", holder), self.report
        )
        return body if found is None else found

    def _response(self, response: ObjectNode, holder: ObjectNode) -> ObjectNode:
        if "schema" not in response or "content" in response or "$ref" in response:
            return response
        self._report("The schema of a response is read as that of its content", response, "schema")
        found = convert_response(response.without("headers"), self._media_types("produces", holder), self.report)
        kept = {"headers": response["headers"]} if "headers" in response else {}
        return found.replaced({**found, **kept})

    def _media_types(self, key: str, holder: ObjectNode) -> tuple[str, ...]:
        found = (holder if key in holder else self.document).array_at(key)
        return tuple(each for each in found if isinstance(each, str))

    def _report(self, message: str, node: ObjectNode, key: str) -> None:
        hint = "This is how Swagger 2.0 says it; OpenAPI 3 has another place for it."
        self.report.warning("openapi-invalid", message, node.place_of(key), hint)


def _mapped(node: ObjectNode, convert: Callable[[ObjectNode], ObjectNode]) -> ObjectNode:
    """The object with each value that is an object converted; the same object where nothing changes."""
    return _changed(node, {key: convert(value) for key, value in node.items() if isinstance(value, ObjectNode)})


def _changed(node: ObjectNode, values: Mapping[str, ObjectNode | ArrayNode]) -> ObjectNode:
    # What is of another kind than it has to be stays, for validation to tell.
    changed = {
        key: value for key, value in values.items() if type(node.get(key)) is type(value) and node[key] is not value
    }
    return node.replaced({**node, **changed}) if changed else node
