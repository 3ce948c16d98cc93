"""Pages that describe operations in GitBook's blocks: ``{% swagger %}``, and ``{% api-method %}`` before that.

Each block is translated into the components of Mintlify that say the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from generator.diagnostics import Report
from generator.openapi.methods import METHODS
from generator.pages.described_operations.endpoint import Endpoint, endpoint_at
from generator.pages.described_operations.operation_fragment import operation_fragment
from generator.pages.described_operations.property_models import has_property_tables, property_models
from generator.pages.described_operations.scopes import Scope
from generator.pages.described_operations.sections import Section, sections
from generator.pages.described_operations.titles.requests import is_request_section
from generator.pages.described_operations.titles.responses import is_response_section
from generator.pages.described_operations.unread import report_unread
from generator.pages.dialect import Dialect, ParsedPage
from generator.pages.markdown.parts import Component, Part, components, prose
from generator.pages.page import Fragment, document_of_schemas

NAME: Final = "gitbook"
_OPERATIONS: Final = ("swagger", "api-method")
_TEXT: Final = "api-method-response-example-description"
_FORM: Final = "api-method-form-data-parameters"
_PARAMETERS: Final[Mapping[str, str]] = {
    "api-method-path-parameters": "path",
    "api-method-query-parameters": "query",
    "api-method-headers": "header",
    "api-method-body-parameters": "body",
    _FORM: "body",
}


def _recognises(page: ParsedPage) -> bool:
    return any(map(_describes, components(page.markdown.parts, *_OPERATIONS)))


def _describes(block: Component) -> bool:
    """Whether a block describes an operation itself; one with a source refers to an OpenAPI document."""
    return (block.attributes.get("method") or "").lower() in METHODS and "src" not in block.attributes


def _read(page: ParsedPage, report: Report) -> tuple[Fragment, ...]:
    report_unread(page.markdown, report)
    found = list(filter(_describes, components(page.markdown.parts, *_OPERATIONS)))
    beside = [part for part in page.markdown.parts if not (isinstance(part, Component) and part.name in _OPERATIONS)]
    more = _about_operation(sections(beside, page.markdown.place)) if len(found) == 1 else ()
    operations = (operation_fragment(page, NAME, _scope(block, more), report) for block in found)
    return (*operations, *_models(page, _without(beside, more), report))


def _about_operation(beside: Sequence[Section]) -> tuple[Section, ...]:
    """The sections beside the only block about what is sent or returned."""
    return tuple(section for section in beside if is_request_section(section) or is_response_section(section))


def _without(parts: Sequence[Part], others: Sequence[Section]) -> tuple[Part, ...]:
    """The parts that belong to none of some sections."""
    places = {place for section in others for place in (section.place, *(part.place for part in section.parts))}
    return tuple(part for part in parts if part.place not in places)


def _models(page: ParsedPage, beside: tuple[Part, ...], report: Report) -> Iterator[Fragment]:
    """The models in tables beside the blocks."""
    rest = replace(page.markdown, parts=beside)
    if has_property_tables(rest) and (schemas := property_models(rest, report)):
        yield Fragment(page.file, NAME, "", document_of_schemas(schemas, schemas.place))


def _scope(block: Component, more: tuple[Section, ...]) -> Scope:
    endpoint = _endpoint(block)
    parts = (*_description(block), *_fields(block), *_responses(block))
    title = _summary(block) or f"{endpoint.method.upper()} {endpoint.path}"
    return Scope(endpoint, title, (Section(title, 2, parts, block.place), *more))


def _endpoint(block: Component) -> Endpoint:
    attributes = {key: (value or "").strip() for key, value in block.attributes.items()}
    base, path = attributes.get("baseUrl") or attributes.get("host", ""), attributes.get("path", "")
    joint = "" if path in ("", "/") or base.endswith("?") or path.startswith("?") else "/"
    address = f"{base.rstrip('/')}{joint}{path.lstrip('/')}"
    return endpoint_at(attributes["method"], address, block.place)


def _summary(block: Component) -> str:
    texts = (prose(each.children) for each in block.inside("api-method-summary"))
    return " ".join((block.attributes.get("summary") or " ".join(texts)).split())


def _description(block: Component) -> Iterator[Part]:
    for each in block.inside("swagger-description", "api-method-description"):
        yield from each.children


def _fields(block: Component) -> Iterator[Component]:
    for each in block.inside("swagger-parameter"):
        location = each.attributes.get("in") or "body"
        yield _field(each, "form" if location == "formData" else location)
    for group in block.inside(*_PARAMETERS):
        if group.name == _FORM:
            sent = {"header": "Content-Type", "description": "multipart/form-data"}
            yield Component("ParamField", sent, group.place)
        yield from (_field(each, _PARAMETERS[group.name]) for each in group.inside("api-method-parameter"))


def _field(parameter: Component, location: str) -> Component:
    attributes = {location: parameter.attributes.get("name"), **parameter.attributes}
    return replace(parameter, name="ParamField", attributes=attributes)


def _responses(block: Component) -> Iterator[Component]:
    for each in block.inside("swagger-response", "api-method-response-example"):
        status, _, phrase = (each.attributes.get("status") or each.attributes.get("httpCode") or "").partition(":")
        text = (each.attributes.get("description") or "").strip()
        described = [part for inner in each.inside(_TEXT) for part in inner.children]
        shown = [part for part in each.children if part not in described]
        attributes = {"name": f"{status} {text}".strip(), "description": text or phrase.strip()}
        yield replace(each, name="ResponseField", attributes=attributes, children=[*described, *shown])


DIALECT: Final = Dialect(NAME, _recognises, _read)
