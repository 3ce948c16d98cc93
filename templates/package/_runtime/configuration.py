"""The settings of a client, which are resolved and checked when it is constructed, and never changed afterwards."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeAlias, cast

import httpx2

from ..errors import InvalidArgumentError
from ..types import TimeoutInput, Unset
from .arguments import HEADER_NAME, check_header
from .security import Authorization
from .service import Server, ServerVariable, Service

DEFAULT_TIMEOUT = httpx2.Timeout(60, connect=5)
DEFAULT_MAX_RETRIES = 2

_LAST_PORT = 65535
"""The system would take a higher one for another."""

_Security: TypeAlias = tuple[tuple[str, ...], ...]
_Headers: TypeAlias = tuple[list[tuple[bytes, bytes]], httpx2.Headers]


class Prepared:
    """Parts that many requests of a client share; each is made by the first request that needs it.

    ``authorizations`` holds what credentials that do not change add, by the ``security`` of operations. ``headers``
    holds the headers of all requests, by host and accepted media type, together with those of the HTTP client.
    """

    __slots__ = ("authorizations", "headers")

    def __init__(self) -> None:
        self.authorizations: dict[_Security, Authorization] = {}
        self.headers: dict[tuple[bytes, str], _Headers] = {}


class Configuration(NamedTuple):
    """The state of a client; ``secrets`` and ``variables`` go by the name of the argument they come from."""

    service: Service
    server: Server
    variables: Mapping[str, str]
    secrets: Mapping[str, str | Callable[[], object]]
    headers: Mapping[str, str]
    timeout: httpx2.Timeout
    max_retries: int
    prepared: Prepared

    def __repr__(self) -> str:
        return f"Configuration({self.server.url!r})"  # without secrets

    def address(self, own: Server | None = None, in_environments: Mapping[str, Server] | None = None) -> str:
        """The address of the server; raises ``InvalidArgumentError`` while a variable of it is missing.

        Args:
            own: the server of an operation, if it has one of its own; only ``base_url`` replaces that.
            in_environments: its own servers for some environments.
        """
        if own and (self.server.variables or self.server in self.service.servers.values()):
            found = in_environments.get(self._environment(), own) if in_environments else own
            return found.address(self.variables)
        return self.server.address(self.variables)

    def _environment(self) -> str:
        """The name of the documented server that calls go to; empty as long as none was chosen."""
        return next((name for name, server in self.service.servers.items() if server is self.server), "")

    def changed(
        self, *, timeout: TimeoutInput | Unset, max_retries: int | Unset, headers: Mapping[str, str] | Unset
    ) -> Configuration:
        """A copy with other options; the headers are added to those that are there."""
        return self._replace(
            timeout=self.timeout if isinstance(timeout, Unset) else _timeout(timeout),
            max_retries=self.max_retries if isinstance(max_retries, Unset) else _max_retries(max_retries),
            headers=self.headers if isinstance(headers, Unset) else {**self.headers, **_headers(headers)},
            prepared=Prepared(),
        )


def configure(
    service: Service,
    arguments: Mapping[str, object],
    *,
    timeout: TimeoutInput = DEFAULT_TIMEOUT,
    max_retries: int = DEFAULT_MAX_RETRIES,
    headers: Mapping[str, str] | None = None,
    http_client: httpx2.Client | httpx2.AsyncClient | None = None,
) -> Configuration:
    """Checks the arguments of a client; what is ``None`` is looked up in the environment.

    Args:
        service: the API.
        arguments: credentials, server variables, ``environment`` and ``base_url``, by the names of the arguments.
        timeout: for each phase of a request.
        max_retries: how often a request is sent again at most.
        headers: sent with every request.
        http_client: what requests are sent with.

    Raises:
        InvalidArgumentError: an argument cannot be used. Missing ones are only reported by the calls that need them.
    """
    secrets = [setting for scheme in service.schemes.values() for setting in scheme.settings]
    server = _server(service, arguments)
    _check_address(http_client, server)
    found = {setting.argument: setting.given(arguments) for setting in secrets}
    variables = (*(each.setting for each in server.variables), *service.variables)
    given = {setting.argument: setting.given(arguments) for setting in variables}
    return Configuration(
        service=service,
        server=server,
        variables={argument: str(value) for argument, value in given.items() if value is not None},
        secrets={argument: _secret(argument, value) for argument, value in found.items() if value is not None},
        headers={} if headers is None else _headers(headers),
        timeout=_timeout(timeout),
        max_retries=_max_retries(max_retries),
        prepared=Prepared(),
    )


def _server(service: Service, arguments: Mapping[str, object]) -> Server:
    """The server for calls: arguments override environment variables, and ``base_url`` overrides ``environment``."""
    settings = (service.base_url, service.environment)
    base_url, environment = (arguments.get(setting.argument) for setting in settings)
    if base_url is None and environment is None:
        base_url, environment = (setting.given({}) for setting in settings)
    if base_url is not None:
        return Server(_base_url(base_url))
    if environment is not None and environment not in service.servers:
        names = ", ".join(map(repr, service.servers)) or "none: pass base_url="
        raise InvalidArgumentError(f"there is no environment {environment!r}; the documented ones are {names}")
    chosen = environment or service.default_environment
    if chosen is not None:
        return service.servers[str(chosen)]
    # As long as none is chosen, a server without an address, so that only calls fail.
    needed = service.environment if service.servers else service.base_url
    return Server("", (ServerVariable(needed.argument, needed, choices=tuple(service.servers)),))


def _base_url(given: object) -> str:
    try:
        url = httpx2.URL(str(given))
    except httpx2.InvalidURL as error:
        # Without the address, which may hold a password.
        raise InvalidArgumentError(f"base_url is no address: {error}") from error
    if url.userinfo:
        raise InvalidArgumentError("base_url cannot carry a user name and a password: they would end up in logs")
    port = url.port or 0
    if url.scheme not in ("http", "https") or not url.host or url.query or url.fragment or port > _LAST_PORT:
        raise InvalidArgumentError(f"base_url={given!r} is no address: it looks like https://api.example.com/v1")
    return str(url)


def _check_address(http_client: object, server: Server) -> None:
    """Refuses an HTTP client with an address of its own, because calls would go elsewhere."""
    own = str(http_client.base_url) if isinstance(http_client, httpx2.Client | httpx2.AsyncClient) else ""
    if own and own.rstrip("/") != server.url.rstrip("/"):
        # Without the address, which may hold a password.
        raise InvalidArgumentError("http_client has a base_url, to which no call goes: pass it as base_url= instead")


def _secret(argument: str, value: object) -> str | Callable[[], object]:
    if isinstance(value, str) or callable(value):
        return value
    kind = type(value).__name__
    raise InvalidArgumentError(f"{argument} is of type {kind}: pass a string, or a callable that gives one")


# What follows takes any object: not everybody runs a type checker.


def _headers(headers: object) -> dict[str, str]:
    if not isinstance(headers, Mapping):
        raise InvalidArgumentError(f"headers is of type {type(headers).__name__}: pass a mapping of names to values")
    checked: dict[str, str] = {}
    for name, value in cast("Mapping[object, object]", headers).items():
        if not isinstance(name, str) or not re.fullmatch(HEADER_NAME, name):
            raise InvalidArgumentError(f"{name!r} is not the name of a header")
        if not isinstance(value, str):
            raise InvalidArgumentError(f"the header {name} is of type {type(value).__name__}: pass a string")
        check_header(value, f"the header {name}")
        checked[name] = value
    return checked


def _timeout(timeout: TimeoutInput) -> httpx2.Timeout:
    try:
        phases = httpx2.Timeout(timeout)
        if all(seconds is None or 0 < seconds < float("inf") for seconds in phases.as_dict().values()):
            return phases
    except (TypeError, ValueError):
        pass  # text, or a tuple that is too short
    raise InvalidArgumentError(f"timeout={timeout!r} must be more than 0 seconds, or None for no limit")


def _max_retries(max_retries: object) -> int:
    if not isinstance(max_retries, int) or max_retries < 0:
        raise InvalidArgumentError(f"max_retries={max_retries!r} must be a number, 0 or more")
    return max_retries
