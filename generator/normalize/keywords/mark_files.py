"""Writes files in one way: ``type: string`` with ``format: binary``."""

from __future__ import annotations

from typing import Final

from generator.diagnostics import Report
from generator.document import ObjectNode

# JSON holds these as text; bytes would need a `contentEncoding`.
_OF_TEXT: Final = ("text/", "application/json", "application/xml", "application/yaml", "application/jwt")


def mark_files(schema: ObjectNode, _: Report) -> ObjectNode:
    """Turns ``contentMediaType: image/png`` without an encoding, as in OpenAPI 3.1, into the file of OpenAPI 3.0."""
    if "contentMediaType" not in schema:
        return schema
    media_type = schema.text_at("contentMediaType").lower()
    is_text = media_type.startswith(_OF_TEXT) or media_type.endswith(("+json", "+xml"))
    if not media_type or is_text or "contentEncoding" in schema or schema.get("type", "string") != "string":
        return schema
    return schema.updated({"type": "string", "format": "binary"})
