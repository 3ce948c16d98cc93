"""The responses that a page describes in sections of their own, with the bodies that it shows for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from generator.diagnostics import Place, Report
from generator.document import Node, ObjectNode, object_node
from generator.openapi.extensions import DOCUMENTED_TYPE
from generator.pages.described_operations.examples.json_bodies import (
    Example,
    json_bodies,
    looks_like_json,
    status_in,
)
from generator.pages.described_operations.examples.media_types import media_type_shown
from generator.pages.described_operations.field_blocks import describes_fields
from generator.pages.described_operations.fields.components import before_fields
from generator.pages.described_operations.fields.objects import Field, body_of, with_properties
from generator.pages.described_operations.fields.repeated import distinct
from generator.pages.described_operations.responses.described_responses import DescribedResponse
from generator.pages.described_operations.responses.shown_responses import media_examples
from generator.pages.described_operations.titles.responses import ANY_SUCCESS, is_response_section, status_of_title
from generator.pages.markdown.parts import Block, Component, Fence, prose

_MODEL_LINK: Final = re.compile(r"\[`?([A-Z][A-Za-z0-9]*)`?\]\([^)\s]+\)")


def responses_by_status(found: Iterable[DescribedResponse], report: Report) -> dict[str, ObjectNode]:
    """The responses by status; ``2XX`` for one that is described without status, ``default`` for all errors."""
    by_status: dict[str, list[DescribedResponse]] = {}
    for response in found:
        by_status.setdefault(response.status, []).append(response)
    return {status: _response(same, report) for status, same in _joined(by_status).items()}


def _joined(by_status: dict[str, list[DescribedResponse]]) -> dict[str, list[DescribedResponse]]:
    """The responses, with a success without status merged into the only success whose status is known elsewhere."""
    successes = [status for status in by_status if status.startswith("2") and status != ANY_SUCCESS]
    if ANY_SUCCESS not in by_status or not successes:
        return by_status
    most = _detail_of_body(by_status[ANY_SUCCESS])
    if not most:  # a heading above the others, or headers of the only one
        headed = [response for response in by_status.pop(ANY_SUCCESS) if response.headers]
        return {status: [*same, *(headed if [status] == successes else ())] for status, same in by_status.items()}
    statuses = [status for status in successes if _detail_of_body(by_status[status]) < most]
    joint = statuses[0] if len(statuses) == 1 else ANY_SUCCESS
    joined: dict[str, list[DescribedResponse]] = {}
    for status, same in by_status.items():
        joined.setdefault(joint if status in (ANY_SUCCESS, *statuses) else status, []).extend(same)
    return joined


def _detail_of_body(same: Iterable[DescribedResponse]) -> int:
    """How much responses say about the body: 0 for nothing, 1 if it is shown, 2 if it is described."""
    return max(2 if _describes_body(response) else int(_shows_something(response)) for response in same)


def _describes_body(response: DescribedResponse) -> bool:
    """Whether the body is described, or its model is named."""
    return response.describes_body or _model(_description(response), response.section.place) is not None


def _shows_something(response: DescribedResponse) -> bool:
    """Whether a body in JSON is shown, even with comments, shortened, or as a list."""
    return any(not status_in(fence.tab) for fence in _json_fences(response))


def _json_fences(response: DescribedResponse) -> list[Fence]:
    """The code in JSON that a section about a response has."""
    return [fence for fence in _fences(response) if looks_like_json(fence)]


def _fences(response: DescribedResponse) -> list[Fence]:
    fences = [part.fence for part in response.section.parts if isinstance(part, Block) and part.fence is not None]
    return fences if response.is_section else []


def _response(same: Sequence[DescribedResponse], report: Report) -> ObjectNode:
    place = same[0].section.place
    descriptions = [_description(response) for response in same]
    schema = _listed(_body(same, report), same) or next(
        filter(None, (_model(each, place) for each in descriptions)), None
    )
    items: dict[str, Node] = {"description": "\n\n".join(dict.fromkeys(filter(None, descriptions)))}
    media: dict[str, Node] = {"schema": schema} if schema is not None else {}
    media |= media_examples([example for response in same for example in _shown_in(response)], place)
    other = media_type_shown(fence for response in same for fence in _fences(response))
    if media or other or any(map(_shows_something, same)):
        items["content"] = object_node({other or "application/json": media}, place)
    if headers := {each.name: _header(each) for response in same for each in response.headers if each.name}:
        items["headers"] = object_node(headers, place)
    return ObjectNode(items, place)


def _header(field: Field) -> Mapping[str, object]:
    return {"description": field.description, "schema": field.schema or {"type": "string"}}


def _body(same: Sequence[DescribedResponse], report: Report) -> ObjectNode | None:
    """The schema of a body, which several sections may describe together."""
    fields = distinct((field for response in same for field in response.fields), report)
    place = next((response.section.place for response in same if response.fields), same[0].section.place)
    wholes = [response.whole for response in same if response.whole is not None]
    described = body_of(fields, place) if fields else None
    for whole in wholes:
        described = whole if described is None else with_properties(described, whole)
    return described


def _listed(body: ObjectNode | None, same: Sequence[DescribedResponse]) -> ObjectNode | None:
    """The schema that fields describe, or a list of it if all examples are lists."""
    shown = [fence.text.lstrip() for response in same for fence in _json_fences(response)]
    names = body.object_at("properties") if body is not None else ObjectNode()
    if not shown or not all(text.startswith("[") and any(f'"{name}"' in text for name in names) for text in shown):
        return body
    return object_node({"type": "array", "items": body}, same[0].section.place)


def _description(response: DescribedResponse) -> str:
    """The description of the response: the text before its fields, because text after them may be about anything."""
    if not response.is_section:
        return response.description
    if not is_response_section(response.section):
        return ""
    return prose([part for part in before_fields(response.section.parts) if not describes_fields(part)])


def _shown_in(response: DescribedResponse) -> list[Example]:
    shown = [part for part in response.section.parts if not isinstance(part, Component)]
    return [each for each in json_bodies(shown) if not status_of_title(each.label)] if response.is_section else []


def _model(text: str, place: Place) -> ObjectNode | None:
    """The model that the first sentence names as the response, unless the sentence is about pages or parts of it."""
    sentence = re.split(r"(?<=[.!])\s", text, maxsplit=1)[0]
    names = list(dict.fromkeys(_MODEL_LINK.findall(sentence)))
    if len(names) != 1 or re.search(
        r"\b(paginated|pages?|collections?|each|without|either)\b", sentence, re.IGNORECASE
    ):
        return None
    mention = object_node({DOCUMENTED_TYPE: names[0]}, place)
    if re.search(r"\b(arrays?|lists?)\b", sentence, re.IGNORECASE):
        return object_node({"type": "array", "items": mention}, place)
    return mention
