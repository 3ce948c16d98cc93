"""Reads the media types of a request body, and chooses the class of the runtime for each."""

from __future__ import annotations

from dataclasses import dataclass

from generator.document import ObjectNode
from generator.engine.context.calls import BodyConstructor
from generator.engine.reading.components import Components
from generator.openapi.media_types import essence, holds_json
from generator.openapi.normal_form import alternatives, is_object


@dataclass(frozen=True, slots=True)
class MediaType:
    """One media type of a body.

    Arguments:
        name: what is sent as ``Content-Type``.
        node: the media type object.
        schema: its schema, references resolved.
        constructor: the class of the runtime that builds the body.
        range: the media types of which a file may have any, as ``image/*``.
    """

    name: str
    node: ObjectNode
    schema: ObjectNode
    constructor: BodyConstructor
    range: str = ""

    @property
    def is_form(self) -> bool:
        return self.constructor in ("FormBody", "MultipartBody")

    @property
    def has_fields(self) -> bool:
        """Whether the body may be an object, as the body of a form must be."""
        return is_object(self.schema) or bool(alternatives(self.schema))

    @property
    def is_text(self) -> bool:
        """Whether it is text that the client encodes, as UTF-8; for any other ``charset``, the caller passes bytes."""
        is_utf8 = "charset" not in self.name.lower() or "utf-8" in self.name.lower()
        is_string = self.schema.get("type") == "string" and self.schema.get("format") != "binary"
        return essence(self.name).startswith("text/") and is_string and is_utf8

    def encoding(self, field: str) -> ObjectNode:
        """The encoding object of a field."""
        return self.node.object_at("encoding").object_at(field)


def media_types_of(operation: ObjectNode, components: Components) -> list[MediaType]:
    """The media types of the body of an operation, the one that is sent by default first.

    Plain JSON comes before formats based on JSON, such as patches, and these come before everything else.
    """
    content = operation.object_at("requestBody").object_at("content")
    found = [_read(name, node, components) for name, node in content.object_items()]
    return sorted(found, key=lambda each: (each.constructor != "JsonBody", essence(each.name) != "application/json"))


def _read(name: str, node: ObjectNode, components: Components) -> MediaType:
    schema, kind = components.resolved(node.object_at("schema")), essence(name)
    if kind == "multipart/form-data":
        return MediaType(name, node, schema, "MultipartBody")
    if kind == "application/x-www-form-urlencoded":
        return MediaType(name, node, schema, "FormBody")
    if holds_json(name, schema):
        return MediaType("application/json" if "*" in kind else name, node, schema, "JsonBody")
    if "*" in kind:
        return MediaType("application/octet-stream", node, schema, "ContentBody", "" if kind == "*/*" else kind)
    return MediaType(name, node, schema, "ContentBody")
