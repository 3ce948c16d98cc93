"""Builds the Operation Object: descriptions, parameters and body."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import chain

from generator.diagnostics import Place, Report
from generator.document import ArrayNode, Node, ObjectNode, object_node
from generator.pages.described_operations.endpoint import WITHOUT_BODY, Endpoint
from generator.pages.described_operations.endpoints.statements import stated_endpoint, without_statements
from generator.pages.described_operations.envelopes import in_envelope
from generator.pages.described_operations.examples.request import Request
from generator.pages.described_operations.fields.components import before_fields
from generator.pages.described_operations.fields.lists import is_unmistakable_list
from generator.pages.described_operations.fields.objects import Field
from generator.pages.described_operations.requests.bodies import body_shown, names_media_type, request_body
from generator.pages.described_operations.requests.listed_values import listed_values
from generator.pages.described_operations.requests.request_fields import request_fields
from generator.pages.described_operations.scopes import Scope
from generator.pages.described_operations.sections import Section
from generator.pages.described_operations.undescribed import report_untitled
from generator.pages.described_operations.unread import report_unread_sections
from generator.pages.markdown.parts import Block, prose


def described_operation(
    scope: Scope, shown: Sequence[Request], responses: Mapping[str, ObjectNode], report: Report
) -> ObjectNode:
    """The operation that a part of a page describes."""
    endpoint = scope.endpoint
    calls = [each for each in shown if endpoint is not None and endpoint.is_called_by(each.method, each.address)]
    labelled = body_shown(scope)
    body = next((each.body for each in calls if each.body), None) or (labelled.body if labelled else ObjectNode())
    fields = in_envelope(request_fields(scope.sections, endpoint, shown, report), body, report)
    report_unread_sections(scope.sections, report)
    place = _title_place(scope.sections)
    items: dict[str, Node] = {
        "summary": scope.title,
        "description": _description(scope),
        "parameters": _parameters(fields, endpoint, place),
        "requestBody": None
        if endpoint and endpoint.leaves_body_to_others
        else request_body(fields, calls, scope, report),
        "responses": ObjectNode(responses, place),
    }
    operation = ObjectNode({key: value for key, value in items.items() if value}, place)
    if endpoint is not None and endpoint.method not in WITHOUT_BODY:
        report_untitled(scope.sections, operation, report)
    return operation


def _title_place(page_sections: Sequence[Section]) -> Place:
    return next((section.place for section in page_sections if section.level == 1), page_sections[0].place)


def _description(scope: Scope) -> str:
    """The introduction, the prose up to the first field or to a section without an endpoint, and lists of values."""
    texts = [scope.introduction]
    for index, section in enumerate(scope.sections):
        if index and section.level > 1 and stated_endpoint(section) is None:
            texts += chain.from_iterable(map(listed_values, scope.sections[index:]))
            break
        said = without_statements(before_fields(section.parts))
        texts.append(prose([part for part in said if not (isinstance(part, Block) and is_unmistakable_list(part))]))
    return "\n\n".join(filter(None, texts))


def _parameters(fields: Sequence[Field], endpoint: Endpoint | None, place: Place) -> ArrayNode:
    """The parameters of an operation."""
    documented = [_parameter(field) for field in fields if not field.is_in_body and not names_media_type(field)]
    known = {field.name for field in fields if field.location == "path"}
    implied = _implied(endpoint, known) if endpoint else []
    found = [*implied, *documented]
    return ArrayNode(found, place, [parameter.place for parameter in found])


def _implied(endpoint: Endpoint, known: Collection[str]) -> list[ObjectNode]:
    """Parameters for the placeholders without a field: pages need not repeat what is the same on all of them."""
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
