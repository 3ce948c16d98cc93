"""The responses that a page shows: in code with a title, in tabs and accordions, or below a request without body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from generator.diagnostics import Place
from generator.document import Node, ObjectNode, object_node
from generator.pages.described_operations.endpoint import WITHOUT_BODY, Endpoint
from generator.pages.described_operations.endpoints.statements import stated_endpoint
from generator.pages.described_operations.examples.json_bodies import (
    JSON_LANGUAGES,
    Example,
    json_bodies,
    label_of,
    looks_like_json,
    status_in,
    title_of,
)
from generator.pages.described_operations.examples.media_types import media_type_shown
from generator.pages.described_operations.responses.errors import titled
from generator.pages.described_operations.sections import Section
from generator.pages.described_operations.titles.requests import is_request_section
from generator.pages.described_operations.titles.responses import ANY_SUCCESS, status_of, status_of_title
from generator.pages.markdown.parts import Block, Component, Fence, Part, blocks, components
from generator.pages.markdown.site_components import TABS

_JSON: Final = "application/json"
_STATUS_KEYS: Final = ("status", "statusCode", "code")


def media_examples(examples: Sequence[Example], place: Place) -> dict[str, Node]:
    """The keys of a media type object for some examples."""
    if not examples:
        return {}
    if len(examples) == 1:
        return {"example": examples[0].body}
    named = {f"example-{number}": {"value": example.body} for number, example in enumerate(examples, 1)}
    return {"examples": object_node(named, place)}


def shown_blocks(parts: Sequence[Part]) -> list[tuple[str, Block]]:
    """The blocks about responses, with the status in their titles or in those of the tabs and accordions around them.

    Inside ``<ResponseExample>``, a block whose title tells no status and no error belongs to a success.
    """
    in_component = [each for around in components(parts, "ResponseExample") for each in blocks(around.children)]
    known = [each.place for each in in_component]
    others = [each for each in blocks(parts) if each.place not in known]
    titles = ((around, status) for around, title in titled(parts) if (status := status_in(title)))
    return [
        *((status_of_title(label_of(each)) or ANY_SUCCESS, each) for each in in_component),
        *((status, each) for each in others if (status := status_of_title(label_of(each)))),
        *((status, each) for around, status in _about_statuses(parts) for each in blocks(around.children)),
        # The bodies of errors in such components have been read with what is said of them.
        *(
            (status, each)
            for around, status in titles
            for each in blocks(around.children)
            if status < "400" or not json_bodies([each])
        ),
    ]


def _about_statuses(parts: Sequence[Part]) -> Iterator[tuple[Component, str]]:
    """The tabs with a status as title, and components of a site with a status as attribute."""
    for part in parts:
        if not isinstance(part, Component):
            continue
        title = part.title if part.name in TABS else ""
        said = next((value for key in _STATUS_KEYS if (value := part.attributes.get(key))), "")
        if status := status_in(title) or (said if re.fullmatch(r"[2-5]\d\d", said) else ""):
            yield part, status
        else:
            yield from _about_statuses(part.children)


def with_examples(responses: dict[str, ObjectNode], shown: Sequence[tuple[str, Block]]) -> dict[str, ObjectNode]:
    """Adds the bodies that blocks show to the responses; a status that only a block has becomes a response as well."""
    examples: dict[str, list[Example]] = {}
    for said, block in shown:
        for example in json_bodies([block]):
            examples.setdefault(said, []).append(example)
    merged = _at_shown_status(responses, examples)
    for said, bodies in examples.items():
        status = _known_status(said, merged)
        known = merged.get(status, object_node({"description": ""}, bodies[0].place))
        content = known.object_at("content")
        media = content.object_at(_JSON)
        if "example" not in media and "examples" not in media:
            media = media.updated(media_examples(bodies, bodies[0].place))
            known = known.updated({"content": content.updated({_JSON: media})})
        merged[status] = known
    return merged


def with_bodiless(responses: dict[str, ObjectNode], parts: Sequence[Part]) -> dict[str, ObjectNode]:
    """Adds the responses whose examples have a status, but no body in JSON, as 204."""
    shown = (block for around in components(parts, "ResponseExample") for block in blocks(around.children))
    titles = ((status_in(title_of(block.fence)), block) for block in shown if block.fence is not None)
    said = {status: object_node({"description": ""}, block.place) for status, block in titles if status}
    known = _at_shown_status(responses, said)
    return known | {status: said[status] for status in said if status not in known}


def with_unread(responses: dict[str, ObjectNode], shown: Sequence[tuple[str, Block]]) -> dict[str, ObjectNode]:
    """Adds a body of any type to each response that is only shown, as a list or as what is not quite JSON.

    What is described of a response that is shown as a list is taken for its items.
    """
    merged = dict(responses)
    for said, block in shown:
        if block.fence is None or not looks_like_json(block.fence) or json_bodies([block]):
            continue
        status = _known_status(said, merged)
        known = merged.get(status, object_node({"description": ""}, block.place))
        if "content" not in known:
            merged[status] = known.updated({"content": object_node({_JSON: {}}, block.place)})
        elif any(_lists([block])):
            merged[status] = _as_list(known, block)
    return merged


def with_media_types(responses: dict[str, ObjectNode], shown: Sequence[tuple[str, Block]]) -> dict[str, ObjectNode]:
    """The responses with the media types of what they only show in another language than JSON."""
    fences: dict[str, list[Fence]] = {}
    for said, block in shown:
        if block.fence is not None:
            fences.setdefault(said, []).append(block.fence)
    media_types = {said: found for said in fences if (found := media_type_shown(fences[said]))}
    merged = _at_shown_status(responses, media_types)
    for said, media_type in media_types.items():
        status, place = _known_status(said, merged), fences[said][0].place
        known = merged.get(status, object_node({"description": ""}, place))
        media = known.object_at("content").object_at(_JSON)
        if not {"example", "examples"} & media.keys():
            merged[status] = known.updated({"content": object_node({media_type: media}, place)})
    return merged


def _as_list(response: ObjectNode, shown: Block) -> ObjectNode:
    """The response; a list of what is described, if the JSON has one of its fields and no example is an object."""
    content = response.object_at("content")
    media = content.object_at(_JSON)
    schema = media.object_at("schema")
    is_shown = any(f'"{name}"' in shown.text for name in schema.object_at("properties"))
    if not is_shown or {"example", "examples"} & media.keys():
        return response
    whole = object_node({"type": "array", "items": schema}, schema.place)
    return response.updated({"content": content.updated({_JSON: media.updated({"schema": whole})})})


def with_untitled(
    responses: dict[str, ObjectNode], endpoint: Endpoint | None, page_sections: Sequence[Section]
) -> dict[str, ObjectNode]:
    """Adds the first JSON without title as the response, if there is no other and the request can have no body.

    JSON that reports an error itself is no success.
    """
    sends_nothing = endpoint is not None and endpoint.method in WITHOUT_BODY
    shown = next((block for block in untitled(page_sections) if not any(map(_is_error, json_bodies([block])))), None)
    if shown is None or not sends_nothing or any(status.startswith("2") for status in responses):
        return responses
    media = media_examples(json_bodies([shown]), shown.place)
    items = {"description": "", "content": {_JSON: media}}
    return {ANY_SUCCESS: object_node(items, shown.place), **responses}


def _is_error(example: Example) -> bool:
    body = example.body
    said = [str(body[key]).lower() for key in _STATUS_KEYS if key in body]
    is_refused = any(body.get(key) is False for key in ("success", "ok"))
    is_bad = any(re.fullmatch(r"[45]\d\d|error|fail(?:ed|ure)?", status) for status in said)
    return is_refused or is_bad or bool(body.get("error") or body.get("errors"))


def untitled(page_sections: Sequence[Section]) -> Iterator[Block]:
    """The JSON for which neither a title nor a heading says whether it is a request or a response."""
    for section in page_sections:
        is_told = status_of(section) or is_request_section(section)
        for part in section.parts if stated_endpoint(section) or not is_told else ():
            if isinstance(part, Block) and part.fence is not None and not title_of(part.fence):
                is_list = part.fence.language in JSON_LANGUAGES and any(_lists([part]))
                if is_list or json_bodies([part]):
                    yield part


def _lists(among: Iterable[Block]) -> Iterator[Fence]:
    """The code blocks that hold a list in JSON."""
    fences = (block.fence for block in among if block.fence is not None)
    return (fence for fence in fences if looks_like_json(fence) and fence.text.lstrip().startswith("["))


def _known_status(said: str, responses: Mapping[str, ObjectNode]) -> str:
    """The status in a title; a title that only speaks of success means the only success that is described."""
    successes = [status for status in responses if status.startswith("2")]
    return successes[0] if said == ANY_SUCCESS and len(successes) == 1 else said


def _at_shown_status(responses: dict[str, ObjectNode], examples: Iterable[str]) -> dict[str, ObjectNode]:
    """Gives the success that is described without a status the only status of success that is shown."""
    shown = [status for status in examples if status.startswith("2") and status != ANY_SUCCESS]
    if len(shown) != 1 or shown[0] in responses:
        return dict(responses)
    return {shown[0] if status == ANY_SUCCESS else status: response for status, response in responses.items()}
