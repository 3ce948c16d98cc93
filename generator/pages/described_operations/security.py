"""What Mintlify's front matter says of credentials: ``authMethod: bearer``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.diagnostics import Report
from generator.document import ArrayNode, ObjectNode, object_node

_KEY: Final = "authMethod"
_PUBLIC: Final = "none"
_SCHEMES: Final[Mapping[str, str]] = {"bearer": "bearerAuth", "basic": "basicAuth"}


def security_schemes(front_matter: ObjectNode) -> ObjectNode:
    """The security schemes that a page names, by their names in OpenAPI; empty when it names none."""
    method = front_matter.text_at(_KEY).lower()
    if method not in _SCHEMES:
        return ObjectNode()
    scheme = {"type": "http", "scheme": method}
    return object_node({_SCHEMES[method]: scheme}, front_matter.place_of(_KEY))


def with_security(operation: ObjectNode, front_matter: ObjectNode) -> ObjectNode:
    """An operation that needs what its page says, where that says anything."""
    schemes = security_schemes(front_matter)
    if not schemes and front_matter.text_at(_KEY).lower() != _PUBLIC:
        return operation
    place = front_matter.place_of(_KEY)
    needed = ArrayNode([ObjectNode({name: ArrayNode(place=place)}, place) for name in schemes], place)
    return operation.replaced({**operation, "security": needed}, {"security": place})


def report_lost_scheme(front_matter: ObjectNode, report: Report) -> None:
    """``security-scheme-lost``: Mintlify keeps the name of the header that has a key apart from the pages."""
    method = front_matter.text_at(_KEY)
    if method and method.lower() not in (_PUBLIC, *_SCHEMES):
        report.warning(
            "security-scheme-lost",
            f"The page names the security scheme `{method}` but not how it is sent",
            front_matter.place_of(_KEY),
            "Describe the scheme in an overlay; for a key, the site's `docs.json` names the header in `api.mdx.auth`.",
        )
