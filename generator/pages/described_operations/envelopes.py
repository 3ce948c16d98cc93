"""Wraps described fields as the example does: a page may describe the fields inside ``{"data": {…}}`` only."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from generator.diagnostics import Report
from generator.document import ArrayNode, Node, ObjectNode, object_node
from generator.openapi.media_types import shown_object
from generator.pages.described_operations.examples.inferred_schemas import shown_structure
from generator.pages.described_operations.fields.objects import Field, first_step

_JSON: Final = "application/json"
# Names of envelopes; other keys may be those of a map.
_WRAPPER: Final = re.compile(r"[a-z][A-Za-z_]*")


def in_envelope(fields: Sequence[Field], shown: ObjectNode, report: Report) -> list[Field]:
    """The fields of a request; if the example sends those of the body deeper inside, they are moved there.

    Arguments:
        shown: the body of the example.
    """
    body = [field for field in fields if field.location == "body"]
    envelope = _envelope(shown, {first_step(field.name) for field in body if field.name})
    if not envelope:
        return list(fields)
    report.note(
        "body-wrapped",
        f"The example sends the described fields of the body inside `{'.'.join(envelope)}`: they are taken to be there",
        body[0].place,
        "Correct it with an overlay where the example is wrong.",
    )
    path = "".join(_steps(shown, envelope))
    moved = [replace(each, name=f"{path}{each.name}") if each in body and each.name else each for each in fields]
    return [*moved, *_beside(shown, envelope, body[0])]


def _steps(shown: ObjectNode, envelope: Sequence[str]) -> Iterator[str]:
    """The steps of a path into an example, those into lists with brackets."""
    for key in envelope:
        yield f"{key}[]." if isinstance(shown[key], ArrayNode) else f"{key}."
        shown = _inside(shown[key])


def _beside(shown: ObjectNode, envelope: Sequence[str], field: Field) -> Iterator[Field]:
    """The fields that only the example has, beside the steps of a path into it; those at the top are told otherwise.

    Arguments:
        field: one that is described.
    """
    path = ""
    for key, step in zip(envelope, _steps(shown, envelope), strict=True):
        properties = shown_structure(shown, field.place).object_at("properties")
        for name in properties if path else ():
            if name != key:
                schema = properties.object_at(name)
                yield replace(field, name=f"{path}{name}", schema=schema, required=False, description="")
        path, shown = f"{path}{step}", _inside(shown[key])


def _envelope(shown: ObjectNode, names: Collection[str]) -> Sequence[str]:
    """The only path into an example to what has the described fields, if the example itself has none of them.

    Further inside than one key, that has to have nearly all of them: ``id`` and ``name`` are the fields of many things.
    """
    if not names or any(name in shown for name in names):
        return ()
    wrapped = {key: value for key, value in shown.items() if _WRAPPER.fullmatch(key)}
    nearest = [(key,) for key, value in wrapped.items() if _holds(_inside(value), names)]
    deeper = [
        (outer, key)
        for outer, value in wrapped.items()
        for key, inner in _inside(value).items()
        if _WRAPPER.fullmatch(key) and _holds_nearly_all(_inside(inner), names)
    ]
    found = nearest or deeper
    return found[0] if len(found) == 1 else ()


def _inside(value: Node) -> ObjectNode:
    """An object, or the first one of a list; empty for anything else."""
    inside = value[0] if isinstance(value, ArrayNode) and value else value
    return inside if isinstance(inside, ObjectNode) else ObjectNode()


def with_envelopes(responses: Mapping[str, ObjectNode], report: Report) -> dict[str, ObjectNode]:
    """The responses by status; if the example shows described fields deeper inside, they are moved there.

    Arguments:
        responses: with their examples.
    """
    return {status: _wrapped(response, report) for status, response in responses.items()}


def _wrapped(response: ObjectNode, report: Report) -> ObjectNode:
    content = response.object_at("content")
    media = content.object_at(_JSON)
    shown, schema = shown_object(media), media.object_at("schema")
    envelope = _envelope(shown, schema.object_at("properties"))
    if not envelope:
        return response
    path = ".".join(envelope)
    report.note(
        "response-wrapped",
        f"The example has the described fields of the response inside `{path}`: they are taken to be there",
        schema.place,
        "Correct it with an overlay where the example is wrong.",
    )
    whole = _around(schema, shown, envelope)
    inner = content.updated({_JSON: media.updated({"schema": whole})})
    return response.updated({"content": inner})


def _holds(inside: ObjectNode, names: Collection[str]) -> bool:
    """Whether an object has most of these names, or consists of them."""
    same = sum(name in inside for name in names)
    return 2 * same >= min(len(names), len(inside)) > 0 and same > 0


def _holds_nearly_all(inside: ObjectNode, names: Collection[str]) -> bool:
    return len(names) > 1 and 4 * sum(name in inside for name in names) > 3 * len(names)


def _around(schema: ObjectNode, shown: ObjectNode, envelope: Sequence[str]) -> ObjectNode:
    """The schema of the example, with the described schema at the end of a path into it, or as the items there."""
    key, *further = envelope
    inner = _around(schema, _inside(shown[key]), further) if further else schema
    if isinstance(shown[key], ArrayNode):
        inner = object_node({"type": "array", "items": inner}, schema.place)
    inferred = shown_structure(shown, schema.place)
    return inferred.updated({"properties": inferred.object_at("properties").updated({key: inner})})
