"""The methods of an operation: a second one gives its stream, piece by piece, or a file instead of JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from generator import naming
from generator.document import ObjectNode
from generator.engine.context import types
from generator.engine.context.calls import Operation, Response, Stream
from generator.engine.reading.components import Components
from generator.engine.reading.responses import accepted
from generator.openapi.extensions import EVENT, EVENT_END
from generator.openapi.media_types import is_event_stream, is_file

# Many servers end a stream of JSON with this, and few documents mention it. It is no JSON, so it cannot be an event.
_USUAL_END: Final = "[DONE]"
_ASKED_FOR: Final = "A stream: where an argument asks for one, as `stream=True` does, it has to be passed."
_SUFFIXES: Final = {"EventStream": "_events", "JsonStream": "_stream"}


def methods_of(operation: Operation, node: ObjectNode, components: Components) -> tuple[Operation, ...]:
    """The methods of an operation: one, and one more for files beside JSON, and for a stream beside all else."""
    first, *streams = _with_stream(operation, node, components)
    return (*_with_file(first, node, components), *streams)


def with_unique_names(operations: Iterable[Operation]) -> tuple[Operation, ...]:
    """The methods of a group with unique names; the second methods of operations, for files and streams, give way."""
    found = tuple(operations)
    taken = {operation.name for operation in found if not operation.beside}
    return tuple(
        replace(operation, name=naming.claim(operation.name, taken)) if operation.beside else operation
        for operation in found
    )


def _with_stream(operation: Operation, node: ObjectNode, components: Components) -> tuple[Operation, ...]:
    """The methods of an operation: one, or two if the operation also has a response that is no stream."""
    found = _stream(node.object_at("responses"))
    if found is None:
        return (operation,)
    status, name, media_type = found
    read = _read(name, media_type, components)
    description = next((each.description for each in operation.successes if each.status == status), "")
    streamed = replace(
        operation,
        successes=(Response(status, description, types.STR, "response.text()", name), *_without_content(operation)),
        accept=name,
        stream=read,
        pagination=None,
    )
    if all(each.media_type in ("", name) for each in operation.successes):
        return (streamed,)
    described = replace(streamed.successes[0], description=f"{description} {_ASKED_FOR}".strip())
    name = f"{operation.name}{_SUFFIXES[read.kind]}"
    successes = (described, *streamed.successes[1:])
    return operation, replace(streamed, name=name, successes=successes, beside="stream")


def _without_content(operation: Operation) -> Iterator[Response]:
    """The successes without content, which stand for an empty stream."""
    return (each for each in operation.successes if not each.media_type)


def _stream(responses: ObjectNode) -> tuple[str, str, ObjectNode] | None:
    """Status, media type and media type object of the first stream among the successes, preferably of events."""
    found = [
        (status.upper(), name, media_type)
        for status, response in responses.object_items()
        if status.startswith("2")
        for name, media_type in response.object_at("content").object_items()
        if is_event_stream(name) or EVENT in media_type
    ]
    return min(found, key=lambda each: not is_event_stream(each[1]), default=None)


def _read(name: str, media_type: ObjectNode, components: Components) -> Stream:
    payload = components.type_of(media_type.object_at(EVENT)) if EVENT in media_type else None
    if is_event_stream(name):
        return Stream("EventStream", payload, media_type.text_at(EVENT_END) or (_USUAL_END if payload else None))
    return Stream("JsonStream", payload)


def _with_file(operation: Operation, node: ObjectNode, components: Components) -> tuple[Operation, ...]:
    """The methods of an operation without streams: one, or two if there are files beside the JSON that it gives."""
    contents = {status.upper(): content for status, content in _varied(node.object_at("responses"))}
    in_json = (each for each in operation.successes if each.source == "response.json()" and each.status in contents)
    files = {file.status: file for each in in_json for file in _files(each, contents[each.status], components)}
    if not files:
        return (operation,)
    second = replace(
        operation,
        name=f"{operation.name}_file",
        successes=tuple(files.get(each.status, each) for each in operation.successes),
        accept=accepted(files.values()),
        pagination=None,
        beside="file",
    )
    return operation, second


def _varied(responses: ObjectNode) -> Iterator[tuple[str, ObjectNode]]:
    """The statuses of responses with more than one media type, and their contents."""
    for status, response in responses.object_items():
        if len(content := response.object_at("content")) > 1:
            yield status, content


def _files(response: Response, content: ObjectNode, components: Components) -> Iterator[Response]:
    """The response with the files of its content instead of JSON, if it has any."""
    found = [
        name for name in content if is_file(name, components.resolved(content.object_at(name).object_at("schema")))
    ]
    if found:
        description = f"{response.description} As {', '.join(f'`{name}`' for name in found)}.".strip()
        yield Response(
            response.status, description, types.plain("bytes"), "response.content", found[0], tuple(found[1:])
        )
