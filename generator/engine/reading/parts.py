"""The parts of a form: their headers and media types, and the files inside of them.

Callers can pass headers together with a file, and with no other part. Objects are always sent as JSON.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.diagnostics import Report
from generator.document import Node, ObjectNode
from generator.engine.context.calls import Argument
from generator.engine.reading.components import Components
from generator.engine.reading.descriptions import sentence
from generator.openapi.media_types import is_json
from generator.openapi.normal_form import alternatives, is_object

# OpenAPI 3.1, section 4.8.15.1: `contentType` describes the first; the second names the part.
_WRITTEN_BY_THE_FORM: Final = ("content-type", "content-disposition")


def part_headers(encoding: ObjectNode) -> tuple[str, ...]:
    """The names of the headers that an Encoding Object declares for its part."""
    return tuple(name for name in encoding.object_at("headers") if name.lower() not in _WRITTEN_BY_THE_FORM)


def with_part_headers(description: str, encoding: ObjectNode) -> str:
    """The description of a file, which also says how to pass the headers of its part."""
    names = ", ".join(f"`{name}`" for name in part_headers(encoding))
    if not names:
        return description
    return f"{sentence(description)}As `(file name, content, media type, headers)` with the headers {names}."


def check_part_headers(field: Argument, encoding: ObjectNode, report: Report) -> None:
    """Reports ``part-headers-unsent`` for a part that is no file: its argument has no place for headers."""
    if names := part_headers(encoding):
        report.warning(
            "part-headers-unsent",
            f"The part `{field.parameter}` is sent without {', '.join(names)}: only files can have headers",
            encoding.place_of("headers"),
            "Describe the part as a file with an overlay: `{type: string, format: binary}`.",
        )


def check_part_media_type(field: Argument, schema: ObjectNode, encoding: ObjectNode, report: Report) -> None:
    """Reports ``part-as-json`` for an object for which only other media types than JSON are declared."""
    content_type = encoding.text_at("contentType")
    is_json_part = is_object(schema) and "style" not in encoding
    if content_type and is_json_part and not any(map(is_json, content_type.split(","))):
        report.warning(
            "part-as-json",
            f"The part `{field.parameter}` is an object and sent as JSON, never as {content_type}",
            encoding.place_of("contentType"),
            "Describe the part as a file with an overlay: `{type: string, format: binary}`.",
        )


def check_nested_files(field: Argument, properties: ObjectNode, components: Components, report: Report) -> None:
    """Reports ``file-in-json-part`` for a field that is no file, but contains one.

    Arguments:
        properties: the schemas of all fields of the form.
    """
    if _holds_files(properties.get(field.parameter), components):
        report.warning(
            "file-in-json-part",
            f"The part `{field.parameter}` is sent as JSON, which holds no files: those in it are sent as text",
            properties.place_of(field.parameter),
            "Describe each file as a field of the form with an overlay, or the text that the server takes instead.",
        )


def _holds_files(schema: Node, components: Components) -> bool:
    seen: set[int] = set()
    waiting = [schema]
    while waiting:
        node = waiting.pop()
        found = components.resolved(node) if isinstance(node, ObjectNode) else ObjectNode()
        if found.get("format") == "binary":
            return True
        if id(found) not in seen:
            seen.add(id(found))
            waiting.extend(_inside(found))
    return False


def _inside(schema: ObjectNode) -> Iterator[Node]:
    yield from schema.object_at("properties").values()
    yield from alternatives(schema)
    yield from (schema.get(key) for key in ("items", "additionalProperties"))
