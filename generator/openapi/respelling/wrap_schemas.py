"""Puts a media type around a schema that stands where a response or a body has to be."""

from __future__ import annotations

from generator.diagnostics import Report
from generator.document import ObjectNode, object_node
from generator.openapi import pointer
from generator.openapi.rewriting import rewrite_at, rewrite_each_operation, rewrite_values_at


def wrap_schemas(document: ObjectNode, report: Report) -> ObjectNode:
    """The document with the response ``{$ref: "#/components/schemas/Error"}`` described as JSON of that schema.

    Arguments:
        report: receives ``openapi-invalid`` for each of these responses and bodies.
    """

    def wrapped(node: ObjectNode) -> ObjectNode:
        reference = node.text_at("$ref")
        if pointer.component_kind(reference) != "schemas":
            return node
        message = f"`{reference}` is a schema: it is read as JSON of that schema"
        hint = "Write the media type around it, as in `content: {application/json: {schema: {$ref: ...}}}`."
        report.warning("openapi-invalid", message, node.place_of("$ref"), hint)
        schema = node.replaced({"$ref": reference})
        content = object_node({"application/json": {"schema": schema}}, node.place)
        return node.replaced({"description": node.text_at("description"), "content": content})

    def operation(node: ObjectNode) -> ObjectNode:
        return rewrite_values_at(rewrite_at(node, "requestBody", wrapped), "responses", wrapped)

    def item(node: ObjectNode) -> ObjectNode:
        return rewrite_each_operation(node, lambda _, found: operation(found))

    return rewrite_values_at(document, "paths", item)
