"""Reads the headers of responses for documentation; callers get them from raw responses, as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.document import ObjectNode
from generator.engine.context.calls import ResponseHeader
from generator.engine.reading.components import Components
from generator.engine.reading.descriptions import described


def response_headers(responses: ObjectNode, components: Components) -> tuple[ResponseHeader, ...]:
    """The headers of all responses of an operation, each as it is described first."""
    found: dict[str, ResponseHeader] = {}
    for name, node in _headers(each for _, each in responses.object_items()):
        # OpenAPI 3.1, section 4.8.17.1: this header is ignored, because the media type says it.
        if name.lower() != "content-type":
            found.setdefault(name.lower(), _header(name, node, components))
    return tuple(found.values())


def _headers(responses: Iterable[ObjectNode]) -> Iterator[tuple[str, ObjectNode]]:
    for response in responses:
        headers = response.object_at("headers")
        yield from ((name, headers.object_at(name)) for name in headers)


def _header(name: str, node: ObjectNode, components: Components) -> ResponseHeader:
    media_type = next(iter(node.object_at("content").values()), None)
    schema = (media_type if isinstance(media_type, ObjectNode) else node).object_at("schema")
    text = node.text_at("description") or schema.text_at("description")
    annotation = components.type_of(schema).annotated if schema else "str"
    return ResponseHeader(name, annotation, described(text, schema, components.resolved(schema)))
