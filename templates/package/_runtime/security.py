"""Security schemes: the credentials that calls need, where clients get them, and how requests carry them."""

from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias, TypeVar

from ..errors import InvalidArgumentError, MissingCredentialError
from .arguments import check_cookie, check_header
from .encode import encode_utf8, form
from .operation import Operation

T = TypeVar("T")

Secret: TypeAlias = str | Callable[[], str]
"""A credential, or what is asked for it before each call and once more when the server refuses it.

A callable that has a method ``renewed`` is asked by that instead after a refusal; it takes the refused credential.
"""

AsyncSecret: TypeAlias = str | Callable[[], str | Awaitable[str]]
"""A credential of an asynchronous client: here the callable may be a coroutine function."""


class Authorization(NamedTuple):
    """The headers, query parameters and cookies that a scheme adds to a request."""

    headers: Sequence[tuple[str, str]] = ()
    query: Sequence[tuple[str, str]] = ()
    cookies: Sequence[tuple[str, str]] = ()
    form: Sequence[tuple[str, str]] = ()

    @classmethod
    def together(cls, parts: Sequence[Authorization]) -> Authorization:
        """The additions of all schemes that are required together."""
        return cls(
            headers=[pair for part in parts for pair in part.headers],
            query=[pair for part in parts for pair in part.query],
            cookies=[pair for part in parts for pair in part.cookies],
            form=[pair for part in parts for pair in part.form],
        )


class Setting(NamedTuple):
    """A setting of a client: a keyword argument, or else an environment variable."""

    argument: str
    variable: str

    def __str__(self) -> str:
        return f"pass {self.argument}= or set the environment variable {self.variable}"

    def given(self, arguments: Mapping[str, object]) -> object:
        """What the arguments hold, else the environment, where empty text counts as nothing."""
        value = arguments.get(self.argument)
        return value if value is not None else os.environ.get(self.variable) or None


class ApiKey(NamedTuple):
    """A key in a header, a query parameter or a cookie of this name."""

    key: Setting
    name: str
    location: Literal["header", "query", "cookie"] = "header"

    @property
    def settings(self) -> tuple[Setting, ...]:
        return (self.key,)

    def authorize(self, secrets: Mapping[str, str]) -> Authorization:
        secret = secrets[self.key.argument]
        if self.location == "query":
            return Authorization(query=form(self.name, secret))
        if self.location == "cookie":
            check_cookie(secret, f"the credential {self.key.argument}")
            return Authorization(cookies=[(self.name, secret)])
        return Authorization(headers=[(self.name, _header_text(secret, self.key))])


class HttpBearer(NamedTuple):
    """A token in ``Authorization: Bearer``."""

    token: Setting

    @property
    def settings(self) -> tuple[Setting, ...]:
        return (self.token,)

    def authorize(self, secrets: Mapping[str, str]) -> Authorization:
        token = _header_text(secrets[self.token.argument], self.token)
        return Authorization(headers=[("Authorization", f"Bearer {token}")])


class HttpBasic(NamedTuple):
    """A user name and a password in ``Authorization: Basic``."""

    username: Setting
    password: Setting

    @property
    def settings(self) -> tuple[Setting, ...]:
        return (self.username, self.password)

    def authorize(self, secrets: Mapping[str, str]) -> Authorization:
        username, password = (secrets[setting.argument] for setting in self.settings)
        if ":" in username:
            raise InvalidArgumentError(f"{self.username.argument} cannot contain a colon: it ends the user name")
        encoded = b64encode(encode_utf8(f"{username}:{password}")).decode()
        return Authorization(headers=[("Authorization", f"Basic {encoded}")])


class ClientCredentials(NamedTuple):
    """A token in ``Authorization: Bearer`` that the client fetches for itself (OAuth 2.0, see ``tokens``).

    ``is_secret_in_body`` says that the token endpoint wants ``client_secret_post`` (RFC 6749, section 2.3.1).
    """

    client_id: Setting
    client_secret: Setting
    token_url: str
    scope: str = ""
    is_secret_in_body: bool = False

    @property
    def settings(self) -> tuple[Setting, ...]:
        return (self.client_id, self.client_secret)

    @property
    def token(self) -> str:
        """The name of the token among the secrets of a call."""
        return f"access token of {self.client_id.argument} {self.scope}".rstrip()

    def authorize(self, secrets: Mapping[str, str]) -> Authorization:
        return Authorization(headers=[("Authorization", f"Bearer {secrets[self.token]}")])


Scheme: TypeAlias = ApiKey | HttpBearer | HttpBasic | ClientCredentials


def _header_text(secret: str, setting: Setting) -> str:
    check_header(secret, f"the credential {setting.argument}")
    return secret


def choose_schemes(
    operation: Operation[T], schemes: Mapping[str, Scheme], secrets: Mapping[str, object]
) -> tuple[Scheme, ...]:
    """The schemes of the first alternative that the client has all credentials for.

    Args:
        operation: its ``security`` lists the alternatives.
        schemes: the schemes of the API by name.
        secrets: what the client has, by argument.

    Raises:
        MissingCredentialError: no alternative is complete, and the call does not work without credentials.
    """
    if not operation.security:
        return ()
    alternatives = [tuple(schemes[name] for name in names) for names in operation.security]
    for alternative in alternatives:
        if alternative and not _missing(alternative, secrets):
            return alternative
    if () in alternatives:
        return ()
    ways = (" and ".join(map(str, _missing(alternative, secrets))) for alternative in alternatives)
    listed = "; or ".join(dict.fromkeys(ways))
    raise MissingCredentialError(f"{operation.name} needs a credential that the client does not have: {listed}")


def _missing(alternative: Sequence[Scheme], secrets: Mapping[str, object]) -> list[Setting]:
    return [setting for scheme in alternative for setting in scheme.settings if _lacks(scheme, setting, secrets)]


def _lacks(scheme: Scheme, setting: Setting, secrets: Mapping[str, object]) -> bool:
    if isinstance(scheme, HttpBasic) and setting == scheme.password:
        return setting.argument not in secrets  # empty passwords are in use, where the user name is the secret
    return not secrets.get(setting.argument)
