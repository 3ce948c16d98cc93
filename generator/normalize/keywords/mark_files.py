"""Writes files in one way: ``type: string`` with ``format: binary``."""

from __future__ import annotations

from typing import Final

from generator.diagnostics import Report
from generator.document import ObjectNode

# JSON holds these as text; bytes would need a `contentEncoding`.
_OF_TEXT: Final = ("text/", "application/json", "application/xml", "application/yaml", "application/jwt")


def mark_files(schema: ObjectNode, _: Report) -> ObjectNode:
    """Turns ``contentMediaType: image/png`` and ``contentEncoding: binary`` of OpenAPI 3.1 into the file of 3.0.

    An array of ``format: binary`` is one of files: people write the format beside the type that stands first.
    """
    if schema.get("type") == "array" and schema.get("format") == "binary":
        return _with_files_for_items(schema.without("format"))
    if not _is_file(schema) or schema.get("type", "string") != "string":
        return schema
    return schema.updated({"type": "string", "format": "binary"})


def _with_files_for_items(schema: ObjectNode) -> ObjectNode:
    items = schema.object_at("items")
    is_text = items.get("type", "string") == "string" and "$ref" not in items
    return schema.updated({"items": items.updated({"type": "string", "format": "binary"})}) if is_text else schema


def _is_file(schema: ObjectNode) -> bool:
    """Whether the content is bytes as they are: of a type that is no text, or said to be in no other encoding."""
    if "contentEncoding" in schema:
        return schema.text_at("contentEncoding").lower() == "binary"
    media_type = schema.text_at("contentMediaType").lower()
    return bool(media_type) and not (media_type.startswith(_OF_TEXT) or media_type.endswith(("+json", "+xml")))
