"""Reads security from Mintlify's front matter: ``authMethod: bearer``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.diagnostics import Report
from generator.document import ArrayNode, ObjectNode, object_node

_KEY: Final = "authMethod"
_PUBLIC: Final = "none"
_API_KEY: Final = "key"
SCHEMES: Final[Mapping[str, str]] = {"bearer": "bearerAuth", "basic": "basicAuth"}
"""The HTTP schemes that pages name, with their names in OpenAPI."""


def security_schemes(front_matter: ObjectNode) -> ObjectNode:
    """The security schemes that a page names, by their keys in OpenAPI."""
    return scheme_of(front_matter, _KEY, Report())


def scheme_of(settings: ObjectNode, key: str, report: Report) -> ObjectNode:
    """The security scheme that a setting names, by its key in OpenAPI; empty if it names none."""
    method, place = settings.text_at(key).lower(), settings.place_of(key)
    if method in SCHEMES:
        return object_node({SCHEMES[method]: {"type": "http", "scheme": method}}, place)
    if method == _API_KEY and (header := settings.text_at("name")):
        return object_node({"apiKey": {"type": "apiKey", "in": "header", "name": header}}, place)
    _report_lost(settings, key, report)
    return ObjectNode()


def with_security(operation: ObjectNode, front_matter: ObjectNode) -> ObjectNode:
    """The operation with the security that its page names, if it names any."""
    schemes = security_schemes(front_matter)
    if not schemes and front_matter.text_at(_KEY).lower() != _PUBLIC:
        return operation
    place = front_matter.place_of(_KEY)
    needed = ArrayNode([ObjectNode({name: ArrayNode(place=place)}, place) for name in schemes], place)
    return operation.updated({"security": needed}, {"security": place})


def report_lost_scheme(front_matter: ObjectNode, report: Report) -> None:
    """Reports ``security-scheme-lost`` for an API key: Mintlify keeps the name of its header outside of the pages."""
    _report_lost(front_matter, _KEY, report)


def _report_lost(settings: ObjectNode, key: str, report: Report) -> None:
    method = settings.text_at(key)
    if method and method.lower() not in (_PUBLIC, *SCHEMES):
        report.warning(
            "security-scheme-lost",
            f"The page names the security scheme `{method}` but not how it is sent",
            settings.place_of(key),
            "Describe the scheme in an overlay; for a key, the site's `docs.json` names the header in `api.mdx.auth`.",
        )
