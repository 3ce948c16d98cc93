"""Actions of API Blueprint as operations of OpenAPI, each in a document of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final
from urllib.parse import unquote

from generator.diagnostics import Report
from generator.document import Node, ObjectNode, object_node
from generator.openapi.respelling.move_queries import move_queries
from generator.pages.described_operations.endpoint import WITHOUT_BODY, Endpoint, endpoint_at, paths_of
from generator.pages.described_operations.examples.request import JSON
from generator.pages.described_operations.security import SCHEMES
from generator.pages.dialects.api_blueprint.actions import Action
from generator.pages.dialects.api_blueprint.items import Item
from generator.pages.dialects.api_blueprint.parameters import described_parameters, parameters
from generator.pages.dialects.api_blueprint.payloads import (
    Payload,
    read_payload,
    report_unread_schemas,
    request_content,
    response,
)
from generator.pages.dialects.api_blueprint.structures import structure_of

_QUERY: Final = re.compile(r"\{[?&](?P<names>[^{}]*)\}")
_REST: Final = re.compile(r"\{#[^{}]*\}")
_STEP: Final = re.compile(r"\{/(?P<name>[^{},]*)\}")
_PLACEHOLDER: Final = re.compile(r"\{\+?(?P<name>[^{}]*?)\*?\}")
# limit={limit}, and what is meant by {limit} alone
_PAIR: Final = re.compile(r"(?:(?P<key>[^={}]+)=)?\{(?P<names>[^{}]*)\}")


def operation_document(action: Action, server: str, models: Mapping[str, Item], report: Report) -> ObjectNode:
    """The document that has one operation.

    Arguments:
        server: the server of the page; empty if it names none.
        models: the payloads of resources, by the names of the resources.
    """
    part, root = action.part, action.part.root
    path, queries = _split_template(action.address)
    endpoint = endpoint_at(action.method, path if "://" in path else server + path, part.place)
    requests = [read_payload(each, models) for each in root.named("Request")]
    described = described_parameters([*action.shared_parameters, *root.named("Parameter")])
    in_body = {name: each for name, each in described.items() if name not in (*endpoint.path_parameters, *queries)}
    schemes = _schemes(requests)
    report_unread_schemas((*root.named("Request"), *root.named("Response")), report)
    items: dict[str, object] = {
        "tags": [action.group] if action.group else [],
        "summary": action.name,
        "description": part.prose,
        "parameters": parameters(endpoint, queries, described, requests, report),
        "requestBody": None if endpoint.method in WITHOUT_BODY else _body(root, requests, in_body, report),
        "responses": _responses(root, models),
        "security": [{name: []} for name in schemes],
    }
    operation = object_node({key: value for key, value in items.items() if value}, part.place)
    return _document(endpoint, operation, schemes)


def _body(root: Item, requests: Sequence[Payload], described: Mapping[str, Item], report: Report) -> ObjectNode | None:
    content: dict[str, Node] = {}
    for payload in requests:
        if payload.media_type not in ("", *content) and (payload.body or payload.schema is not None):
            content |= request_content(payload, described, report)
    attributes = root.child("Attribute")
    if not content and attributes:
        content[JSON] = object_node({"schema": structure_of(attributes)}, attributes.place)
    return object_node({"content": content}, root.place) if content else None


def _responses(root: Item, models: Mapping[str, Item]) -> dict[str, ObjectNode]:
    by_status: dict[str, list[Payload]] = {}
    for each in root.named("Response"):
        payload = read_payload(each, models)
        by_status.setdefault(payload.status, []).append(payload)
    return {status: response(same) for status, same in by_status.items()}


def _schemes(requests: Sequence[Payload]) -> dict[str, object]:
    """The security schemes that the headers of example requests show, by their keys."""
    found: dict[str, object] = {}
    for name, value in (header for payload in requests for header in payload.headers):
        scheme = value.partition(" ")[0].lower()
        if name.lower() == "authorization" and scheme in SCHEMES:
            found[SCHEMES[scheme]] = {"type": "http", "scheme": scheme}
        elif name.lower() == "authorization":
            found["apiKey"] = {"type": "apiKey", "in": "header", "name": name}
    return found


def _document(endpoint: Endpoint, operation: ObjectNode, schemes: Mapping[str, object]) -> ObjectNode:
    items: dict[str, object] = {"openapi": "3.1.0", **paths_of(endpoint, operation)}
    if schemes:
        items["components"] = {"securitySchemes": schemes}
    return move_queries(object_node(items, endpoint.place))


def _split_template(template: str) -> tuple[str, dict[str, str]]:
    """The path of a template with the constant part of its query, and the other query names with their placeholders."""
    queries = {_bare(name): _bare(name) for group in _QUERY.findall(template) for name in group.split(",")}
    path, _, query = _REST.sub("", _QUERY.sub("", template)).partition("?")
    fixed: list[str] = []
    for pair in filter(None, query.split("&")):
        found = _PAIR.fullmatch(pair)
        names = [_bare(name) for name in found["names"].split(",")] if found else []
        queries |= {name: (found["key"] if found and found["key"] else name) for name in names}
        fixed += [] if found else [pair]
    path = _PLACEHOLDER.sub(lambda placeholder: f"{{{_bare(placeholder['name'])}}}", _STEP.sub(r"/{\g<name>}", path))
    path = path.rstrip("/") or "/" if query or queries else path
    return f"{path}?{'&'.join(fixed)}" if fixed else path, {name: key for name, key in queries.items() if name}


def _bare(name: str) -> str:
    return unquote(name.strip().rstrip("*").lstrip("+?&"))
