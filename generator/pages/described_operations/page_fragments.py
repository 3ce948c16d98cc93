"""Divides a page into fragments: one for each operation, and one for its models."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from generator.diagnostics import Place, Report
from generator.document import ObjectNode
from generator.pages.described_operations.endpoint import Endpoint, read_endpoint
from generator.pages.described_operations.endpoints.statements import stated_endpoint
from generator.pages.described_operations.enumerated_values import with_enumerated_values
from generator.pages.described_operations.fields.components import read_field
from generator.pages.described_operations.fields.front_matter import fields_in_keys
from generator.pages.described_operations.fields.objects import object_of
from generator.pages.described_operations.fields.repeated import distinct
from generator.pages.described_operations.models import model_sections, models
from generator.pages.described_operations.operation_fragment import operation_fragment
from generator.pages.described_operations.responses.errors import documented_errors
from generator.pages.described_operations.scopes import Scope, scopes
from generator.pages.described_operations.sections import Section, sections
from generator.pages.described_operations.security import report_lost_scheme
from generator.pages.described_operations.titles.models import model_in_title
from generator.pages.described_operations.titles.responses import is_response_section
from generator.pages.described_operations.unread import report_unread
from generator.pages.dialect import ParsedPage
from generator.pages.markdown.parts import Component, components
from generator.pages.page import Fragment, document_of_schemas


def described_fragments(page: ParsedPage, dialect: str, report: Report) -> tuple[Fragment, ...]:
    """The fragments of a page that describes operations or a model."""
    front_matter = page.markdown.front_matter
    endpoint = read_endpoint(front_matter, report)
    report_unread(page.markdown, report)
    report_lost_scheme(front_matter, report)
    page_sections = with_enumerated_values(sections(page.markdown.parts, page.markdown.place))
    if endpoint is not None:
        page_sections = _with_fields(page_sections, fields_in_keys(front_matter, report))
    described = _described_models(page_sections, endpoint)
    rest = _without(page_sections, described.values())
    found = scopes(page.markdown.title, endpoint, rest, report)
    if found[0].endpoint is None and _describes_model(page, rest, report):
        return (_model_fragment(page, dialect, report),)
    begins = rest[0].place if endpoint else None
    introduced = _introduced(found, begins, front_matter.text_at("description"))
    operations = (operation_fragment(page, dialect, scope, report) for scope in introduced)
    return (*operations, *_models(page, dialect, models(described, report)))


def _with_fields(page_sections: Sequence[Section], fields: Sequence[Component]) -> tuple[Section, ...]:
    """The sections, with the fields in the front matter behind the introduction."""
    first, *others = page_sections
    return (replace(first, parts=(*first.parts, *fields)), *others)


def _described_models(page_sections: Sequence[Section], endpoint: Endpoint | None) -> Mapping[str, Sequence[Section]]:
    """The sections about models on a page with operations; empty without any: then the page may be about one model."""
    has_operations = endpoint is not None or any(map(stated_endpoint, page_sections))
    return model_sections(page_sections) if has_operations else {}


def _without(page_sections: Iterable[Section], others: Iterable[Sequence[Section]]) -> tuple[Section, ...]:
    places = [section.place for whole in others for section in whole]
    return tuple(section for section in page_sections if section.place not in places)


def _introduced(found: Sequence[Scope], begins: Place | None, introduction: str) -> Sequence[Scope]:
    """The operations of a page; the one that the page is about gets the introduction of the page.

    Arguments:
        begins: the start of the page, if its front matter has an endpoint.
    """
    is_whole = all(scope.sections is found[0].sections for scope in found)
    return [
        replace(scope, introduction=introduction) if is_whole or scope.sections[0].place == begins else scope
        for scope in found
    ]


def _models(page: ParsedPage, dialect: str, schemas: ObjectNode) -> Iterator[Fragment]:
    """The fragment with the models that sections of a page describe."""
    if schemas:
        yield Fragment(page.file, dialect, "", document_of_schemas(schemas, schemas.place))


def _describes_model(page: ParsedPage, page_sections: Sequence[Section], report: Report) -> bool:
    """Whether a page describes a model: it has neither request nor response, and its title names one thing."""
    return (
        not any(components(page.markdown.parts, "ParamField"))
        and not any(map(is_response_section, page_sections))
        and bool(model_in_title(page.markdown.title))
        and not documented_errors(page.markdown.parts, report)
    )


def _model_fragment(page: ParsedPage, dialect: str, report: Report) -> Fragment:
    """The fragment with the model that a page describes, named after its title."""
    place = page.markdown.place
    found = (read_field(component, report) for component in components(page.markdown.parts, "ResponseField"))
    schema = object_of(distinct(filter(None, found), report), place)
    described = page.markdown.front_matter.text_at("description")
    schema = schema.updated({"description": described}) if described else schema
    document = document_of_schemas({model_in_title(page.markdown.title): schema}, place)
    return Fragment(page.file, dialect, "", document)
