"""Security schemes: basic credentials, API keys, and the flows of OAuth 2."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.document import ObjectNode, object_node

_FLOWS: Final[Mapping[str, str]] = {
    "implicit": "implicit",
    "password": "password",
    "application": "clientCredentials",
    "accessCode": "authorizationCode",
}
_OF_THE_FLOW: Final = ("authorizationUrl", "tokenUrl", "scopes")


def convert_security_scheme(scheme: ObjectNode) -> ObjectNode:
    """A security scheme; one of an unknown kind stays as it is, and is reported by validation."""
    if scheme.get("type") == "basic":
        return scheme.updated({"type": "http", "scheme": "basic"}, {"scheme": scheme.place_of("type")})
    flow = _FLOWS.get(scheme.text_at("flow"))
    if scheme.get("type") != "oauth2" or flow is None:
        return scheme
    of_the_flow = {key: scheme[key] for key in _OF_THE_FLOW if key in scheme}
    described = scheme.replaced({"scopes": object_node({}), **of_the_flow})
    flows = ObjectNode({flow: described}, scheme.place_of("flow"), {flow: scheme.place_of("flow")})
    rest = scheme.without("flow", *_OF_THE_FLOW)
    return scheme.replaced({**rest, "flows": flows}, {"flows": scheme.place_of("flow")})
