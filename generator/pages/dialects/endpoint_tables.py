"""Pages that describe operations in plain Markdown: ``GET /boxes/{id}`` on a line of its own, tables of parameters."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from generator.diagnostics import Report
from generator.openapi.normal_form import operations
from generator.pages.described_operations.endpoint import Endpoint, endpoint_at, read_endpoint
from generator.pages.described_operations.endpoints.called_endpoint import called_endpoints
from generator.pages.described_operations.endpoints.listed import report_listed
from generator.pages.described_operations.endpoints.statements import stated_endpoint, states_endpoint
from generator.pages.described_operations.endpoints.titles import endpoint_in_title
from generator.pages.described_operations.field_blocks import announced_blocks, unmistakable_blocks
from generator.pages.described_operations.fields.tables import is_table_of_fields
from generator.pages.described_operations.page_fragments import described_fragments
from generator.pages.described_operations.sections import Section, sections
from generator.pages.described_operations.titles.answers import is_response_section, status_of
from generator.pages.described_operations.titles.requests import is_request_section
from generator.pages.dialect import Dialect, ParsedPage
from generator.pages.markdown.parts import blocks, components
from generator.pages.markdown.site_components import FIELD
from generator.pages.page import Fragment

NAME: Final = "endpoint-tables"


def _recognises(page: ParsedPage) -> bool:
    """Whether endpoints are stated, and the page is about them: it begins so, or says more of them."""
    parts = page.markdown.parts
    page_sections = sections(parts, page.markdown.place)
    if read_endpoint(page.markdown.front_matter, Report()) and any(map(_says_of_request, page_sections)):
        return True
    if not any(map(stated_endpoint, page_sections)):
        return any(map(_describes_request, page_sections)) and bool(called_endpoints(page_sections, Report()))
    return (
        any(map(is_table_of_fields, blocks(parts)))
        or any(components(parts, FIELD))
        or any(map(is_response_section, page_sections))
        or any(map(_says_of_request, page_sections))
        or _begins_with_endpoint(page_sections)
        or _is_made_of_endpoints(page_sections)
    )


def _describes_request(section: Section) -> bool:
    """Whether there are fields that are sent; where to, an example may show."""
    return is_request_section(section) and not status_of(section) and bool(unmistakable_blocks(section.parts))


def _says_of_request(section: Section) -> bool:
    """Whether a section is about a request, and has its fields or where it goes."""
    is_said = stated_endpoint(section) is not None or bool(announced_blocks(section.parts))
    return is_said and is_request_section(section)


def _begins_with_endpoint(page_sections: Sequence[Section]) -> bool:
    """Whether the first thing on a page, but for its title, is where an operation lives."""
    first = next((section.parts[0] for section in page_sections if section.parts), None)
    return first is not None and states_endpoint(first)


def _is_made_of_endpoints(page_sections: Sequence[Section]) -> bool:
    """Whether half of the sections of a page, and more than one, say where an operation lives."""
    filled = [section for section in page_sections if section.parts]
    stated = [section for section in filled if stated_endpoint(section)]
    return len(stated) > 1 and 2 * len(stated) >= len(filled)


def _opens_with_endpoint(page: ParsedPage) -> bool:
    """Whether the title of a page, or what stands below it and above any other heading, states an endpoint."""
    page_sections = sections(page.markdown.parts, page.markdown.place)
    opening = itertools.takewhile(lambda section: section.level < 2, page_sections)
    titled = endpoint_in_title(page.markdown.title, page.markdown.place)
    return titled is not None or any(map(stated_endpoint, opening))


def _read(page: ParsedPage, report: Report) -> tuple[Fragment, ...]:
    """A page of one operation is its reference where it opens with the endpoint; others may be guides."""
    fragments = described_fragments(page, NAME, report)
    report_listed(page.markdown, [each for fragment in fragments for each in _endpoints(fragment)], report)
    is_reference = len(fragments) == 1 and _opens_with_endpoint(page)
    return tuple(replace(fragment, is_passing=not is_reference) for fragment in fragments)


def _endpoints(fragment: Fragment) -> Iterator[Endpoint]:
    """Where the operations of a fragment live."""
    return (endpoint_at(method, path, operation.place) for path, method, operation in operations(fragment.document))


DIALECT: Final = Dialect(NAME, _recognises, _read)
