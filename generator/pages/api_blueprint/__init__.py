"""Pages in API Blueprint (https://apiblueprint.org/documentation/specification.html): ``## Boxes [/boxes]``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from generator.diagnostics import Place, Report
from generator.document import Node, ObjectNode, object_node
from generator.openapi.move_queries import move_queries
from generator.pages.api_blueprint.addresses import split_template
from generator.pages.api_blueprint.items import Item, Part, parts
from generator.pages.api_blueprint.parameters import described_parameters, parameters
from generator.pages.api_blueprint.payloads import Payload, read_payload, request_content, response
from generator.pages.api_blueprint.structures import read_member, schema_of, structure_of, type_name
from generator.pages.described_operations.endpoint import METHOD, WITHOUT_BODY, Endpoint, endpoint_at
from generator.pages.described_operations.security import SCHEMES
from generator.pages.dialect import Dialect, ParsedPage
from generator.pages.page import Fragment

NAME: Final = "api-blueprint"

_ADDRESS: Final = r"(?:https?://|/)[^\s\]]*"
_HEADING: Final = re.compile(
    rf"(?P<name>.*?)\s*\[(?:(?P<method>{METHOD})(?:\s+(?P<own>{_ADDRESS}))?|(?P<address>{_ADDRESS}))\s*\]"
    rf"|(?P<bare_method>{METHOD})(?:\s+(?P<bare_own>{_ADDRESS}))?|(?P<bare>{_ADDRESS})"
)
_GROUP: Final = re.compile(r"Group\s+(?P<name>.+)")
_STRUCTURES: Final = "data structures"
_FORMAT: Final = re.compile(r"\s*FORMAT:\s*1A\b", re.IGNORECASE)
_HOST: Final = re.compile(r"^HOST:\s*(?P<server>\S+)", re.IGNORECASE | re.MULTILINE)
_ANSWERED: Final = re.compile(r"^ {0,3}[-+*]\s+Response\s+[1-5]\d\d\s*(?:\([^()\n]*/[^()\n]*\))?\s*$", re.MULTILINE)
_DESCRIBING: Final = re.compile(rf"^#+.*(?:\[[^\]]*\]|data structures|\b{METHOD}(?:\s+/\S*)?)\s*$", re.MULTILINE | re.I)
_OPERATION: Final = re.compile(rf"^#+.*\[{METHOD}(?:\s+/[^\]]*)?\]\s*$", re.MULTILINE)


@dataclass(slots=True)
class _Resource:
    """What the operations below a heading have in common."""

    address: str
    level: int
    parameters: list[Item] = field(default_factory=list[Item])


def _recognises(page: ParsedPage) -> bool:
    if _FORMAT.match(page.text):
        return _DESCRIBING.search(page.text) is not None
    return bool(_OPERATION.search(page.text) and _ANSWERED.search(page.text))


def _read(page: ParsedPage, report: Report) -> tuple[Fragment, ...]:
    found = _with_prose(parts(page.file, page.text))
    host = _HOST.search(found[0].prose)
    reader = _Reader(host["server"].rstrip("/") if host else "", _models(found), report)
    documents = [*reader.operations(found), *_structures(found, page.markdown.place)]
    return tuple(Fragment(page.file, NAME, "", document) for document in documents)


def _with_prose(found: Sequence[Part]) -> list[Part]:
    """The parts of a page; a heading below that of an operation or a resource, which is none itself, is prose of it."""
    kept: list[Part] = []
    for part in found:
        above = kept[-1] if kept and _HEADING.fullmatch(kept[-1].title) else None
        if above and part.level > above.level and not _HEADING.fullmatch(part.title):
            kept[-1] = above.followed_by(part)
        else:
            kept.append(part)
    return kept


def _models(found: Sequence[Part]) -> dict[str, Item]:
    """The payloads that resources have, by the names of these."""
    return {
        heading["name"].strip(): model
        for part in found
        if (heading := _HEADING.fullmatch(part.title)) and heading["name"] and (model := part.root.child("Model"))
    }


def _structures(found: Sequence[Part], place: Place) -> Iterator[ObjectNode]:
    """What ``Data Structures`` and the attributes of resources say, as components."""
    schemas: dict[str, Node] = {}
    inside = 0
    for part in found:
        inside = inside if inside and part.level > inside else 0
        heading = _HEADING.fullmatch(part.title)
        if part.title.lower() == _STRUCTURES:
            inside = part.level
        elif inside:
            member = read_member(part.title)
            schemas[type_name(member.name)] = schema_of(member, part.members, "object")
        elif heading and heading["address"] and heading["name"] and (attributes := part.root.child("Attribute")):
            schemas[type_name(heading["name"])] = structure_of(attributes)
    if schemas:
        items = {"openapi": "3.1.0", "paths": {}, "components": {"schemas": schemas}}
        yield object_node(items, place)


class _Reader:
    """Reads the operations of one page."""

    def __init__(self, server: str, models: Mapping[str, Item], report: Report) -> None:
        self._server = server
        self._models = models
        self._report = report

    def operations(self, found: Sequence[Part]) -> Iterator[ObjectNode]:
        group, group_level, resource = "", 0, _Resource("", 0)
        for part in found:
            if named := _GROUP.fullmatch(part.title):
                group, group_level = named["name"], part.level
            elif part.level <= group_level:
                group, group_level = "", 0
            if part.level <= resource.level:
                resource = _Resource("", 0)
            heading = _HEADING.fullmatch(part.title) if part.level else None
            if heading is None:
                continue
            own = heading["own"] or heading["bare_own"]
            method = heading["method"] or heading["bare_method"]
            if address := heading["address"] or heading["bare"]:
                resource = _Resource(address, part.level, list(part.root.named("Parameter")))
            elif method and (own or resource.address):
                yield self._operation(part, method, own or resource.address, resource, group)

    def _operation(self, part: Part, method: str, address: str, resource: _Resource, group: str) -> ObjectNode:
        path, queries = split_template(address)
        endpoint = endpoint_at(method, path if "://" in path else self._server + path, part.place)
        requests = [read_payload(each, self._models) for each in part.root.named("Request")]
        described = described_parameters([*resource.parameters, *part.root.named("Parameter")])
        found = parameters(endpoint, queries, described, requests, self._report)
        heading = _HEADING.fullmatch(part.title)
        items: dict[str, object] = {
            "tags": [group] if group else [],
            "summary": (heading["name"] or "").strip() if heading else "",
            "description": part.prose,
            "parameters": found,
            "requestBody": self._body(endpoint, part, requests, described),
            "responses": self._responses(part),
            "security": [{name: []} for name in _schemes(requests)],
        }
        operation = object_node({key: value for key, value in items.items() if value}, part.place)
        return _document(endpoint, operation, _schemes(requests))

    def _body(
        self, endpoint: Endpoint, part: Part, requests: Sequence[Payload], described: Mapping[str, Item]
    ) -> ObjectNode | None:
        if endpoint.method in WITHOUT_BODY:
            return None
        content: dict[str, Node] = {}
        for payload in requests:
            if payload.media_type not in ("", *content) and (payload.body or payload.schema is not None):
                content |= request_content(payload, described, self._report)
        attributes = part.root.child("Attribute")
        if not content and attributes:
            content["application/json"] = object_node({"schema": structure_of(attributes)}, attributes.place)
        return object_node({"content": content}, part.place) if content else None

    def _responses(self, part: Part) -> dict[str, ObjectNode]:
        by_status: dict[str, list[Payload]] = {}
        for each in part.root.named("Response"):
            payload = read_payload(each, self._models)
            by_status.setdefault(payload.status, []).append(payload)
        return {status: response(same) for status, same in by_status.items()}


def _schemes(requests: Sequence[Payload]) -> dict[str, object]:
    """The security schemes that the headers of requests show, by their names."""
    found: dict[str, object] = {}
    for name, value in (header for payload in requests for header in payload.headers):
        scheme = value.partition(" ")[0].lower()
        if name.lower() == "authorization" and scheme in SCHEMES:
            found[SCHEMES[scheme]] = {"type": "http", "scheme": scheme}
        elif name.lower() == "authorization":
            found["apiKey"] = {"type": "apiKey", "in": "header", "name": name}
    return found


def _document(endpoint: Endpoint, operation: ObjectNode, schemes: Mapping[str, object]) -> ObjectNode:
    items: dict[str, object] = {"openapi": "3.1.0"}
    if endpoint.servers:
        items["servers"] = [{"url": server} for server in endpoint.servers]
    items["paths"] = {endpoint.path: {endpoint.method: operation}}
    if schemes:
        items["components"] = {"securitySchemes": schemes}
    return move_queries(object_node(items, endpoint.place))


DIALECT: Final = Dialect(NAME, _recognises, _read)
