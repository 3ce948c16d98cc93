"""Reads files beside JSON: methods that ask for the other form of a result, as a table or a picture of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.document import ObjectNode
from generator.engine.context import types
from generator.engine.context.calls import Operation, Response
from generator.engine.reading.components import Components
from generator.engine.reading.responses import accepted
from generator.openapi.media_types import is_file


def with_file(operation: Operation, node: ObjectNode, components: Components) -> tuple[Operation, ...]:
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
