"""Pages that describe operations in plain Markdown: ``GET /boxes/{id}`` on a line of its own, tables of parameters."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from generator.diagnostics import Report
from generator.openapi.normal_form import operations
from generator.pages.described_operations.endpoint import (
    ANY_METHOD,
    Endpoint,
    endpoint_at,
    endpoint_in_keys,
    read_endpoint,
)
from generator.pages.described_operations.endpoints.called_endpoint import called_endpoints
from generator.pages.described_operations.endpoints.statements import (
    begins_with_endpoint,
    further_endpoints,
    stated_endpoint,
    states_endpoint,
)
from generator.pages.described_operations.endpoints.titles import endpoint_in_title
from generator.pages.described_operations.examples.shown_requests import requests
from generator.pages.described_operations.field_blocks import announced_blocks, unmistakable_blocks
from generator.pages.described_operations.fields.tables import is_table_of_fields
from generator.pages.described_operations.page_fragments import described_fragments
from generator.pages.described_operations.sections import Section, sections
from generator.pages.described_operations.titles.requests import is_request_section
from generator.pages.described_operations.titles.responses import is_response_section, status_of
from generator.pages.dialect import Dialect, ParsedPage
from generator.pages.markdown.parts import Block, Markdown, blocks, components, unescaped
from generator.pages.markdown.site_components import FIELD
from generator.pages.page import Fragment

NAME: Final = "endpoint-tables"
# GET, or GET\|POST as tables have it
_LISTED: Final = re.compile(
    rf"\s*(?P<method>{ANY_METHOD}(?:\s*\\?[|/,]\s*{ANY_METHOD})*)(?:\s*\|\s*|\s+)"
    r"(?P<address>(?:https?://|/)[^\s|]*)\s*(?:\||$)"
)


def _recognises(page: ParsedPage) -> bool:
    """Whether endpoints are stated, and the page is about them: it begins with one, or describes them."""
    parts = page.markdown.parts
    page_sections = sections(parts, page.markdown.place)
    front_matter = page.markdown.front_matter
    if endpoint_in_keys(front_matter):
        return True
    if read_endpoint(front_matter, Report()) and any(map(_says_of_request, page_sections)):
        return True
    if not any(map(stated_endpoint, page_sections)):
        is_told = any(map(_describes_fields, page_sections)) or _shows_exchange(page_sections)
        return is_told and bool(called_endpoints(page_sections, Report()))
    return (
        any(map(_says_of_request, page_sections))
        or any(map(is_table_of_fields, blocks(parts)))
        or any(components(parts, FIELD))
        or any(map(is_response_section, page_sections))
        or any(block.kind == "table" and states_endpoint(block) for block in blocks(parts))
        or any(map(_shows_call, page_sections))
        or _begins_with_endpoint(page_sections)
        or _is_made_of_endpoints(page_sections)
    )


def _describes_fields(section: Section) -> bool:
    """Whether a section describes fields that are sent or returned; their endpoint may be in an example."""
    is_about = is_response_section(section) or (is_request_section(section) and not status_of(section))
    return is_about and bool(unmistakable_blocks(section.parts))


def _shows_exchange(page_sections: Sequence[Section]) -> bool:
    """Whether a section about the request shows one, and another one is about the response."""
    shown = any(is_request_section(section) and any(requests(section.parts)) for section in page_sections)
    return shown and any(map(is_response_section, page_sections))


def _says_of_request(section: Section) -> bool:
    """Whether a section is about a request, and states its endpoint or has its fields."""
    return is_request_section(section) and bool(stated_endpoint(section) or announced_blocks(section.parts))


def _shows_call(section: Section) -> bool:
    """Whether a heading states an endpoint, and an example below it calls one."""
    return endpoint_in_title(section.title, section.place) is not None and any(requests(section.parts))


def _begins_with_endpoint(page_sections: Sequence[Section]) -> bool:
    """Whether a page states an endpoint first, apart from its title."""
    return begins_with_endpoint(next((section.parts for section in page_sections if section.parts), ()))


def _is_made_of_endpoints(page_sections: Sequence[Section]) -> bool:
    """Whether more than one endpoint is stated, and no fewer than there are other sections on the same level."""
    stating = [section for section in page_sections if stated_endpoint(section)]
    stated = len(stating) + sum(1 for section in stating for _ in further_endpoints(section))
    levels = {section.level for section in stating}
    others = [each for each in page_sections if each.parts and each.level in levels and each not in stating]
    return stated > 1 and stated >= len(others)


def _opens_with_endpoint(page: ParsedPage) -> bool:
    """Whether a page states an endpoint in its front matter, its title, or above any other heading."""
    page_sections = sections(page.markdown.parts, page.markdown.place)
    opening = itertools.takewhile(lambda section: section.level < 2, page_sections)
    titled = endpoint_in_title(page.markdown.title, page.markdown.place)
    stated = titled or endpoint_in_keys(page.markdown.front_matter)
    return stated is not None or any(map(stated_endpoint, opening))


def _read(page: ParsedPage, report: Report) -> tuple[Fragment, ...]:
    """Reads a page; unless it opens with the endpoint of its only operation, it may be a guide."""
    fragments = described_fragments(page, NAME, report)
    _report_listed(page.markdown, [each for fragment in fragments for each in _endpoints(fragment)], report)
    is_reference = len(fragments) == 1 and _opens_with_endpoint(page)
    return tuple(replace(fragment, is_passing=not is_reference) for fragment in fragments)


def _endpoints(fragment: Fragment) -> Iterator[Endpoint]:
    """The endpoints of the operations in a fragment."""
    return (endpoint_at(method, path, operation.place) for path, method, operation in operations(fragment.document))


DIALECT: Final = Dialect(NAME, _recognises, _read)


def _report_listed(markdown: Markdown, described: Sequence[Endpoint], report: Report) -> None:
    """Reports endpoints that a table only lists: the page describes neither their requests nor their responses.

    Arguments:
        described: the endpoints of the operations that the page describes.
    """
    for table in (block for block in blocks(markdown.parts) if block.kind == "table"):
        undescribed = [each for each in _listed(table) if not any(each.is_call_of(known) for known in described)]
        if undescribed:
            named = f"{undescribed[0].method.upper()} {undescribed[0].path}"
            others = f" and {len(undescribed) - 1} more" if len(undescribed) > 1 else ""
            report.note(
                "endpoints-listed",
                f"The page says no more about {named}{others} than this table: that is left out",
                table.place,
                "Nothing needs to be done if another page describes them; else add the operations with an overlay.",
            )


def _listed(table: Block) -> Iterator[Endpoint]:
    for row in table.rows[1:]:
        text = unescaped("|".join(cell.replace("`", "").replace("*", "") for cell in row.cells))
        if found := _LISTED.match(text):
            yield endpoint_at(found["method"], found["address"], row.place)
