"""Reads security from Mintlify's front matter: ``authMethod: bearer``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.diagnostics import Report
from generator.document import ArrayNode, ObjectNode, object_node

_KEY: Final = "authMethod"
_PUBLIC: Final = "none"
SCHEMES: Final[Mapping[str, str]] = {"bearer": "bearerAuth", "basic": "basicAuth"}
"""The HTTP schemes that pages name, with their names in OpenAPI."""


def security_schemes(settings: ObjectNode, key: str = _KEY) -> ObjectNode:
    """The HTTP scheme that front matter or other settings name, by its key in OpenAPI; empty if they name none."""
    method = settings.text_at(key).lower()
    named = {SCHEMES[method]: {"type": "http", "scheme": method}} if method in SCHEMES else {}
    return object_node(named, settings.place_of(key))


def with_security(operation: ObjectNode, front_matter: ObjectNode) -> ObjectNode:
    """The operation with the security that its page names, if it names any."""
    schemes = security_schemes(front_matter)
    if not schemes and front_matter.text_at(_KEY).lower() != _PUBLIC:
        return operation
    place = front_matter.place_of(_KEY)
    needed = ArrayNode([ObjectNode({name: ArrayNode(place=place)}, place) for name in schemes], place)
    return operation.updated({"security": needed}, {"security": place})


def report_lost_scheme(settings: ObjectNode, report: Report, key: str = _KEY) -> None:
    """Reports ``security-scheme-lost``, as for an API key: its page does not name the header, only the site does."""
    method = settings.text_at(key)
    if method and method.lower() not in (_PUBLIC, *SCHEMES):
        report.warning(
            "security-scheme-lost",
            f"The page names the security scheme `{method}` but not how it is sent",
            settings.place_of(key),
            "Describe the scheme in an overlay; for a key, the site's `docs.json` names the header in `api.mdx.auth`.",
        )
