"""Finds what the sections of a page say about responses: which one they describe, and with which fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.diagnostics import Report
from generator.document import ObjectNode
from generator.pages.described_operations.endpoints.statements import is_example
from generator.pages.described_operations.examples.json_bodies import json_bodies, looks_like_json, status_in
from generator.pages.described_operations.field_blocks import announced_blocks, fields_in
from generator.pages.described_operations.fields.columns import NOTHING
from generator.pages.described_operations.fields.components import FIELDS, name_of, read_field, read_whole
from generator.pages.described_operations.fields.lists import is_unmistakable_list
from generator.pages.described_operations.fields.objects import Field
from generator.pages.described_operations.owners import in_owner
from generator.pages.described_operations.responses.status_rows import StatusRow, status_rows
from generator.pages.described_operations.sections import Section
from generator.pages.described_operations.titles.requests import is_request_section
from generator.pages.described_operations.titles.responses import (
    ANY_SUCCESS,
    fields_of_responses,
    is_response_section,
    status_named,
    status_of,
)
from generator.pages.documented_types.reading import read_type, type_in
from generator.pages.markdown.parts import Block, Component, blocks, components

# A status in a table of errors, which is no field.
_STATUS_ALONE: Final = re.compile(r"[1-5]\d\d")
_OF_CAUSES: Final = re.compile(r"(?:possible |common )?errors?(?: codes?| messages?)?", re.IGNORECASE)
# Response Headers, but not: Header of the response body
_OF_HEADERS: Final = re.compile(r"\bheaders?\b(?!.*\bbody\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DescribedResponse:
    """A response, as one section, or one field that is named after a status, describes it.

    Arguments:
        status: a status, ``2XX`` or ``default``.
        announced: whether a heading says that the section is about the response.
        fields: the fields of the body.
        headers: the fields of its headers.
        whole: the schema of the body, if that is described as a whole.
        is_section: whether the whole section is about this response.
    """

    status: str
    announced: bool
    section: Section
    is_section: bool
    fields: tuple[Field, ...] = ()
    whole: ObjectNode | None = None
    description: str = ""
    headers: tuple[Field, ...] = ()

    @property
    def describes_body(self) -> bool:
        """Whether it describes the body."""
        return bool(self.fields) or self.whole is not None


def _response_fields(section: Section) -> Iterator[Component]:
    """The outermost components for response fields, except those inside fields of the request."""
    wanted = fields_of_responses(section)
    return (each for each in components(section.parts, *FIELDS) if each.name in wanted)


def described_responses(page_sections: Sequence[Section], report: Report) -> list[DescribedResponse]:
    """Everything that the sections say about responses, in the order of the page, as far as it belongs together."""
    found = [response for section in page_sections for response in _described_in(section, report)]
    return [response for response in found if _belongs(response, found, report)]


def _described_in(section: Section, report: Report) -> Iterator[DescribedResponse]:
    """What a section says about responses with a status of their own, and about its own response."""
    described = [_with_phrase(each) if status_named(each) else each for each in _response_fields(section)]
    wholes = [each for each in described if "type" in each.attributes and not name_of(each)]
    named = [(each, field) for each in described if each not in wholes and (field := read_field(each, report))]
    for component, field in named:
        if status := status_named(component):
            yield DescribedResponse(
                status, True, section, False, (), _detailed(field.schema), field.description or field.name
            )
    for row in status_rows(section):
        yield DescribedResponse(row.status, True, section, False, (), _model_in(row, report), row.meaning)
    fields = [field for component, field in named if not status_named(component)]
    yield from _of_section(section, fields, [read_whole(each, report) for each in wholes], report)


def _with_phrase(component: Component) -> Component:
    """The component for a response; a type such as ``Bad Request`` is the phrase of its status, which describes it."""
    findings = Report()
    said = component.attributes.get("type") or ""
    read_type(said, component.place, findings)
    if not findings.diagnostics:
        return component
    rest = {key: value for key, value in component.attributes.items() if key != "type"}
    return replace(component, attributes={"description": said, **rest})


def _of_section(
    section: Section, described: Sequence[Field], wholes: Sequence[ObjectNode], report: Report
) -> Iterator[DescribedResponse]:
    """What a section as a whole says about a response; None if it is not about one."""
    said, whole = status_of(section), wholes[-1] if wholes else None
    is_of_headers = _OF_HEADERS.search(section.sense) is not None
    found = _announced(section, report) if said else ()
    tabled = tuple(field for field in found if not _STATUS_ALONE.fullmatch(field.name))
    fields = tuple(in_owner(field, section) for field in (*described, *(() if is_of_headers else tabled)))
    is_shown = (said >= "4" or status_in(section.sense)) and _shows_body(section)
    if fields or whole is not None or is_response_section(section) or is_shown or _is_example_below(section):
        yield DescribedResponse(
            said or ANY_SUCCESS, bool(said), section, True, fields, whole, headers=tabled if is_of_headers else ()
        )


def _announced(section: Section, report: Report) -> Iterator[Field]:
    """The fields in tables and lists; items about errors are causes, unless they have types or JSON shows them."""
    shown = [part.fence.text for part in section.parts if isinstance(part, Block) and part.fence is not None]
    for block in announced_blocks(section.parts):
        is_of_causes = block.kind == "list" and not is_unmistakable_list(block) and _OF_CAUSES.fullmatch(section.sense)
        names = [field.name for field in fields_in(block, "body", Report())] if is_of_causes else ()
        if not is_of_causes or any(f'"{name}"' in text for name in names for text in shown):
            yield from fields_in(block, "body", report)


def _model_in(row: StatusRow, report: Report) -> ObjectNode | None:
    """The model, or list of models, that a table of statuses names as the body; ``Inline`` names none."""
    if row.body.lower() in (*NOTHING, "inline", "-", ""):
        return None
    return read_type(type_in(row.body), row.place, report).schema or None


def _is_example_below(section: Section) -> bool:
    """Whether a section below the heading of a response is an example of it."""
    is_about_it = bool(status_of(section)) and is_example(section) and not is_request_section(section)
    return is_about_it and any(block.fence and looks_like_json(block.fence) for block in blocks(section.parts))


def _shows_body(section: Section) -> bool:
    """Whether an object in JSON is shown, except with a status in its title: then it belongs to another response."""
    shown = [part for part in section.parts if isinstance(part, Block)]
    return any(not status_in(each.label) for each in json_bodies(shown))


def _detailed(schema: ObjectNode) -> ObjectNode | None:
    """The schema; None if it only says that there is a body."""
    return schema if "properties" in schema or "items" in schema else None


def _belongs(response: DescribedResponse, every: Sequence[DescribedResponse], report: Report) -> bool:
    """Whether this belongs to the response; fields under another heading may describe something else."""
    if response.announced:
        return True
    others = [each for each in every if each.status.startswith("2") and each.describes_body]
    known = [each for each in others if each.announced] or others[:1]
    if response in known:
        return True
    report.warning(
        "fields-apart",
        f"The fields under `{response.section.title}` are left out: they are no part of the response that is described",
        response.section.place,
        "Name the section after what it describes, as in `## Response`, or add the fields with an overlay.",
        related=(known[0].section.place,) if known else (),
    )
    return False
