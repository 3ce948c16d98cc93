"""Pages that describe operations in plain Markdown: ``GET /boxes/{id}`` on a line of its own, tables of parameters."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from generator.diagnostics import Report
from generator.pages.dialect import Dialect, ParsedPage
from generator.pages.mintlify_components import read_operations
from generator.pages.mintlify_components.answers import is_response_section
from generator.pages.mintlify_components.endpoint import stated_endpoint
from generator.pages.mintlify_components.sections import sections
from generator.pages.mintlify_components.tables import tables_of_fields
from generator.pages.page import Fragment

NAME: Final = "endpoint-tables"


def _recognises(page: ParsedPage) -> bool:
    """Whether endpoints are stated, and something more is said of them than that they are there."""
    page_sections = sections(page.markdown.parts, page.markdown.place)
    return any(map(stated_endpoint, page_sections)) and (
        bool(tables_of_fields(page.markdown.parts)) or any(map(is_response_section, page_sections))
    )


def _read(page: ParsedPage, report: Report) -> tuple[Fragment, ...]:
    return tuple(replace(fragment, is_passing=True) for fragment in read_operations(page, NAME, report))


DIALECT: Final = Dialect(NAME, _recognises, _read)
