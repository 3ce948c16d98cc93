"""Drafts of actions for what documentation leaves out, by the kinds of findings that they settle."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from generator.diagnostics import Report
from generator.document import ObjectNode, object_nodes
from generator.naming import pascal_case
from generator.normalize.names.name_operations import name_operations
from generator.openapi import pointer
from generator.openapi.components import component_schemas, reference_to
from generator.openapi.extensions import DOCUMENTED_TYPE, GROUP, METHOD, UNPLACED_OPERATIONS
from generator.openapi.parameters import parameters_of
from generator.overlay import Action, Overlay, apply_overlay, expressions
from generator.scaffold.actions import (
    Draft,
    copying,
    operation_target,
    path_target,
    removing,
    replacing_servers,
    updating,
)
from generator.scaffold.credentials import declare_schemes, lift_credentials, require_security
from generator.validate import validate
from generator.validate.operations import operations
from generator.validate.parameters import undeclared_path_parameters

_SERVER: Final = {"url": "https://api.example.com", "description": "Production"}
_NOT_FOR_PRODUCTION: Final = re.compile(
    r"\b(?:staging|stage|sandbox|test(?:ing)?|dev(?:elopment)?|demo|localhost)\b", re.I
)


def drafts(name: str, document: ObjectNode, shown: Mapping[str, Draft]) -> Iterator[Action]:
    """Draft actions for everything that a document lacks, with placeholders for what only a person knows.

    Arguments:
        document: the document of its documentation.
        shown: for some kinds of findings, drafts made of what examples show.
    """
    if document.object_at("info").text_at("title") in ("", "API"):
        yield updating("$", "The documentation has no title.", {"info": {"title": f"{pascal_case(name)} API"}})
    found = _codes(document)
    candidates = ((code, each) for code, draft in FOR_FINDINGS for each in (shown.get(code), draft) if each)
    for code, draft in candidates:
        if code in found:
            actions = tuple(draft(document))
            yield from actions
            # The next drafts are only for findings that are still there.
            document = apply_overlay(document, Overlay("1.1", "", None, actions, ""), Report())
            found = _codes(document)
    yield from _name_production(document)
    yield from _name_calls(document)


def _codes(document: ObjectNode) -> set[str]:
    report = Report()
    validate(document, report)
    return {finding.code for finding in report.diagnostics}


def _name_servers(document: ObjectNode) -> Iterator[Action]:
    """A server with an address to fill in, in place of any without a host."""
    yield from replacing_servers(document, "The documentation names no server.", [_SERVER])


def _name_production(document: ObjectNode) -> Iterator[Action]:
    """A server for production, if all documented servers are for trying things out."""
    servers = list(document.array_at("servers").objects())
    purposes = [_NOT_FOR_PRODUCTION.search(f"{each.text_at('description')} {each.text_at('url')}") for each in servers]
    if not servers or not all(purposes):
        return
    for server, purpose in zip(servers, purposes, strict=True):
        if purpose and not server.text_at("description"):
            target = expressions.items_where("$.servers", {"url": server.text_at("url")})
            reason = "Servers are told apart by their descriptions."
            yield updating(target, reason, {"description": purpose[0].capitalize()})
    yield updating("$", "The documentation names no server for production.", {"servers": [_SERVER]})


def _place_operations(document: ObjectNode) -> Iterator[Action]:
    """A method and a path for each operation whose page names none."""
    unplaced = document.object_at(UNPLACED_OPERATIONS)
    for name in unplaced:
        operation = unplaced.object_at(name)
        steps = [each.text_at("name") for each in parameters_of(document, operation) if each.get("in") == "path"]
        path = "/".join(["", "PATH-OF", name, *(f"{{{step}}}" for step in steps)])
        method = "post" if "requestBody" in operation else "get"
        source = expressions.child(expressions.child("$", UNPLACED_OPERATIONS), name)
        yield updating(
            "$", "Method and path, which the page does not name.", {"paths": {path: {method: {"operationId": name}}}}
        )
        yield copying(f"{path_target(path)}.{method}", "All that the page does say.", source)
        yield removing(source, "It has its place now.")


def _declare_path_parameters(document: ObjectNode) -> Iterator[Action]:
    """The parameters for placeholders in paths that have none."""
    for operation in operations(document):
        missing = undeclared_path_parameters(document, operation)
        parameters = [{"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in missing]
        if parameters:
            reason = "The path needs it, and the documentation does not describe it."
            yield updating(operation_target(operation), reason, {"parameters": parameters})


def _describe_models(document: ObjectNode) -> Iterator[Action]:
    """A component for each model that pages mention and no page describes."""
    nodes = [node for node in object_nodes(document) if "$ref" not in node]
    for name in dict.fromkeys(mentioned for node in nodes if (mentioned := node.text_at(DOCUMENTED_TYPE))):
        mention = expressions.items_where("$..", {DOCUMENTED_TYPE: name})
        example = {"type": "object", "properties": {"id": {"type": "string"}}}
        reason = f"The documentation mentions the model `{name}`, and does not describe it."
        yield updating("$", reason, {"components": {"schemas": {name: example}}})
        yield updating(mention, "What is mentioned is that model.", {"$ref": reference_to(name)})
        yield removing(expressions.child(mention, DOCUMENTED_TYPE), "It is described now.")


def _fill_references(document: ObjectNode) -> Iterator[Action]:
    """A component for each reference to a schema that is not there."""
    references = {node.text_at("$ref") for node in object_nodes(document)}
    for reference in sorted(references):
        match pointer.parse(reference):
            case ("components", "schemas", name) if name not in component_schemas(document):
                reason = f"The documentation refers to the schema `{name}`, and does not describe it."
                yield updating("$", reason, {"components": {"schemas": {name: {"type": "object"}}}})
            case _:
                pass


def _name_calls(document: ObjectNode) -> Iterator[Action]:
    """The present names in Python of operations without an operationId."""
    named = name_operations(document, Report())
    for operation in operations(named):
        if not operation.node.text_at("operationId"):
            group, method = operation.node.text_at(GROUP), operation.node.text_at(METHOD)
            reason = f"It has no operationId: this is what `client.{group}.{method}()` is called after."
            yield updating(operation_target(operation), reason, {GROUP: group, METHOD: method})


FOR_FINDINGS: Final[tuple[tuple[str, Draft], ...]] = (
    ("operation-unplaced", _place_operations),
    ("server-missing", _name_servers),
    ("credential-parameter", lift_credentials),
    ("security-missing", require_security),
    ("security-scheme-missing", declare_schemes),
    ("path-parameter-undeclared", _declare_path_parameters),
    ("model-unknown", _describe_models),
    ("ref-dangling", _fill_references),
)
