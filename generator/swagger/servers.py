"""Servers: a host, a base path, and the schemes by which they are reached."""

from __future__ import annotations

from typing import Final

from generator.diagnostics import Report
from generator.document import ArrayNode, ObjectNode, object_node
from generator.swagger.nodes import text_at, texts_at

# The schemes that clients know, the better one first.
_SCHEMES: Final = ("https", "http")


def convert_servers(document: ObjectNode, report: Report) -> ArrayNode | None:
    """The servers of a document; None when it names neither a host nor a base path.

    Arguments:
        report: receives ``swagger-inexpressible`` for schemes that are not HTTP.
    """
    if "host" not in document and "basePath" not in document:
        return None
    _check_schemes(document, report)
    return _servers(document, document.array_at("schemes"), report)


def operation_servers(operation: ObjectNode, document: ObjectNode, report: Report) -> ArrayNode | None:
    """The servers of an operation; None when its schemes are those of the document.

    Arguments:
        document: the document, with the host and the base path.
        report: receives ``swagger-inexpressible`` for schemes that are not HTTP.
    """
    schemes = operation.array_at("schemes")
    if not schemes or set(texts_at(operation, "schemes", report)) == set(texts_at(document, "schemes", report)):
        return None
    _check_schemes(operation, report)
    return _servers(document, schemes, report)


def _check_schemes(parent: ObjectNode, report: Report) -> None:
    for scheme in texts_at(parent, "schemes", report):
        if scheme not in _SCHEMES:
            report.warning(
                "swagger-inexpressible",
                f"Clients do not speak `{scheme}`",
                parent.place_of("schemes"),
                "Remove the scheme with an overlay if calls over HTTP are all that is wanted.",
            )


def _servers(document: ObjectNode, schemes: ArrayNode, report: Report) -> ArrayNode:
    place = document.place_of("host" if "host" in document else "basePath")
    host, path = text_at(document, "host", report), text_at(document, "basePath", report).rstrip("/")
    # Without a scheme, the address has the one by which the document was fetched.
    prefixes = [f"{scheme}://" for scheme in _SCHEMES if scheme in schemes] or ["//"]
    urls = [f"{prefix}{host}{path}" for prefix in prefixes] if host else [path or "/"]
    return ArrayNode((object_node({"url": url}, place) for url in urls), place)
