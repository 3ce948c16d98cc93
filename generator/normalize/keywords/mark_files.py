"""Writes files in one way: ``type: string`` with ``format: binary``."""

from __future__ import annotations

from typing import Final

from generator.diagnostics import Report
from generator.document import ObjectNode

# JSON holds these as text; bytes would need a `contentEncoding`.
_OF_TEXT: Final = ("text/", "application/json", "application/xml", "application/yaml", "application/jwt")


def mark_files(schema: ObjectNode, _: Report) -> ObjectNode:
    """Turns ``contentMediaType: image/png`` and ``contentEncoding: binary`` of OpenAPI 3.1 into the file of 3.0."""
    if not _is_file(schema) or schema.get("type", "string") != "string":
        return schema
    return schema.updated({"type": "string", "format": "binary"})


def _is_file(schema: ObjectNode) -> bool:
    """Whether the content is bytes as they are: of a type that is no text, or said to be in no other encoding."""
    if "contentEncoding" in schema:
        return schema.text_at("contentEncoding").lower() == "binary"
    media_type = schema.text_at("contentMediaType").lower()
    return bool(media_type) and not (media_type.startswith(_OF_TEXT) or media_type.endswith(("+json", "+xml")))
