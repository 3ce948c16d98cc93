"""Reads event streams: the methods that give events as they arrive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator import naming
from generator.document import ObjectNode
from generator.engine import types
from generator.engine.calls import Answer, Events, Operation
from generator.engine.components import Components
from generator.openapi.extensions import EVENT, EVENT_END
from generator.openapi.normal_form import is_event_stream

_SUFFIX = "_events"


def with_events(operation: Operation, node: ObjectNode, components: Components) -> tuple[Operation, ...]:
    """The methods of an operation: one, or two where the server sends events only to those who ask for them.

    Arguments:
        operation: the method as it is without events.
        node: the operation object.
        components: the component schemas.
    """
    found = next(_streams(node.object_at("responses")), None)
    if found is None:
        return (operation,)
    status, name, media_type = found
    payload = components.type_of(media_type.object_at(EVENT)) if EVENT in media_type else None
    description = next((each.description for each in operation.successes if each.status == status), "")
    stream = replace(
        operation,
        successes=(Answer(status, description, types.STR, "response.text()", name), *_without_content(operation)),
        accept=name,
        events=Events(payload, media_type.text_at(EVENT_END) or None),
        pagination=None,
    )
    if all(each.media_type in ("", name) for each in operation.successes):
        return (stream,)
    return operation, replace(stream, name=f"{operation.name}{_SUFFIX}")


def _without_content(operation: Operation) -> Iterator[Answer]:
    """The answers that mean success and have nothing to read: no events."""
    return (each for each in operation.successes if not each.media_type)


def _streams(responses: ObjectNode) -> Iterator[tuple[str, str, ObjectNode]]:
    """Status, media type and its object of each event stream that means success."""
    for status, response in responses.items():
        content = response.object_at("content") if isinstance(response, ObjectNode) else ObjectNode()
        for name, media_type in content.items():
            if status.startswith("2") and is_event_stream(name) and isinstance(media_type, ObjectNode):
                yield status.upper(), name, media_type


def told_apart(operations: Iterable[Operation]) -> tuple[Operation, ...]:
    """The methods of a group with different names: those of the document keep theirs."""
    found = tuple(operations)
    taken = {operation.name for operation in found if not _is_second(operation, found)}
    return tuple(
        replace(operation, name=naming.claim(operation.name, taken)) if _is_second(operation, found) else operation
        for operation in found
    )


def _is_second(operation: Operation, among: Iterable[Operation]) -> bool:
    first = next(each for each in among if (each.method, each.path) == (operation.method, operation.path))
    return first is not operation
