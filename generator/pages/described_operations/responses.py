"""The responses that a page describes in sections of their own, and the bodies that it shows of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from generator.diagnostics import Place
from generator.document import Node, ObjectNode, object_node
from generator.openapi.extensions import DOCUMENTED_TYPE
from generator.pages.described_operations.answers import ANY_SUCCESS, Answer, is_response_section, status_told
from generator.pages.described_operations.errors import titled
from generator.pages.described_operations.examples import (
    Example,
    json_bodies,
    looks_like_json,
    status_in,
    title_of,
)
from generator.pages.described_operations.field_blocks import describes_fields
from generator.pages.described_operations.fields import before_fields
from generator.pages.described_operations.objects import body_of, with_properties
from generator.pages.parts import Block, Component, Fence, Part, blocks, components, prose

_MODEL_LINK: Final = re.compile(r"\[`?([A-Z][A-Za-z0-9]*)`?\]\([^)\s]+\)")

_TABS: Final = ("Tab", "TabItem")
_STATUS_KEYS: Final = ("status", "statusCode", "code")


def documented_responses(found: Iterable[Answer]) -> dict[str, ObjectNode]:
    """The responses by status; ``2XX`` where a page describes one without its status, ``default`` where all errors."""
    by_status: dict[str, list[Answer]] = {}
    for answer in found:
        by_status.setdefault(answer.status, []).append(answer)
    return {status: _response(same) for status, same in _joined(by_status).items()}


def _joined(by_status: dict[str, list[Answer]]) -> dict[str, list[Answer]]:
    """The answers with the body of a success at the status that is told of elsewhere, where that is only one."""
    successes = [status for status in by_status if status.startswith("2") and status != ANY_SUCCESS]
    if ANY_SUCCESS not in by_status or not successes:
        return by_status
    most = _said_of_body(by_status[ANY_SUCCESS])
    if not most:  # a heading above the others
        return {status: same for status, same in by_status.items() if status != ANY_SUCCESS}
    statuses = [status for status in successes if _said_of_body(by_status[status]) < most]
    joint = statuses[0] if len(statuses) == 1 else ANY_SUCCESS
    joined: dict[str, list[Answer]] = {}
    for status, same in by_status.items():
        joined.setdefault(joint if status in (ANY_SUCCESS, *statuses) else status, []).extend(same)
    return joined


def _said_of_body(same: Iterable[Answer]) -> int:
    """How much answers say of the body: 0 for nothing, 1 where it is shown, 2 where it is described."""
    return max(2 if answer.describes_body else int(_shows_something(answer)) for answer in same)


def _shows_something(answer: Answer) -> bool:
    """Whether a body in JSON is shown, be it with comments, shortened or a list."""
    return any(not status_in(fence.tab) for fence in _json_fences(answer))


def _json_fences(answer: Answer) -> list[Fence]:
    """The code in JSON that a section about an answer has."""
    fences = [part.fence for part in answer.section.parts if isinstance(part, Block) and part.fence is not None]
    return [fence for fence in fences if answer.is_section and looks_like_json(fence)]


def _response(same: Sequence[Answer]) -> ObjectNode:
    place = same[0].section.place
    descriptions = [_description(answer) for answer in same]
    schema = _listed(_body(same), same) or _model(descriptions[0], place)
    items: dict[str, Node] = {"description": "\n\n".join(dict.fromkeys(filter(None, descriptions)))}
    media: dict[str, Node] = {"schema": schema} if schema is not None else {}
    media |= _examples([example for answer in same for example in _shown_in(answer)], place)
    if media or any(map(_shows_something, same)):
        items["content"] = object_node({"application/json": media}, place)
    return ObjectNode(items, place)


def _body(same: Sequence[Answer]) -> ObjectNode | None:
    """The schema of a body that several sections may describe together."""
    fields = [field for answer in same for field in answer.fields]
    place = next((answer.section.place for answer in same if answer.fields), same[0].section.place)
    wholes = [answer.whole for answer in same if answer.whole is not None]
    described = body_of(fields, place) if fields else None
    for whole in wholes:
        described = whole if described is None else with_properties(described, whole)
    return described


def _listed(body: ObjectNode | None, same: Sequence[Answer]) -> ObjectNode | None:
    """What fields describe; where all that is shown are lists of that, such a list."""
    shown = [fence.text.lstrip() for answer in same for fence in _json_fences(answer)]
    names = body.object_at("properties") if body is not None else ObjectNode()
    if not shown or not all(text.startswith("[") and any(f'"{name}"' in text for name in names) for text in shown):
        return body
    return object_node({"type": "array", "items": body}, same[0].section.place)


def _description(answer: Answer) -> str:
    """What is said of the answer before its fields; what follows them may be about anything."""
    if not answer.is_section:
        return answer.description
    if not is_response_section(answer.section):
        return ""
    return prose([part for part in before_fields(answer.section.parts) if not describes_fields(part)])


def _shown_in(answer: Answer) -> list[Example]:
    shown = [part for part in answer.section.parts if not isinstance(part, Component)]
    return [each for each in json_bodies(shown) if not status_told(each.label)] if answer.is_section else []


def _model(text: str, place: Place) -> ObjectNode | None:
    """The model that the first sentence names as the answer, unless the sentence speaks of pages or of parts of it."""
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


def _examples(examples: Sequence[Example], place: Place) -> dict[str, Node]:
    if not examples:
        return {}
    if len(examples) == 1:
        return {"example": examples[0].body}
    named = {f"example-{number}": {"value": example.body} for number, example in enumerate(examples, 1)}
    return {"examples": object_node(named, place)}


def response_examples(parts: Sequence[Part]) -> dict[str, list[Example]]:
    """The bodies that are shown, by the status in their titles, and in those of tabs and accordions around them.

    Inside ``<ResponseExample>``, one without a status is that of a success.
    """
    found: dict[str, list[Example]] = {}
    for component in components(parts, "ResponseExample"):
        for example in json_bodies(component.children):
            found.setdefault(status_in(example.label) or ANY_SUCCESS, []).append(example)
    known = [example.place for same in found.values() for example in same]
    for example in json_bodies(parts):
        if (status := status_told(example.label)) and example.place not in known:
            found.setdefault(status, []).append(example)
    for component, status in _about_statuses(parts):
        if bodies := json_bodies(component.children):
            found.setdefault(status, []).extend(bodies)
    for component, title in titled(parts):
        status = status_in(title)
        if status.startswith("2") and (bodies := json_bodies(component.children)):
            found.setdefault(status, []).extend(bodies)
    return found


def _about_statuses(parts: Sequence[Part]) -> Iterator[tuple[Component, str]]:
    """The tabs with a status as title, and the components of a site with one as attribute."""
    for part in parts:
        if not isinstance(part, Component):
            continue
        attributes = part.attributes
        title = (attributes.get("title") or attributes.get("label") or "") if part.name in _TABS else ""
        said = next((value for key in _STATUS_KEYS if (value := attributes.get(key))), "")
        if status := status_in(title) or (said if re.fullmatch(r"[2-5]\d\d", said) else ""):
            yield part, status
        else:
            yield from _about_statuses(part.children)


def with_examples(responses: dict[str, ObjectNode], examples: dict[str, list[Example]]) -> dict[str, ObjectNode]:
    """Adds examples to the responses; a status that is only shown becomes a response too."""
    merged = _at_shown_status(responses, examples)
    for said, bodies in examples.items():
        status = _known_status(said, merged)
        known = merged.get(status, object_node({"description": ""}, bodies[0].place))
        content = known.object_at("content")
        media = content.object_at("application/json")
        if "example" not in media and "examples" not in media:
            shown = media.replaced({**media, **_examples(bodies, bodies[0].place)})
            known = known.replaced({**known, "content": content.replaced({**content, "application/json": shown})})
        merged[status] = known
    return merged


def with_lists(responses: dict[str, ObjectNode], parts: Sequence[Part]) -> dict[str, ObjectNode]:
    """Adds that something comes, where all that is shown of an answer, in code with such a title, is a list."""
    merged = dict(responses)
    for block in blocks(parts):
        fence = block.fence
        if fence is None or not (looks_like_json(fence) and fence.text.lstrip().startswith("[")):
            continue
        if status := _known_status(status_told(title_of(fence)), merged):
            known = merged.get(status, object_node({"description": ""}, fence.place))
            shown = object_node({"application/json": {}}, fence.place)
            merged[status] = known.replaced({**known, "content": known.object_at("content") or shown})
    return merged


def _known_status(said: str, responses: Mapping[str, ObjectNode]) -> str:
    """The status that a title says; that of the only success that is described, for one that only says success."""
    successes = [status for status in responses if status.startswith("2")]
    return successes[0] if said == ANY_SUCCESS and len(successes) == 1 else said


def _at_shown_status(responses: dict[str, ObjectNode], examples: Iterable[str]) -> dict[str, ObjectNode]:
    """Gives the success that is described without its status the only one that is shown."""
    shown = [status for status in examples if status.startswith("2") and status != ANY_SUCCESS]
    if len(shown) != 1 or shown[0] in responses:
        return dict(responses)
    return {shown[0] if status == ANY_SUCCESS else status: response for status, response in responses.items()}
