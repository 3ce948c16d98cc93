"""Reads pages that describe one model in components, without any request or answer."""

from __future__ import annotations

from collections.abc import Sequence

from generator.diagnostics import Report
from generator.pages.described_operations.answers.errors import documented_errors
from generator.pages.described_operations.fields.components import read_field
from generator.pages.described_operations.fields.objects import object_of
from generator.pages.described_operations.sections import Section
from generator.pages.described_operations.titles.answers import is_response_section
from generator.pages.described_operations.titles.models import model_in_title
from generator.pages.dialect import ParsedPage
from generator.pages.markdown.parts import components
from generator.pages.page import Fragment, document_of_schemas


def describes_model(page: ParsedPage, page_sections: Sequence[Section], report: Report) -> bool:
    """Whether a page describes a model: it has neither request nor answer, and its title names one thing."""
    return (
        not any(components(page.markdown.parts, "ParamField"))
        and not any(map(is_response_section, page_sections))
        and bool(model_in_title(page.markdown.title))
        and not documented_errors(page.markdown.parts, report)
    )


def model_fragment(page: ParsedPage, dialect: str, report: Report) -> Fragment:
    """The fragment with the model that a page describes, named after its title."""
    place = page.markdown.place
    found = (read_field(component, report) for component in components(page.markdown.parts, "ResponseField"))
    schema = object_of([field for field in found if field is not None], place)
    described = page.markdown.front_matter.text_at("description")
    schema = schema.updated({"description": described}) if described else schema
    document = document_of_schemas({model_in_title(page.markdown.title): schema}, place)
    return Fragment(page.file, dialect, "", document)
