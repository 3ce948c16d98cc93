"""Pages of Docusaurus' OpenAPI plugin: the operation stands in the front matter, as JSON or compressed."""

from __future__ import annotations

import base64
import zlib
from typing import Final

from generator.diagnostics import Report
from generator.document import Node, ObjectNode, load, object_node
from generator.openapi.methods import METHODS
from generator.openapi.respelling.move_queries import move_queries
from generator.pages.dialect import Dialect, ParsedPage
from generator.pages.page import Fragment

NAME: Final = "docusaurus-openapi"
# The fields that the plugin adds to the operation.
_ADDED: Final = ("method", "path", "servers", "info", "securitySchemes", "jsonRequestBodyExample", "postman")
_LARGEST: Final = 10_000_000


def _recognises(page: ParsedPage) -> bool:
    return _operation(page) is not None


def _operation(page: ParsedPage) -> ObjectNode | None:
    """The operation of a page, with method and path; None if there is none."""
    front_matter = page.markdown.front_matter
    operation = front_matter.get("api")
    if isinstance(operation, str):
        text = _unpacked(operation)
        place = front_matter.place_of("api")
        operation = load(text, place.file, Report(), place.line) if text.startswith("{") else None
    if not isinstance(operation, ObjectNode) or operation.text_at("method").lower() not in METHODS:
        return None
    return operation if operation.text_at("path") else None


def _unpacked(text: str) -> str:
    """JSON from a text that is compressed with zlib and encoded in base64; empty for any other text."""
    try:
        reader = zlib.decompressobj()
        return reader.decompress(base64.b64decode(text, validate=True), _LARGEST).decode("utf-8")
    except (ValueError, zlib.error):
        return ""


def _read(page: ParsedPage, report: Report) -> tuple[Fragment, ...]:
    whole = _operation(page)
    if whole is None:
        return ()
    kept: dict[str, Node] = {key: value for key, value in whole.items() if key not in _ADDED}
    kept = {"summary": page.markdown.title, **kept} if page.markdown.title else kept
    operation = whole.replaced(kept)
    paths = {whole.text_at("path"): {whole.text_at("method").lower(): operation}}
    # The plugin keeps the keywords of either version; what is declared as 3.0 may have both.
    items: dict[str, object] = {"openapi": "3.0.3"}
    items |= {key: whole[key] for key in ("info", "servers") if whole.get(key)}
    items["paths"] = paths
    if whole.object_at("securitySchemes"):
        items["components"] = {"securitySchemes": whole.object_at("securitySchemes")}
    return (Fragment(page.file, NAME, "", move_queries(object_node(items, whole.place))),)


DIALECT: Final = Dialect(NAME, _recognises, _read)
