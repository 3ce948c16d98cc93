"""Wraps described fields as the example does: a page may describe the fields inside ``{"data": {…}}`` only."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final

from generator.diagnostics import Report
from generator.document import ArrayNode, Node, ObjectNode, object_node
from generator.openapi.media_types import shown_object
from generator.pages.described_operations.examples.inferred_schemas import shown_structure
from generator.pages.described_operations.examples.request import Request
from generator.pages.described_operations.fields.objects import Field, first_step

_JSON: Final = "application/json"
# Names of envelopes; other keys may be those of a map.
_WRAPPER: Final = re.compile(r"[a-z][A-Za-z_]*")


def in_envelope(fields: Sequence[Field], calls: Sequence[Request], report: Report) -> list[Field]:
    """The fields of a request; if the example sends those of the body one level deeper, they are moved there.

    Arguments:
        calls: the requests of the examples that go to the operation.
    """
    body = [field for field in fields if field.location == "body"]
    shown = next((each.body for each in calls if each.body), ObjectNode())
    holder = _holder(shown, {first_step(field.name) for field in body if field.name})
    if holder is None:
        return list(fields)
    report.note(
        "body-wrapped",
        f"The example sends the described fields of the body inside `{holder}`: they are taken to be there",
        body[0].place,
        "Correct it with an overlay where the example is wrong.",
    )
    step = f"{holder}[]" if isinstance(shown[holder], ArrayNode) else holder
    return [replace(each, name=f"{step}.{each.name}") if each in body and each.name else each for each in fields]


def _holder(shown: ObjectNode, names: Collection[str]) -> str | None:
    """The only key of an example body whose value has the described fields, if the body itself has none of them."""
    if not names or any(name in shown for name in names):
        return None
    holders = [key for key, value in shown.items() if _WRAPPER.fullmatch(key) and _holds(value, names)]
    return holders[0] if len(holders) == 1 else None


def with_envelopes(responses: Mapping[str, ObjectNode], report: Report) -> dict[str, ObjectNode]:
    """The responses by status; if the example shows described fields one level deeper, they are moved there.

    Arguments:
        responses: with their examples.
    """
    return {status: _wrapped(response, report) for status, response in responses.items()}


def _wrapped(response: ObjectNode, report: Report) -> ObjectNode:
    content = response.object_at("content")
    media = content.object_at(_JSON)
    shown, schema = shown_object(media), media.object_at("schema")
    holder = _holder(shown, schema.object_at("properties"))
    if holder is None:
        return response
    report.note(
        "response-wrapped",
        f"The example has the described fields of the response inside `{holder}`: they are taken to be there",
        schema.place,
        "Correct it with an overlay where the example is wrong.",
    )
    whole = _around(schema, shown, holder)
    inner = content.updated({_JSON: media.updated({"schema": whole})})
    return response.updated({"content": inner})


def _holds(value: Node, names: Collection[str]) -> bool:
    """Whether a value is an object, or a list of objects, with most of these names."""
    inside = value[0] if isinstance(value, ArrayNode) and value else value
    if not isinstance(inside, ObjectNode):
        return False
    same = sum(name in inside for name in names)
    return 2 * same >= min(len(names), len(inside)) > 0 and same > 0


def _around(schema: ObjectNode, shown: ObjectNode, holder: str) -> ObjectNode:
    """The schema of the example, with the described schema as one of its values, or as the items of that."""
    inferred = shown_structure(shown, schema.place)
    properties = inferred.object_at("properties")
    is_list = isinstance(shown[holder], ArrayNode)
    inner = object_node({"type": "array", "items": schema}, schema.place) if is_list else schema
    return inferred.updated({"properties": properties.updated({holder: inner})})
