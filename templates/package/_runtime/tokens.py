"""Access tokens for OAuth 2.0 client credentials (RFC 6749, section 4.4): fetched when needed, and kept while valid."""

from __future__ import annotations

import time
from base64 import b64encode
from collections.abc import Callable, Coroutine, Mapping
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple, cast
from urllib.parse import quote_plus

import httpx2

from ..errors import InvalidArgumentError, ModelDecodeError, ResponseDecodeError
from .bodies import FormBody
from .configuration import Configuration, Prepared
from .decode import ResponseBody
from .encode import encode_utf8, form
from .operation import Operation, Request
from .security import Authorization, ClientCredentials, HttpBasic
from .service import Server

if TYPE_CHECKING:
    import asyncio

_MARGIN = 30.0
"""Seconds. A token that is good for less is replaced: it may take so long until the server looks at it."""


class Token(NamedTuple):
    """A token, and the time until which it is used, as ``time.monotonic`` counts."""

    text: str
    good_until: float

    def is_good(self, refused: str | None) -> bool:
        """Whether it can be sent; ``refused`` is the token that the server has just refused with 401."""
        return self.text != refused and time.monotonic() < self.good_until


class TokenSource:
    """The token of one client for one scope; threads that need it at the same time wait for one request."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._token: Token | None = None

    def __reduce__(self) -> tuple[object, ...]:
        """Pickles no token: how long it is good, only this process knows."""
        return type(self), ()

    def token(self, refused: str | None, fetch: Callable[[], Token]) -> str:
        """The token, fetched if there is no good one."""
        with self._lock:
            if self._token is None or not self._token.is_good(refused):
                self._token = fetch()
            return self._token.text


class AsyncTokenSource:
    """``TokenSource`` for ``asyncio``: all tasks wait for one request, which goes on if one of them is cancelled."""

    def __init__(self) -> None:
        self._fetching: asyncio.Task[Token] | None = None

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), ()

    async def token(self, refused: str | None, fetch: Callable[[], Coroutine[Any, Any, Token]]) -> str:
        """The token, fetched if there is no good one."""
        import asyncio  # here, because it is slow to import and whoever gets here has done so

        task = self._fetching
        if task is None or _is_over(task, refused):
            task = self._fetching = asyncio.create_task(fetch())
        return (await asyncio.shield(task)).text


def _is_over(task: asyncio.Task[Token], refused: str | None) -> bool:
    if not task.done():
        return False
    return task.cancelled() or task.exception() is not None or not task.result().is_good(refused)


class _ClientSecretBasic(HttpBasic):
    """The header for the token endpoint: id and secret are first encoded as in forms (RFC 6749, section 2.3.1)."""

    __slots__ = ()

    def authorize(self, secrets: Mapping[str, str]) -> Authorization:
        pair = b":".join(quote_plus(encode_utf8(secrets[setting.argument])).encode() for setting in self.settings)
        return Authorization(headers=[("Authorization", f"Basic {b64encode(pair).decode()}")])


class _ClientSecretPost(HttpBasic):
    """The id and the secret as fields of the form."""

    __slots__ = ()

    def authorize(self, secrets: Mapping[str, str]) -> Authorization:
        names = zip(("client_id", "client_secret"), self.settings, strict=True)
        return Authorization(form=[pair for name, setting in names for pair in form(name, secrets[setting.argument])])


def token_request(configuration: Configuration, scheme: ClientCredentials) -> tuple[Configuration, Request[Token]]:
    """The request for a token, and the configuration to send it with.

    Args:
        configuration: the configuration of the client; its headers are only for the API.
        scheme: a relative ``token_url`` of it is resolved against the address of the server.
    """
    url = _absolute(configuration, scheme.token_url)
    path = url.raw_path.decode()
    name = f"the access token from {url}"
    fetch = Operation(name, "POST", path, partial(_read, name), security=(("client",),))
    scope = form("scope", scheme.scope) if scheme.scope else []
    body = FormBody([*form("grant_type", "client_credentials"), *scope])
    shown = (_ClientSecretPost if scheme.is_secret_in_body else _ClientSecretBasic)(*scheme.settings)
    service = configuration.service._replace(schemes={"client": shown})
    server = Server(f"{url.scheme}://{url.netloc.decode()}")
    own = configuration._replace(service=service, server=server, headers={}, prepared=Prepared())
    return own, Request(fetch, path, body=body)


def _absolute(configuration: Configuration, url: str) -> httpx2.URL:
    try:
        parsed = httpx2.URL(url)
        return parsed if parsed.is_absolute_url else httpx2.URL(f"{configuration.address()}/").join(parsed)
    except httpx2.InvalidURL as error:
        raise InvalidArgumentError(f"the documented address of tokens, {url!r}, is none: {error}") from error


def _read(name: str, status_code: int, response: ResponseBody) -> Token:
    """Reads a token response (RFC 6749, section 5.1); errors contain nothing of it, so that they can be shown."""
    try:
        return _token(response)
    except ModelDecodeError as error:
        problem, path = error.problem, error.path
    raise ResponseDecodeError(
        problem, operation=name, path=path, content=b"", status_code=status_code, headers=response.headers
    )


def _token(response: ResponseBody) -> Token:
    try:
        body = response.json()
    except ModelDecodeError:
        body = None  # and not its words, which quote the body
    if not isinstance(body, dict):
        raise ModelDecodeError("expected an object with an access token")
    fields = cast("dict[str, object]", body)
    text, kind = fields.get("access_token"), fields.get("token_type", "Bearer")
    if not isinstance(text, str) or not text.isascii() or not text.isprintable() or not text:
        raise ModelDecodeError("expected a token that a header can hold", "$.access_token")
    if not isinstance(kind, str) or kind.lower() != "bearer":
        raise ModelDecodeError("only bearer tokens can be used", "$.token_type")
    return Token(text, time.monotonic() + _used_for(fields.get("expires_in")))


def _used_for(expires_in: object) -> float:
    """Seconds for which a token is used; one without an end until the server refuses it."""
    try:
        seconds = float(expires_in) if isinstance(expires_in, str | int | float) else float("inf")
    except (ValueError, OverflowError):
        return float("inf")
    return seconds - min(_MARGIN, seconds / 2)
