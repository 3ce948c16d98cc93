"""Reads security: the credentials of a client, and which of them each operation needs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Final

from generator import naming
from generator.diagnostics import Report
from generator.document import ObjectNode
from generator.engine.context.connection import Scheme, Server, Setting
from generator.openapi.components import security_schemes
from generator.openapi.credentials import credentials_of, security_holder, token_url
from generator.openapi.extensions import TOKEN_AUTHENTICATION
from generator.openapi.normal_form import operations
from generator.openapi.parameters import identity
from generator.settings import Settings

_TOKEN_AUTHENTICATIONS: Final = ("client_secret_basic", "client_secret_post")
_MEANINGS: Final[Mapping[str, str]] = {
    "api_key": "The API key",
    "access_token": "The access token",
    "username": "The user name",
    "password": "The password",
    "client_id": "The client id",
    "client_secret": "The client secret",
}


def read_schemes(
    document: ObjectNode, servers: Iterable[Server], settings: Settings, report: Report
) -> tuple[Scheme, ...]:
    """The schemes by which clients authenticate, with the arguments and environment variables of their credentials."""
    in_addresses = (variable.setting.argument for server in servers for variable in server.variables)
    taken = {*settings.taken_arguments, *in_addresses}
    schemes: list[Scheme] = []
    for name, node in security_schemes(document).object_items():
        if not credentials_of(node):
            _report_unsupported(name, node, report)
        elif node.get(TOKEN_AUTHENTICATION, "client_secret_basic") not in _TOKEN_AUTHENTICATIONS:
            _report_unknown_authentication(node, report)
        found = tuple(_setting(name, node, part, settings, set(taken)) for part in credentials_of(node))
        taken |= {setting.argument for setting in found}
        schemes.extend(_schemes(name, node, found, document))
    return tuple(schemes)


def operation_security(document: ObjectNode, operation: ObjectNode) -> tuple[tuple[str, ...], ...]:
    """The alternatives of an operation, by the names of ``read_schemes``; a given token precedes a fetched one.

    Credentials that a client cannot send are left to the caller, as headers or as certificates of the HTTP client.
    """
    declared = security_schemes(document)
    found: list[tuple[str, ...]] = []
    for requirement in _requirements(document, operation):
        usable = [name for name in requirement if credentials_of(declared.object_at(name))]
        found.extend(product(*(_ways(name, declared.object_at(name), requirement) for name in usable)))
    return tuple(dict.fromkeys(found))


def api_keys(document: ObjectNode, operation: ObjectNode) -> frozenset[tuple[str, str]]:
    """Location and name of the API keys of an operation, as a parameter for them would have them."""
    declared = security_schemes(document)
    schemes = (declared.object_at(name) for each in _requirements(document, operation) for name in each)
    return frozenset(identity(each) for each in schemes if each.get("type") == "apiKey")


def _requirements(document: ObjectNode, operation: ObjectNode) -> list[ObjectNode]:
    return list(security_holder(document, operation).array_at("security").objects())


def _ways(name: str, node: ObjectNode, requirement: ObjectNode) -> tuple[str, ...]:
    return (name, _fetched(name, _scope(requirement, name))) if token_url(node) else (name,)


def _fetched(name: str, scope: str) -> str:
    """The name of the scheme for tokens that the client fetches; each scope has its own token."""
    return f"{name} (client credentials{f': {scope}' if scope else ''})"


def _scope(requirement: ObjectNode, name: str) -> str:
    """The scopes of a requirement in the syntax of RFC 6749 (section 3.3), sorted because their order means nothing."""
    return " ".join(sorted(scope for scope in requirement.array_at(name) if isinstance(scope, str)))


def _schemes(name: str, node: ObjectNode, settings: tuple[Setting, ...], document: ObjectNode) -> Iterator[Scheme]:
    match credentials_of(node):
        case ("api_key",):
            yield Scheme(name, "ApiKey", settings, (node.text_at("name"), node.text_at("in")))
        case ("username", _):
            yield Scheme(name, "HttpBasic", settings)
        case ("access_token", *client):
            yield Scheme(name, "HttpBearer", settings[:1])
            for scope in _scopes(document, name) if client else ():
                yield Scheme(_fetched(name, scope), "ClientCredentials", settings[1:], _details(node, scope))
        case _:
            return


def _details(node: ObjectNode, scope: str) -> tuple[str | bool, ...]:
    """The token URL and further arguments of the scheme, as far as they are not the defaults."""
    if node.get(TOKEN_AUTHENTICATION) == "client_secret_post":
        return (token_url(node), scope, True)
    return (token_url(node), scope) if scope else (token_url(node),)


def _scopes(document: ObjectNode, name: str) -> Iterable[str]:
    """Each combination of scopes that operations ask of a scheme, once."""
    found = (each for _, _, node in operations(document) for each in _requirements(document, node) if name in each)
    return dict.fromkeys(_scope(each, name) for each in found)


def _setting(name: str, node: ObjectNode, part: str, settings: Settings, taken: set[str]) -> Setting:
    # A name in the manifest without a part is for the first credential of a scheme.
    parts = (part, "") if part == credentials_of(node)[0] else (part,)
    chosen = next((each for each in settings.credentials if each.scheme == name and each.part in parts), None)
    description = node.text_at("description") or f"{_MEANINGS[part]} of the security scheme `{name}`."
    if chosen:
        return Setting(chosen.argument, chosen.variable, description)
    wanted = naming.identifier(_short(node.text_at("name") or name), "credential") if part == "api_key" else part
    if wanted in taken:
        wanted = naming.identifier(f"{name} {wanted}", wanted)
    argument = naming.unique(wanted, taken)
    return Setting(argument, settings.variable(argument), description)


def _short(name: str) -> str:
    return "api_key" if name.lower() == "authorization" else re.sub(r"\A[xX]-", "", name)


def _report_unknown_authentication(node: ObjectNode, report: Report) -> None:
    report.warning(
        "security-scheme-unsupported",
        f"Clients do not know how to get tokens by `{node[TOKEN_AUTHENTICATION]}`: they use client_secret_basic",
        node.place_of(TOKEN_AUTHENTICATION),
        f"Write one of {', '.join(_TOKEN_AUTHENTICATIONS)}.",
    )


def _report_unsupported(name: str, node: ObjectNode, report: Report) -> None:
    report.warning(
        "security-scheme-unsupported",
        f"The security scheme `{name}` cannot be used: clients send API keys, bearer tokens and basic credentials",
        node.place,
        "Describe with an overlay how the credential is sent; or callers pass it in `headers=`, or an `http_client=` of"
        " their own that has the certificate, or `auth=httpx2.DigestAuth(…)`.",
    )
