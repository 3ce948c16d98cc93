"""Responses: their schema is repeated for each media type of the operation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from generator.diagnostics import Report
from generator.document import Node, ObjectNode
from generator.openapi.media_types import essence, is_json, is_stream
from generator.swagger.nodes import converted, converted_values, moved_reference
from generator.swagger.parameters import convert_header
from generator.swagger.schemas import convert_schema

_JSON: Final = "application/json"
_BYTES: Final = "application/octet-stream"


def convert_response(response: ObjectNode, produces: Iterable[str], report: Report) -> ObjectNode:
    """A response, or the reference to one.

    Arguments:
        produces: the media types of the response.
        report: receives ``swagger-inexpressible`` for formats of lists in headers.
    """
    if "$ref" in response:
        return moved_reference(response)
    changed = response.without("schema", "headers", "examples")
    if "headers" in response:
        headers = converted_values(response, "headers", lambda header: convert_header(header, report))
        changed = changed.updated({"headers": headers})
    if response.get("schema") is not None:
        content = _content(response, tuple(produces))
        changed = changed.updated({"content": content}, {"content": response.place_of("schema")})
    return changed


def of_error(response: ObjectNode, produces: Sequence[str]) -> Sequence[str]:
    """The media types of an error: JSON for objects where the operation produces nothing but files and plain text."""
    kind = response.object_at("schema").get("type", "object")
    structured = any(is_json(each) or is_stream(each) or essence(each).endswith(("xml", "yaml")) for each in produces)
    return produces if structured or kind not in ("object", "array") else (_JSON,)


def _content(response: ObjectNode, produces: tuple[str, ...]) -> ObjectNode:
    schema, examples = response.object_at("schema"), response.object_at("examples")
    media_types = produces or (_JSON,)
    if schema.get("type") == "file":
        media_types = tuple(each for each in media_types if "json" not in each.lower()) or (_BYTES,)
    body = converted(response["schema"], convert_schema)
    content: dict[str, Node] = {
        name: ObjectNode({"schema": body, **({"example": examples[name]} if name in examples else {})}, schema.place)
        for name in media_types
    }
    return ObjectNode(content, schema.place)
