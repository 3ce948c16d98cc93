"""Makes a fragment of what a page says about one operation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.diagnostics import Report
from generator.document import Node, ObjectNode, object_node
from generator.openapi.extensions import UNPLACED_OPERATIONS
from generator.openapi.respelling.move_queries import move_queries
from generator.pages.described_operations.endpoint import paths_of
from generator.pages.described_operations.examples.inferred_schemas import inferred_schema
from generator.pages.described_operations.examples.json_bodies import slug
from generator.pages.described_operations.examples.shown_requests import requests, shown_servers
from generator.pages.described_operations.operation import described_operation
from generator.pages.described_operations.owners import with_owners
from generator.pages.described_operations.requests.groups import with_groups
from generator.pages.described_operations.requests.stated_values import with_placeholders_for_values
from generator.pages.described_operations.responses.operation_responses import ERROR, responses_of
from generator.pages.described_operations.responses.response_fields import with_response_fields
from generator.pages.described_operations.responses.tabs import with_tabs
from generator.pages.described_operations.scopes import Scope
from generator.pages.described_operations.security import security_schemes, with_security
from generator.pages.described_operations.undescribed import expected_of
from generator.pages.dialect import ParsedPage
from generator.pages.page import Fragment


def operation_fragment(page: ParsedPage, dialect: str, scope: Scope, report: Report) -> Fragment:
    """The fragment about one operation."""
    shown = tuple(requests(scope.parts))
    scope = replace(scope, sections=with_groups(with_owners(with_response_fields(with_tabs(scope.sections)))))
    scope = with_placeholders_for_values(scope, shown, report)
    front_matter = page.markdown.front_matter
    responses = responses_of(scope, report)
    operation = with_security(described_operation(scope, shown, responses.by_status, report), front_matter)
    items: dict[str, Node] = {"openapi": "3.1.0", **_placed(page, scope, operation)}
    if shared := _components(responses.error_bodies, front_matter):
        items["components"] = shared
    inferred = (ERROR,) if responses.error_bodies else ()
    servers = tuple(shown_servers(scope.endpoint, shown))
    document = move_queries(ObjectNode(items, scope.sections[0].place))
    expected = expected_of(scope, shown, operation)
    return Fragment(page.file, dialect, "", document, inferred=inferred, shown_servers=servers, expected=expected)


def _components(errors: Sequence[ObjectNode], front_matter: ObjectNode) -> ObjectNode:
    schemes = security_schemes(front_matter)
    items: dict[str, object] = {}
    if errors:
        items["schemas"] = {ERROR: inferred_schema(errors, errors[0].place)}
    if schemes:
        items["securitySchemes"] = schemes
    return object_node(items, errors[0].place if errors else schemes.place)


def _placed(page: ParsedPage, scope: Scope, operation: ObjectNode) -> dict[str, Node]:
    """The sections of the document with the operation: under its path, or among the unplaced ones."""
    endpoint = scope.endpoint
    if endpoint is None:
        name = slug(scope.title) or slug(page.file.rsplit("/", 1)[-1].split(".")[0]) or "operation"
        unplaced = ObjectNode({name: operation}, operation.place, {name: operation.place})
        return {"paths": ObjectNode(place=operation.place), UNPLACED_OPERATIONS: unplaced}
    return dict(paths_of(endpoint, operation))
