"""Puts the fields of an operation below its method where they are indented as if they stood beside it."""

from __future__ import annotations

from typing import Final

from generator.diagnostics import Report
from generator.document import Node, ObjectNode
from generator.openapi.methods import METHODS
from generator.openapi.rewriting import rewrite_values_at

_OF_OPERATIONS: Final = (
    *("callbacks", "consumes", "deprecated", "description", "externalDocs", "operationId", "parameters", "produces"),
    *("requestBody", "responses", "schemes", "security", "summary", "tags"),
)


def nest_operations(document: ObjectNode, report: Report) -> ObjectNode:
    """The document with the ``responses`` beside an empty ``post`` moved into it, and with the other fields there.

    Arguments:
        report: receives ``openapi-invalid`` for each of these operations.
    """
    return rewrite_values_at(document, "paths", lambda item: _nested(item, report))


def _nested(item: ObjectNode, report: Report) -> ObjectNode:
    empty = [method for method in METHODS if method in item and item[method] is None]
    if not empty or "responses" not in item:
        return item
    fields: dict[str, dict[str, Node]] = {}
    last = ""
    for key, value in item.items():
        last = key if key in METHODS else last
        if last in empty and key in _OF_OPERATIONS:
            fields.setdefault(last, {})[key] = value
    for method, own in fields.items():
        message = f"`{method}` is empty: what stands beside it is read as its own"
        report.warning("openapi-invalid", message, item.place_of(method), f"Indent it below `{method}`.")
        item = item.without(*own).updated({method: item.replaced(own)})
    return item
