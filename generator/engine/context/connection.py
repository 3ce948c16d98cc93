"""The part of the context about servers and credentials: what a client is constructed with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Setting:
    """A value that a client is given as an argument, or else in an environment variable."""

    argument: str
    variable: str
    description: str


@dataclass(frozen=True, slots=True)
class Scheme:
    """A way to authenticate: a security scheme, or one of its ways to a token.

    ``details`` are its further arguments: name and location of an API key; or address and scope of tokens, and whether
    their endpoint wants the secret in the body.
    """

    name: str
    kind: Literal["ApiKey", "HttpBearer", "HttpBasic", "ClientCredentials"]
    settings: tuple[Setting, ...]
    details: tuple[str | bool, ...] = ()


@dataclass(frozen=True, slots=True)
class ServerVariable:
    """A placeholder in the address of a server."""

    name: str
    setting: Setting
    default: str | None
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Server:
    """A server, with the name of its environment."""

    environment: str
    url: str
    description: str
    variables: tuple[ServerVariable, ...]
