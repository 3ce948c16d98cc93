"""Describes a parameter that is the whole query (OpenAPI 3.2, section 4.12.1) as a query parameter."""

from __future__ import annotations

from typing import Final

from generator.diagnostics import Report
from generator.document import ArrayNode, Node, ObjectNode
from generator.openapi.rewriting import rewrite_operations

_FORM: Final = "application/x-www-form-urlencoded"


def unfold_querystrings(document: ObjectNode, report: Report) -> ObjectNode:
    """Turns a query in the format of forms into an object, whose properties are sent one by one; drops others."""
    return rewrite_operations(document, lambda _path, _method, _item, operation: _unfolded(operation, report))


def _unfolded(operation: ObjectNode, report: Report) -> ObjectNode:
    parameters = operation.array_at("parameters")
    if not any(each.get("in") == "querystring" for each in parameters.objects()):
        return operation
    kept = [new for each in parameters if (new := _parameter(each, report)) is not None]
    return operation.updated({"parameters": ArrayNode(kept, parameters.place)})


def _parameter(node: Node, report: Report) -> Node | None:
    """A parameter as it can be sent; None if it cannot be."""
    if not isinstance(node, ObjectNode) or node.get("in") != "querystring" or "content" not in node:
        return node
    content = node.object_at("content")
    if _FORM in content:
        form, rest = content.object_at(_FORM), node.without("content")
        schema = form.get("schema", ObjectNode((), content.place))
        encoding = {"encoding": form["encoding"]} if "encoding" in form else {}
        return rest.updated({"style": "form", "explode": True, "schema": schema, **encoding})
    report.warning(
        "querystring-unsupported",
        f"The query `{node.text_at('name')}` is left out: clients send queries only as forms do",
        node.place_of("in"),
        f"Describe it as `{_FORM}` with an overlay, if the server takes that too.",
    )
    return None
