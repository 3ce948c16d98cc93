"""Puts parameters, bodies, responses and headers where they are referred to, so that only schemas are shared."""

from __future__ import annotations

from generator import pointer
from generator.diagnostics import Report
from generator.document import ArrayNode, Node, ObjectNode
from generator.normalize.schemas import rewrite_below, rewrite_each_operation, rewrite_values

# A chain of references longer than this goes round in a circle.
_LONGEST_CHAIN = 20


def resolve_components(document: ObjectNode, report: Report) -> ObjectNode:
    """Resolves every reference but those to schemas, and moves the parameters of a path into its operations."""

    def resolved(node: ObjectNode) -> ObjectNode:
        for _ in range(_LONGEST_CHAIN):
            reference = node.get("$ref")
            if not isinstance(reference, str):
                return node
            try:
                target = pointer.resolve(document, reference)
            except LookupError:
                break
            if not isinstance(target, ObjectNode):
                break
            node = target
        report.error("ref-unresolved", f"`{node.get('$ref')}` leads nowhere", node.place_of("$ref"))
        return node.without("$ref")

    def response(node: ObjectNode) -> ObjectNode:
        node = resolved(node)
        return rewrite_below(node, ("headers",), lambda headers: rewrite_values(headers, resolved))

    def path_item(node: ObjectNode) -> ObjectNode:
        node = resolved(node)
        shared = [resolved(parameter) for parameter in node.array_at("parameters").objects()]
        rewritten = rewrite_each_operation(node, lambda _, found: operation(_served_by(node, found), shared))
        return rewritten.without("parameters")

    def operation(node: ObjectNode, shared: list[ObjectNode]) -> ObjectNode:
        own = [resolved(parameter) for parameter in node.array_at("parameters").objects()]
        known = {_identity(parameter) for parameter in own}
        parameters = [*(parameter for parameter in shared if _identity(parameter) not in known), *own]
        changed: dict[str, Node] = {}
        if parameters:
            changed["parameters"] = ArrayNode(parameters, node.array_at("parameters").place)
        node = node.replaced({**node, **changed})
        node = rewrite_below(node, ("requestBody",), resolved)
        return rewrite_below(node, ("responses",), lambda responses: rewrite_values(responses, response))

    return rewrite_below(document, ("paths", "webhooks"), lambda paths: rewrite_values(paths, path_item))


def _served_by(item: ObjectNode, operation: ObjectNode) -> ObjectNode:
    """The operation with the servers of its path, unless it has its own (OpenAPI 3.1, section 4.8.9)."""
    if "servers" in operation or "servers" not in item:
        return operation
    return operation.replaced({**operation, "servers": item["servers"]}, {"servers": item.place_of("servers")})


def _identity(parameter: ObjectNode) -> tuple[Node, Node]:
    return parameter.get("name"), parameter.get("in")
