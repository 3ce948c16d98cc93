"""The errors that a page describes or shows. All share one schema, which is inferred from their examples."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus

from generator.diagnostics import Report
from generator.document import Node, ObjectNode, object_node
from generator.naming import numbered
from generator.pages.described_operations.examples.json_bodies import Example, json_bodies, slug, status_in
from generator.pages.described_operations.fields.components import FIELDS, name_of
from generator.pages.described_operations.titles.responses import status_named
from generator.pages.markdown.parts import Component, Part, components, prose


@dataclass(frozen=True, slots=True)
class ErrorBody:
    """One documented error."""

    status: str
    label: str
    description: str
    example: Example


def shown_errors(responses: Mapping[str, ObjectNode]) -> dict[str, list[ObjectNode]]:
    """The bodies of errors that are shown but not described, by status."""
    return {
        status: bodies
        for status, response in responses.items()
        if status >= "400" and "schema" not in (media := _json(response)) and (bodies := _shown(media))
    }


def _shown(media: ObjectNode) -> list[ObjectNode]:
    examples = media.object_at("examples")
    bodies = [media.get("example"), *(examples.object_at(name).get("value") for name in examples)]
    return [body for body in bodies if isinstance(body, ObjectNode)]


def _json(response: ObjectNode) -> ObjectNode:
    return response.object_at("content").object_at("application/json")


def with_schema(response: ObjectNode, reference: str) -> ObjectNode:
    """A response whose body in JSON has a schema."""
    content, media = response.object_at("content"), _json(response)
    described = media.replaced({"schema": object_node({"$ref": reference}, media.place), **media})
    return response.updated({"content": content.updated({"application/json": described})})


def documented_errors(parts: Sequence[Part], report: Report) -> list[ErrorBody]:
    """The errors in accordions and in fields that are named after a status; a body without a status is reported."""
    found: list[ErrorBody] = []
    for component, title in titled(parts):
        bodies = json_bodies(component.children)
        status = status_in(title)
        if bodies and status >= "400":
            found.append(ErrorBody(status, _label(title), prose(component.children), bodies[0]))
        elif bodies and not status and "error" in bodies[0].body:
            report.warning(
                "error-without-status",
                f"The error `{title}` has a body but no status",
                component.place,
                "Describe the response in an overlay.",
            )
    return found


def titled(parts: Sequence[Part]) -> list[tuple[Component, str]]:
    """The components that show one response each, with their titles, in the order of the page."""
    accordions = [(each, each.attributes.get("title") or "") for each in components(parts, "Accordion", "Expandable")]
    named = [(each, name_of(each)) for each in components(parts, *FIELDS) if status_named(each)]
    return sorted((*accordions, *named), key=lambda pair: pair[0].place)


def _label(title: str) -> str:
    """The title without the status, its standard phrase and the dash between them."""
    status = status_in(title)
    phrase = HTTPStatus(int(status)).phrase if status in {str(code.value) for code in HTTPStatus} else ""
    rest = re.sub(rf"[\s:–—-]*\b{status}\b[\s:–—-]*(?:{re.escape(phrase)})?", " ", title, count=1, flags=re.IGNORECASE)
    return " ".join(rest.split()).strip(" :–—-") or phrase


def error_responses(errors: Sequence[ErrorBody], reference: str) -> Iterator[tuple[str, ObjectNode]]:
    """The responses for errors, by status in the order of the page, all with one schema."""
    for status in dict.fromkeys(error.status for error in errors):
        same = [error for error in errors if error.status == status]
        place = same[0].example.place
        media = {"schema": {"$ref": reference}, "examples": _error_examples(same)}
        description = "; ".join(dict.fromkeys(error.label for error in same))
        yield status, object_node({"description": description, "content": {"application/json": media}}, place)


def _error_examples(errors: Sequence[ErrorBody]) -> ObjectNode:
    named: dict[str, Node] = {}
    for error in errors:
        key = numbered(slug(error.label) or error.status, named)
        items: dict[str, object] = {"summary": error.label}
        if error.description and not error.description.startswith("{"):
            items["description"] = error.description
        named[key] = object_node({**items, "value": error.example.body}, error.example.place)
    return ObjectNode(named, errors[0].example.place)
