"""The dialect for Mintlify's internal shape: a fence with one operation."""

from __future__ import annotations

from typing import Final

from generator.diagnostics import Place, Report
from generator.document import ArrayNode, Node, ObjectNode
from generator.openapi.methods import METHODS
from generator.openapi.respelling.move_queries import move_queries
from generator.pages.dialect import Dialect, ParsedPage
from generator.pages.dialects.mintlify_internal.bodies import request_body, responses
from generator.pages.dialects.mintlify_internal.parameters import parameters
from generator.pages.dialects.mintlify_internal.schemas import Components
from generator.pages.dialects.mintlify_internal.security import security
from generator.pages.markdown.parts import Block, prose
from generator.pages.page import Fragment
from generator.pages.repairs import repair
from generator.pages.specification_fence import SpecificationFence

NAME: Final = "mintlify-internal"


def _recognises(page: ParsedPage) -> bool:
    return any(fence.is_internal_shape for fence in page.specifications)


def _read(page: ParsedPage, report: Report) -> tuple[Fragment, ...]:
    found = [_fragment(page, fence, report) for fence in page.specifications if fence.is_internal_shape]
    return tuple(fragment for fragment in found if fragment is not None)


def _fragment(page: ParsedPage, fence: SpecificationFence, report: Report) -> Fragment | None:
    source = fence.document.object_at("paths") if fence.document is not None else ObjectNode()
    method = source.text_at("method").lower()
    if fence.document is None or method not in METHODS:
        report.error(
            "fence-not-openapi",
            f"`{method}` is not an HTTP method",
            source.place_of("method"),
            f"Methods are {', '.join(METHODS)}.",
        )
        return None
    components = Components(fence.document.object_at("components"))
    operation = _operation(page, fence, source, components, report)
    section = "webhooks" if source.text_at("type") == "webhook" else "paths"
    item = ObjectNode({method: operation}, source.place, {method: source.place_of("method")})
    path = source.text_at("path")
    items: dict[str, Node] = {
        "openapi": "3.1.0",
        "servers": _servers(source.array_at("servers")),
        "paths": ObjectNode(place=source.place),
        section: ObjectNode({path: item}, source.place, {path: source.place_of("path")}),
        "components": components.document(),
    }
    places = {"servers": source.place_of("servers"), section: source.place}
    document = ObjectNode({key: value for key, value in items.items() if value or key == "paths"}, fence.place, places)
    return Fragment(page.file, NAME, fence.info.file, move_queries(repair(document)))


def _operation(
    page: ParsedPage, fence: SpecificationFence, source: ObjectNode, components: Components, report: Report
) -> ObjectNode:
    request = source.object_at("request")
    items: dict[str, Node] = {
        "summary": page.markdown.title,
        "description": _description(page, fence.place),
        "security": security(request.array_at("security"), components, report) if "security" in request else None,
        "parameters": parameters(request.object_at("parameters"), components),
        "requestBody": request_body(request.object_at("body"), components),
        "responses": responses(source.object_at("response"), components),
        "deprecated": source.get("deprecated") is True,
    }
    kept = {key: value for key, value in items.items() if value or (key == "security" and value is not None)}
    places = {
        "security": request.place_of("security"),
        "parameters": request.place_of("parameters"),
        "requestBody": request.place_of("body"),
        "responses": source.place_of("response"),
    }
    return ObjectNode(kept, source.place, places)


def _description(page: ParsedPage, end: Place) -> str:
    """The prose between the title and the fence."""
    parts = page.markdown.parts
    title = next((part for part in parts if isinstance(part, Block) and part.title == page.markdown.title), None)
    start = title.place.line if title else 0
    return prose([part for part in parts if start < part.place.line < end.line])


def _servers(servers: ArrayNode) -> ArrayNode:
    return servers.replaced(_server(server) if isinstance(server, ObjectNode) else server for server in servers)


def _server(server: ObjectNode) -> ObjectNode:
    """Server variables have no type in OpenAPI."""
    variables = server.object_at("variables")
    if not variables:
        return server.without("variables")
    typeless: dict[str, Node] = {
        name: value.without("type") if isinstance(value, ObjectNode) else value for name, value in variables.items()
    }
    return server.updated({"variables": variables.replaced(typeless)})


DIALECT: Final = Dialect(NAME, _recognises, _read)
