"""Operations as pages describe them to people: under headings, in components, tables, lists and examples.

Where the front matter of the source names method and path, the published twin does not have it. What neither a heading,
a line of the text nor an example says is kept under ``x-unplaced-operations`` until an overlay gives it a place.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.diagnostics import Place, Report
from generator.document import ArrayNode, Node, ObjectNode, object_node
from generator.openapi import pointer
from generator.openapi.extensions import UNPLACED_OPERATIONS
from generator.openapi.move_queries import move_queries
from generator.pages.described_operations.answered import with_answers
from generator.pages.described_operations.answers import answers, is_response_section
from generator.pages.described_operations.bodies import names_media_type, request_body
from generator.pages.described_operations.endpoint import WITHOUT_BODY, Endpoint, read_endpoint
from generator.pages.described_operations.envelopes import in_envelope, with_envelopes
from generator.pages.described_operations.errors import documented_errors, error_responses, shown_errors, with_schema
from generator.pages.described_operations.examples import inferred_schema, slug
from generator.pages.described_operations.fields import before_fields, read_field
from generator.pages.described_operations.lists import is_unmistakable_list
from generator.pages.described_operations.models import model_sections, models
from generator.pages.described_operations.objects import Field, object_of
from generator.pages.described_operations.owners import with_owners
from generator.pages.described_operations.request_fields import request_fields
from generator.pages.described_operations.responses import documented_responses
from generator.pages.described_operations.scopes import Scope, scopes
from generator.pages.described_operations.sections import Section, sections
from generator.pages.described_operations.security import report_lost_scheme, security_schemes, with_security
from generator.pages.described_operations.shown_answers import (
    response_examples,
    with_examples,
    with_lists,
    with_untitled,
)
from generator.pages.described_operations.shown_requests import requests, shown_servers
from generator.pages.described_operations.stated_values import with_gaps_of_values
from generator.pages.described_operations.statements import stated_endpoint, without_statements
from generator.pages.described_operations.undescribed import report_undescribed, report_untitled
from generator.pages.described_operations.unread import report_unread
from generator.pages.dialect import ParsedPage
from generator.pages.model_titles import model_in_title
from generator.pages.page import Fragment
from generator.pages.parts import Block, components, prose


def read_operations(page: ParsedPage, dialect: str, report: Report) -> tuple[Fragment, ...]:
    """What a page that describes operations, or a model, says in components and tables.

    Arguments:
        page: the page.
        dialect: the name that its fragments carry.
        report: receives what reading finds.
    """
    place = page.markdown.place
    endpoint = read_endpoint(page.markdown.front_matter, report)
    page_sections = sections(page.markdown.parts, place)
    report_unread(page.markdown, report)
    report_lost_scheme(page.markdown.front_matter, report)
    has_operations = endpoint is not None or any(map(stated_endpoint, page_sections))
    described = model_sections(page_sections) if has_operations else {}
    of_models = [section.place for whole in described.values() for section in whole]
    page_sections = tuple(section for section in page_sections if section.place not in of_models)
    found = scopes(page.markdown.title, endpoint, page_sections, report)
    if found[0].endpoint is None and _describes_model(page, page_sections, report):
        return (_model(page, dialect, report),)
    is_alone = all(scope.sections is found[0].sections for scope in found)
    operations = (read_operation(page, dialect, scope, report, is_alone) for scope in found)
    return (*operations, *_models(page, dialect, models(described, report)))


def _models(page: ParsedPage, dialect: str, schemas: ObjectNode) -> Iterator[Fragment]:
    """What a page says in sections of their own of the models that its operations speak of."""
    if schemas:
        items = {"openapi": "3.1.0", "paths": {}, "components": {"schemas": schemas}}
        yield Fragment(page.file, dialect, "", object_node(items, schemas.place))


def read_operation(page: ParsedPage, dialect: str, scope: Scope, report: Report, is_alone: bool = False) -> Fragment:
    """What is said of one operation.

    Arguments:
        page: its page.
        dialect: the name that the fragment carries.
        scope: what is about the operation.
        report: receives what reading finds.
        is_alone: whether the whole page is.
    """
    scope = with_gaps_of_values(replace(scope, sections=with_owners(with_answers(scope.sections))), report)
    place = page.markdown.place if is_alone else scope.sections[0].place
    errors = documented_errors(scope.parts, report)
    reference = pointer.build("components", "schemas", "Error")
    described = documented_responses(answers(scope.sections, report))
    shown_bodies = with_lists(with_examples(described, response_examples(scope.parts)), scope.parts)
    responses = with_envelopes(with_untitled(shown_bodies, scope.endpoint, scope.sections), report)
    shown = shown_errors(responses)
    responses |= {status: with_schema(responses[status], reference) for status in shown}
    responses |= error_responses(errors, reference)
    introduction = page.markdown.front_matter.text_at("description") if is_alone else ""
    operation = with_security(_operation(scope, introduction, responses, report), page.markdown.front_matter)
    items: dict[str, Node] = {"openapi": "3.1.0", **_placed(page, scope, operation)}
    bodies = [*(error.example.body for error in errors), *itertools.chain.from_iterable(shown.values())]
    if shared := _components(bodies, page.markdown.front_matter):
        items["components"] = shared
    inferred = ("Error",) if bodies else ()
    servers = tuple(shown_servers(scope.endpoint, requests(scope.parts)))
    document = move_queries(ObjectNode(items, place))
    return Fragment(page.file, dialect, "", document, inferred=inferred, shown_servers=servers)


def _components(errors: Sequence[ObjectNode], front_matter: ObjectNode) -> ObjectNode:
    schemes = security_schemes(front_matter)
    items: dict[str, object] = {}
    if errors:
        items["schemas"] = {"Error": inferred_schema(errors, errors[0].place)}
    if schemes:
        items["securitySchemes"] = schemes
    return object_node(items, errors[0].place if errors else schemes.place)


def _describes_model(page: ParsedPage, page_sections: Sequence[Section], report: Report) -> bool:
    """Whether the fields are those of a model: nothing is sent, nothing is answered, and the title names one thing."""
    return (
        not any(components(page.markdown.parts, "ParamField"))
        and not any(map(is_response_section, page_sections))
        and bool(model_in_title(page.markdown.title))
        and not documented_errors(page.markdown.parts, report)
    )


def _model(page: ParsedPage, dialect: str, report: Report) -> Fragment:
    place = page.markdown.place
    found = (read_field(component, report) for component in components(page.markdown.parts, "ResponseField"))
    schema = object_of([field for field in found if field is not None], place)
    described = page.markdown.front_matter.text_at("description")
    schema = schema.replaced({**schema, "description": described}) if described else schema
    schemas = {"schemas": {model_in_title(page.markdown.title): schema}}
    return Fragment(
        page.file, dialect, "", object_node({"openapi": "3.1.0", "paths": {}, "components": schemas}, place)
    )


def _placed(page: ParsedPage, scope: Scope, operation: ObjectNode) -> dict[str, Node]:
    """Puts the operation where the page says it lives, or aside."""
    endpoint = scope.endpoint
    if endpoint is None:
        name = slug(scope.title) or slug(page.file.rsplit("/", 1)[-1].split(".")[0]) or "operation"
        unplaced = ObjectNode({name: operation}, operation.place, {name: operation.place})
        return {"paths": ObjectNode(place=operation.place), UNPLACED_OPERATIONS: unplaced}
    paths = object_node({endpoint.path: {endpoint.method: operation}}, endpoint.place)
    if not endpoint.servers:
        return {"paths": paths}
    servers = [{"url": server} for server in endpoint.servers]
    return {"servers": object_node({"": servers}, endpoint.place)[""], "paths": paths}


def _operation(scope: Scope, introduction: str, responses: dict[str, ObjectNode], report: Report) -> ObjectNode:
    endpoint, shown = scope.endpoint, tuple(requests(scope.parts))
    calls = [each for each in shown if endpoint is not None and endpoint.is_called_by(each.method, each.address)]
    fields = in_envelope(request_fields(scope.sections, endpoint, shown, report), calls, report)
    report_undescribed(fields, calls, report)
    place = _title_place(scope.sections)
    items: dict[str, Node] = {
        "summary": scope.title,
        "description": _description(introduction, scope.sections),
        "parameters": _parameters(fields, endpoint, place),
        "requestBody": request_body(fields, calls, scope, report),
        "responses": ObjectNode(responses, place),
    }
    operation = ObjectNode({key: value for key, value in items.items() if value}, place)
    if endpoint is not None and endpoint.method not in WITHOUT_BODY:
        report_untitled(scope.sections, operation, report)
    return operation


def _title_place(page_sections: Sequence[Section]) -> Place:
    return next((section.place for section in page_sections if section.level == 1), page_sections[0].place)


def _description(introduction: str, page_sections: Sequence[Section]) -> str:
    """The front matter's description, then the prose up to the first field or a section that states no endpoint."""
    texts = [introduction]
    for index, section in enumerate(page_sections):
        if index and section.level > 1 and stated_endpoint(section) is None:
            break
        said = without_statements(before_fields(section.parts))
        texts.append(prose([part for part in said if not (isinstance(part, Block) and is_unmistakable_list(part))]))
    return "\n\n".join(filter(None, texts))


def _parameters(fields: Sequence[Field], endpoint: Endpoint | None, place: Place) -> ArrayNode:
    documented = [_parameter(field) for field in fields if not field.is_in_body and not names_media_type(field)]
    known = {field.name for field in fields if field.location == "path"}
    implied = _implied_parameters(endpoint, known) if endpoint else []
    parameters = [*implied, *documented]
    return ArrayNode(parameters, place, [parameter.place for parameter in parameters])


def _implied_parameters(endpoint: Endpoint, known: set[str]) -> list[ObjectNode]:
    """The path itself says that these exist; a page need not describe what is the same on every page."""
    return [
        object_node({"name": name, "in": "path", "required": True, "schema": {"type": "string"}}, endpoint.place)
        for name in endpoint.path_parameters
        if name not in known
    ]


def _parameter(field: Field) -> ObjectNode:
    items: dict[str, object] = {"name": field.name, "in": field.location}
    if field.required or field.location == "path":
        items["required"] = True
    if field.description:
        items["description"] = field.description
    if field.deprecated:
        items["deprecated"] = True
    return object_node({**items, "schema": field.schema}, field.place)
