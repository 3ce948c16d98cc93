"""Finds files inside the objects of a form: these objects are sent as JSON, which cannot hold files."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Report
from generator.document import Node, ObjectNode
from generator.engine.context.calls import Argument
from generator.engine.reading.components import Components
from generator.openapi.normal_form import alternatives


def check_nested_files(field: Argument, properties: ObjectNode, components: Components, report: Report) -> None:
    """Reports ``file-in-json-part`` for a field that is no file, but contains one.

    Arguments:
        field: the field.
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
