"""The credentials of operations, and those that the security schemes of OpenAPI ask of a client."""

from __future__ import annotations

from generator.document import ObjectNode


def credentials_of(scheme: ObjectNode) -> tuple[str, ...]:
    """The credentials of a security scheme by their usual names; empty when clients cannot send them."""
    match scheme.get("type"):
        case "apiKey" if scheme.get("in") in ("header", "query", "cookie"):
            return ("api_key",)
        case "oauth2" if token_url(scheme):
            return ("access_token", "client_id", "client_secret")
        case "oauth2" | "openIdConnect":
            return ("access_token",)
        case "http" if scheme.text_at("scheme").lower() == "bearer":
            return ("access_token",)
        case "http" if scheme.text_at("scheme").lower() == "basic":
            return ("username", "password")
        case _:
            return ()


def security_holder(document: ObjectNode, operation: ObjectNode) -> ObjectNode:
    """The object whose ``security`` applies to an operation: itself, or else the document (OpenAPI 3.1, 4.8.10.1)."""
    return operation if "security" in operation else document


def token_url(scheme: ObjectNode) -> str:
    """Where a client gets tokens for its own credentials; empty when the scheme has no such flow."""
    return scheme.object_at("flows").object_at("clientCredentials").text_at("tokenUrl")
