"""Reads the documented responses: how the client reads the body of each, and their headers.

Headers are only documented: callers get them from raw responses, as text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.document import ObjectNode
from generator.engine.context import types
from generator.engine.context.calls import NO_CONTENT, Response, ResponseHeader
from generator.engine.reading.components import Components
from generator.engine.reading.descriptions import described
from generator.openapi.media_types import holds_json, is_event_stream, is_file, is_json, is_stream


def read_responses(responses: ObjectNode, components: Components) -> Iterator[Response]:
    """The responses of an operation, in the order of the document."""
    for status, response in responses.object_items():
        if not status.startswith("x-"):
            yield _response(status.upper() if status != "default" else status, response, components)


def accepted(responses: Iterable[Response]) -> str:
    """The media types to ask for, as the header ``Accept`` has them."""
    return ", ".join(dict.fromkeys(name for each in responses for name in (each.media_type, *each.beside) if name))


def _response(status: str, response: ObjectNode, components: Components) -> Response:
    content = response.object_at("content")
    files = [name for name in content if is_file(name, _schema(content, name, components))]
    if files:
        content = content.without(*(name for name in content if _restates(name, _schema(content, name, components))))
    description = response.text_at("description") or response.text_at("summary")
    in_json = [name for name in content if holds_json(name, _schema(content, name, components))]
    preferred = (name for name in (*in_json, *filter(_is_file, content), *filter(is_event_stream, content)))
    media_type = next(preferred, next(iter(content), ""))
    if not media_type:
        return Response(status, description, types.plain("None"), "None", "")
    if media_type in in_json:
        found = components.type_of(content.object_at(media_type).get("schema"))
        found = found.as_nullable() if status in NO_CONTENT else found
        return Response(status, description, found, "response.json()", media_type)
    if media_type.startswith("text/") and _schema(content, media_type, components).get("format") != "binary":
        return Response(status, description, types.STR, "response.text()", media_type)
    others = tuple(name for name in files if name != media_type) if media_type in files else ()
    return Response(status, description, types.plain("bytes"), "response.content", media_type, others)


def _restates(media_type: str, schema: ObjectNode) -> bool:
    """Whether JSON is any text: frameworks say that beside a file, which it would be if JSON could hold one."""
    return is_json(media_type) and schema.get("type") == "string" and schema.keys() <= {"type", "title", "description"}


def _is_file(media_type: str) -> bool:
    """Whether it is neither text nor a stream, which may be another way to read what stands beside it."""
    return not (media_type.startswith("text/") or is_stream(media_type))


def _schema(content: ObjectNode, media_type: str, components: Components) -> ObjectNode:
    return components.resolved(content.object_at(media_type).object_at("schema"))


def without_contents(operation: ObjectNode) -> ObjectNode:
    """An operation without the contents of its responses: HEAD documents those of GET (RFC 9110, section 9.3.2)."""
    responses = operation.object_at("responses")
    empty = {
        status: response.without("content") if isinstance(response, ObjectNode) else response
        for status, response in responses.items()
    }
    return operation.updated({"responses": responses.replaced(empty)})


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
