"""Operations and their paths."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.diagnostics import Report
from generator.document import ArrayNode, Node, ObjectNode
from generator.openapi.methods import METHODS
from generator.openapi.rewriting import rewrite_named, rewrite_values
from generator.openapi.statuses import success_statuses
from generator.swagger.bodies import convert_body, is_of_body
from generator.swagger.nodes import converted, texts_at
from generator.swagger.parameters import convert_parameter
from generator.swagger.responses import convert_response, of_error
from generator.swagger.servers import operation_servers


@dataclass(frozen=True, slots=True)
class Paths:
    """Converts the paths of a document.

    Arguments:
        document: the document, with shared parameters, and with media types for operations that name none.
    """

    document: ObjectNode
    report: Report

    def convert(self) -> ObjectNode:
        """The paths."""
        return rewrite_values(self.document.object_at("paths"), self._item)

    def _item(self, item: ObjectNode) -> ObjectNode:
        parameters = item.array_at("parameters")
        of_body = self._of_body(parameters)
        changed: dict[str, Node] = {
            method: self._operation(operation, of_body)
            for method in METHODS
            if isinstance(operation := item.get(method), ObjectNode)
        }
        rest = item.without("parameters")
        return item.replaced({**rest, **self._parameters(item), **changed})

    def _operation(self, operation: ObjectNode, inherited: Iterable[ObjectNode]) -> ObjectNode:
        own = self._of_body(operation.array_at("parameters"))
        known = {_identity(each) for each in own}
        of_body = [*(each for each in inherited if _identity(each) not in known), *own]
        consumes = self._media_types(operation, "consumes")
        changed: dict[str, Node] = {**operation.without("parameters", "consumes", "produces", "schemes", "responses")}
        changed |= self._parameters(operation)
        if (body := convert_body(of_body, consumes, self.report)) is not None:
            changed["requestBody"] = body
        if "responses" in operation:
            changed["responses"] = self._responses(operation)
        if servers := operation_servers(operation, self.document, self.report):
            changed["servers"] = servers
        places = {"requestBody": operation.place_of("parameters"), "servers": operation.place_of("schemes")}
        return operation.replaced(changed, places)

    def _responses(self, operation: ObjectNode) -> Node:
        produces = self._media_types(operation, "produces")
        successes = success_statuses(operation.object_at("responses"))

        def response(status: str, node: ObjectNode) -> ObjectNode:
            shared = self._shared(node, "responses") if "produces" in operation else node
            media_types = produces if status in successes else of_error(shared, produces)
            return convert_response(shared, media_types, self.report)

        return converted(operation.get("responses"), lambda found: rewrite_named(found, response))

    def _parameters(self, parent: ObjectNode) -> dict[str, Node]:
        """The parameters of an operation or a path that are not of its body, under their key."""
        declared = parent.get("parameters")
        if not isinstance(declared, ArrayNode):
            return {} if declared is None else {"parameters": declared}  # which validation reports
        kept = [
            (convert_parameter(each, self.report) if isinstance(each, ObjectNode) else each, declared.place_of(index))
            for index, each in enumerate(declared)
            if not (isinstance(each, ObjectNode) and is_of_body(self._shared(each, "parameters")))
        ]
        if not kept:
            return {}
        return {"parameters": ArrayNode((each for each, _ in kept), declared.place, (place for _, place in kept))}

    def _of_body(self, parameters: ArrayNode) -> list[ObjectNode]:
        resolved = (self._shared(each, "parameters") for each in parameters.objects())
        return [each for each in resolved if is_of_body(each)]

    def _shared(self, node: ObjectNode, kind: str) -> ObjectNode:
        """The target of a reference to a shared parameter or response; any other node as it is."""
        prefix = f"#/{kind}/"
        reference = node.text_at("$ref")
        found = self.document.object_at(kind).get(reference.removeprefix(prefix))
        return found if reference.startswith(prefix) and isinstance(found, ObjectNode) else node

    def _media_types(self, operation: ObjectNode, key: str) -> tuple[str, ...]:
        return texts_at(operation if key in operation else self.document, key, self.report)


def _identity(parameter: ObjectNode) -> tuple[str, str]:
    # An operation has one body, whatever its name.
    location = parameter.text_at("in")
    return location, parameter.text_at("name") if location == "formData" else ""
