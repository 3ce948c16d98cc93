"""What a person decides about a generated package."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from generator import naming
from generator.diagnostics import Place
from generator.document import NOWHERE

TAKEN_ARGUMENTS: Final = (
    *("environment", "base_url", "timeout", "max_retries", "headers", "http_client", "self"),
    *("AsyncTransport", "SERVICE", "Transport", "configuration", "configure"),
)
"""The arguments of every client, and the names that its constructor uses: no credential or server variable has them."""

CREDENTIAL_PARTS: Final = ("api_key", "access_token", "username", "password", "client_id", "client_secret")
"""The names of the credentials of security schemes, unless a person chooses others."""


@dataclass(frozen=True, slots=True)
class Environment:
    """A server that a caller picks by name, ``environment="production"``; the URL may hold server variables."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class CredentialName:
    """The names of a credential: as an argument of the client, and as an environment variable.

    Arguments:
        argument, variable: its names.
        part: which of ``CREDENTIAL_PARTS`` it is; empty for an API key, which has only one.
    """

    scheme: str
    argument: str
    variable: str
    part: str = ""
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class ServerVariableName:
    """The names of a server variable: as an argument of the client, and as an environment variable."""

    name: str
    argument: str
    variable: str
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Settings:
    """The names of one generated package.

    Arguments:
        package: the import package, ``respondent_client``.
        client: the client class, ``Respondent``; its asynchronous twin is ``AsyncRespondent``.
        environments: the servers by name; empty to take what the document's servers say.
        default_environment: the one that is used when the caller does not say; None makes it an explicit choice.
        credentials: names for security schemes; schemes not listed get theirs from the document.
        server_variables: names for server variables; those not listed get theirs from the document.
    """

    package: str
    client: str
    version: str = "0.1.0"
    environments: tuple[Environment, ...] = ()
    default_environment: str | None = None
    credentials: tuple[CredentialName, ...] = ()
    server_variables: tuple[ServerVariableName, ...] = ()

    @property
    def distribution(self) -> str:
        """The name to install the package by, ``respondent-client``: ASCII, without a dash at either end (PEP 508)."""
        return naming.in_ascii(self.package).replace("_", "-").strip("-")

    @property
    def prefix(self) -> str:
        """The prefix of the client's environment variables, ``RESPONDENT``; no shell lets a name begin with a digit."""
        plain = naming.in_ascii(naming.snake_case(self.client)).upper()
        return f"API_{plain}" if plain[:1].isdigit() else plain

    @property
    def taken_arguments(self) -> frozenset[str]:
        """The arguments of the client that are taken, so that nothing in the document can have their names."""
        return frozenset((*TAKEN_ARGUMENTS, *(each.argument for each in self.credentials)))

    def variable(self, argument: str) -> str:
        """The environment variable of an argument of the client."""
        return f"{self.prefix}_{naming.in_ascii(argument).upper()}"
