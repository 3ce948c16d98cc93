"""Collects the fields of a request from components, tables and lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, TypeAlias

from generator.diagnostics import Report
from generator.document import object_node
from generator.pages.described_operations.endpoint import Endpoint
from generator.pages.described_operations.endpoints.statements import stated_endpoint
from generator.pages.described_operations.examples.request import Request
from generator.pages.described_operations.field_blocks import announced_blocks, fields_in, unmistakable_blocks
from generator.pages.described_operations.fields.components import FIELDS, location_of, read_field
from generator.pages.described_operations.fields.objects import Field
from generator.pages.described_operations.fields.repeated import distinct
from generator.pages.described_operations.requests.locations import (
    Target,
    is_in_body,
    placed,
    placeholders_filled,
    target_of,
    where_it_can,
)
from generator.pages.described_operations.sections import Section
from generator.pages.described_operations.titles.requests import (
    named_locations,
    speaks_of_content,
    speaks_of_path,
    speaks_of_request,
    speaks_of_sending,
)
from generator.pages.described_operations.titles.responses import fields_of_responses, status_of
from generator.pages.markdown.parts import Block, Component, components

# Body parameter: the location of what is in a column with this title, unless the heading above says another
_LOCATED: Final = re.compile(
    r"header|(?:query|path|header|body|form) (?:param(?:eter)?|field|attribute|argument|key|name)s?(?: name)?",
    re.IGNORECASE,
)
_Described: TypeAlias = tuple[Field, Section]


def request_fields(
    page_sections: Sequence[Section], endpoint: Endpoint | None, shown: Sequence[Request], report: Report
) -> list[Field]:
    """The fields of a request, each with a possible location."""
    if endpoint is None:
        return distinct((field for section in page_sections for _, field in _in_components(section, report)), report)
    target = target_of(endpoint, shown)
    return distinct(_in_reach(_found(page_sections, target, report), target, report), report)


def placed_fields(page_sections: Sequence[Section], endpoint: Endpoint, shown: Sequence[Request]) -> list[Field]:
    """The fields of a request with the locations that the page names, possible or not."""
    return [field for field, _ in _found(page_sections, target_of(endpoint, shown), Report())]


def _found(page_sections: Sequence[Section], target: Target, report: Report) -> list[_Described]:
    """The fields with the locations that the page names; a component wins over a row or an item for the same field."""
    found = [
        (field if location_of(component) else placed(field, section, target), section)
        for section in page_sections
        for component, field in _in_components(section, report)
    ]
    described = {field.name for field, _ in found}
    response_at = next((index for index, section in enumerate(page_sections) if status_of(section)), len(page_sections))
    return found + [
        (field, section)
        for index, section in enumerate(page_sections)
        for field in _in_blocks(
            section, speaks_of_sending if index > response_at else speaks_of_request, target, report
        )
        if field.name not in described
    ]


def _in_components(section: Section, report: Report) -> Iterator[tuple[Component, Field]]:
    """The fields in the components of a section that are about the request."""
    of_responses = fields_of_responses(section)
    for component in components(section.parts, *FIELDS):
        if component.name not in of_responses and (field := read_field(component, report)) is not None:
            yield component, field


def _in_blocks(section: Section, speaks: Callable[[str], bool], target: Target, report: Report) -> Iterator[Field]:
    """The fields in the tables and lists of a section."""
    is_announced = speaks(section.sense) or is_in_body(section, target)
    found_in = announced_blocks if is_announced else unmistakable_blocks
    found = [] if status_of(section) else found_in(section.parts)
    is_of_request = bool(found) and (is_announced or _is_of_request(section, speaks))
    for block in found:
        if is_of_request:
            yield from _in_block(block, section, target, report)
        else:
            _report_apart(block, section, report)


def _is_of_request(section: Section, speaks: Callable[[str], bool]) -> bool:
    """Whether the fields of a section are sent, even if its title does not say so."""
    is_content = speaks_of_content(section.sense) and any(map(speaks, section.above))
    return section.level < 2 or is_content or stated_endpoint(section) is not None


def _in_block(block: Block, section: Section, target: Target, report: Report) -> Iterator[Field]:
    title = block.rows[0].cells[0].strip(" *").lower() if block.rows else ""
    is_named = speaks_of_path(section.sense) or next(named_locations(section), "")
    located = None if is_named and title != "header" else _LOCATED.fullmatch(title)
    location = title.split()[0] if located else ""
    for each in fields_in(block, "", report):
        field = each if each.location else placed(each, section, target)
        yield _as_text(replace(field, location=location or field.location))


def _as_text(field: Field) -> Field:
    """The field with the type ``string``, if it has none and is in the path or a header."""
    if field.schema or field.location not in ("path", "header"):
        return field
    return replace(field, schema=object_node({"type": "string"}, field.place))


def _report_apart(block: Block, section: Section, report: Report) -> None:
    report.warning(
        "fields-apart",
        f"The {block.kind} under `{section.title}` is left out: its heading does not say that it is about the request",
        block.place,
        "Name the section after what it describes, as in `## Parameters`, or add the fields with an overlay.",
    )


def _in_reach(found: Sequence[_Described], target: Target, report: Report) -> list[Field]:
    """The fields with possible locations, those in the path with the names of their placeholders."""
    if target.endpoint.leaves_body_to_others:
        found = [(field, section) for field, section in found if not field.is_in_body]
    placeholders = target.endpoint.path_parameters
    filled = placeholders_filled({field.name for field, _ in found if field.location == "path"}, placeholders)
    unfilled = [placeholder for placeholder in placeholders if placeholder not in filled.values()]
    return [where_it_can(_called(field, filled), section, target, unfilled, report) for field, section in found]


def _called(field: Field, names: Mapping[str, str]) -> Field:
    return replace(field, name=names.get(field.name, field.name)) if field.location == "path" else field
