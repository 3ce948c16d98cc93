"""Describes parameters with ``content`` other than JSON as text, because clients cannot write the parts of such."""

from __future__ import annotations

from typing import Final

from generator.diagnostics import Report
from generator.document import ObjectNode
from generator.openapi import pointer
from generator.openapi.media_types import is_json
from generator.openapi.rewriting import rewrite_operations, rewrite_parameters

_PARTS: Final = ("properties", "items", "allOf", "oneOf", "anyOf")
_SINGLE: Final = ("string", "integer", "number", "boolean")


def take_as_text(document: ObjectNode, report: Report) -> ObjectNode:
    """Turns objects and lists into strings, which callers write themselves; a single value is text anyway."""

    def parameter(node: ObjectNode) -> ObjectNode:
        name, media_type = next(iter(node.object_at("content").items()), ("", None))
        if not isinstance(media_type, ObjectNode) or is_json(name):
            return node
        is_single = _is_single(pointer.followed(document, media_type.object_at("schema")))
        return node if is_single else _as_text(node, name, media_type, report)

    return rewrite_operations(
        document, lambda _path, _method, _item, operation: rewrite_parameters(operation, parameter)
    )


def _is_single(schema: ObjectNode) -> bool:
    return schema.get("type", "string") in _SINGLE and schema.keys().isdisjoint(_PARTS)


def _as_text(parameter: ObjectNode, name: str, media_type: ObjectNode, report: Report) -> ObjectNode:
    content, schema = parameter.object_at("content"), media_type.object_at("schema")
    report.note(
        "parameter-as-text",
        f"The parameter `{parameter.text_at('name')}` is text to clients: callers write its {name} by themselves",
        content.place_of(name),
        "Describe it as JSON with an overlay, if the server takes that too.",
    )
    described = {key: schema[key] for key in ("description",) if key in schema}
    text = media_type.updated({"schema": schema.replaced({"type": "string", **described})})
    return parameter.updated({"content": content.replaced({name: text})})
