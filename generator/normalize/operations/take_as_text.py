"""Describes a parameter as text whose parts clients cannot write: it has ``content`` that is not JSON."""

from __future__ import annotations

from typing import Final

from generator.diagnostics import Report
from generator.document import ObjectNode
from generator.openapi import pointer
from generator.openapi.normal_form import is_json
from generator.openapi.rewriting import rewrite_operations, rewrite_parameters

_PARTS: Final = ("properties", "items", "allOf", "oneOf", "anyOf")
_SINGLE: Final = ("string", "integer", "number", "boolean")


def take_as_text(document: ObjectNode, report: Report) -> ObjectNode:
    """Makes objects and lists strings, which callers write; a single value is text in any media type."""

    def parameter(node: ObjectNode) -> ObjectNode:
        content = node.object_at("content")
        name, media_type = next(iter(content.items()), ("", None))
        if not isinstance(media_type, ObjectNode) or is_json(name):
            return node
        schema = media_type.object_at("schema")
        if _is_single(pointer.followed(document, schema)):
            return node
        report.note(
            "parameter-as-text",
            f"The parameter `{node.text_at('name')}` is text to clients: callers write its {name} by themselves",
            content.place_of(name),
            "Describe it as JSON with an overlay, if the server takes that too.",
        )
        described = {key: schema[key] for key in ("description",) if key in schema}
        text = media_type.replaced({**media_type, "schema": schema.replaced({"type": "string", **described})})
        return node.replaced({**node, "content": content.replaced({name: text})})

    return rewrite_operations(
        document, lambda _path, _method, _item, operation: rewrite_parameters(operation, parameter)
    )


def _is_single(schema: ObjectNode) -> bool:
    return schema.get("type", "string") in _SINGLE and schema.keys().isdisjoint(_PARTS)
