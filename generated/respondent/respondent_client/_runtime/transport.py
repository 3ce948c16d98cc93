"""The two transports, synchronous and asynchronous, which take the same steps."""

from __future__ import annotations

import inspect
import time
from collections.abc import Callable, Coroutine, Mapping
from copy import copy
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

import httpx2

from ..types import UNSET, RawResponse, TimeoutInput, Unset
from .configuration import Configuration
from .connections import AsyncConnections, Connections
from .exchange import Exchange
from .message import redirected, sent_again
from .operation import Request
from .outcome import SENDING_PROBLEMS, Outcome, Reply, interrupted

if TYPE_CHECKING:
    from .security import ClientCredentials
    from .tokens import AsyncTokenSource, Token, TokenSource

T = TypeVar("T")

_NO_AUTH = httpx2.Auth()
"""Where a redirect leads, what the HTTP client's own ``auth`` added goes along as httpx2 says: not to other servers."""
_CLOSED_LOOP = "Event loop is closed"
"""What asyncio says of connections that an earlier ``asyncio.run`` has left."""


class Transport:
    """Sends the requests of a client. A connection pool that was passed in stays open when the transport is closed."""

    def __init__(self, configuration: Configuration, http_client: httpx2.Client | None = None) -> None:
        self.configuration = configuration
        self._connections = Connections(httpx2.Client, http_client)
        self._closes_connections = http_client is None
        self._tokens: dict[ClientCredentials, TokenSource] = {}

    def call(self, request: Request[T]) -> T:
        """The result of a request."""
        return self.call_raw(request).parsed

    def call_raw(self, request: Request[T]) -> RawResponse[T]:
        """The response to a request; its ``parsed`` is the result."""
        exchange = Exchange(self.configuration, request, self._connections.http_client, self._token)
        return exchange.finish(self._attempt(exchange, self._read))

    def open(self, request: Request[T]) -> httpx2.Response:
        """A successful response whose body is still to be read; the caller has to close it."""
        exchange = Exchange(self.configuration, request, self._connections.http_client, self._token)
        return exchange.opened(self._attempt(exchange, self._keep_open))

    def _attempt(self, exchange: Exchange[T], take: Callable[[httpx2.Response], Outcome]) -> Outcome:
        while True:
            for argument, ask in exchange.questions():
                exchange.answer(argument, ask())
            outcome = self._send(exchange.message(), take)
            delay = exchange.wait_after(outcome)
            if delay is None:
                return outcome
            time.sleep(delay)

    def _token(self, scheme: ClientCredentials, refused: str | None) -> str:
        from .tokens import TokenSource, token_request  # here, because few APIs need it

        def fetch() -> Token:
            configuration, request = token_request(self.configuration, scheme)
            return Transport(configuration, self._connections.http_client).call(request)

        return self._tokens.setdefault(scheme, TokenSource()).token(refused, fetch)

    def _send(self, message: httpx2.Request, take: Callable[[httpx2.Response], Outcome]) -> Outcome:
        try:
            response = self._respond(message)
        except SENDING_PROBLEMS as error:
            return interrupted(error, None)
        return take(response)

    def _respond(self, message: httpx2.Request) -> httpx2.Response:
        http_client = self._connections.http_client
        auth = http_client.auth
        for _ in range(1 + http_client.max_redirects):
            response = http_client.send(message, stream=True, auth=auth, follow_redirects=False)
            further = redirected(response, http_client)
            if further is None:
                return response
            response.close()
            message = sent_again(further)
            auth = _NO_AUTH
        raise httpx2.TooManyRedirects(f"{http_client.max_redirects} redirects")

    def _read(self, response: httpx2.Response) -> Outcome:
        try:
            return Reply(response, response.read())
        except SENDING_PROBLEMS as error:
            return interrupted(error, response)
        finally:
            if not response.is_closed:  # reading to the end closes
                response.close()

    def _keep_open(self, response: httpx2.Response) -> Outcome:
        return Reply(response, b"") if response.is_success else self._read(response)

    def with_options(
        self,
        *,
        timeout: TimeoutInput | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        headers: Mapping[str, str] | Unset = UNSET,
    ) -> Transport:
        """A transport with other options that shares the connections and tokens of this one."""
        changed = copy(self)
        changed.configuration = self.configuration.changed(timeout=timeout, max_retries=max_retries, headers=headers)
        changed._closes_connections = False
        return changed

    def close(self) -> None:
        """Closes the connections, unless they came from outside."""
        if self._closes_connections:
            self._connections.http_client.close()


class AsyncTransport:
    """``Transport`` for ``asyncio``."""

    def __init__(self, configuration: Configuration, http_client: httpx2.AsyncClient | None = None) -> None:
        self.configuration = configuration
        self._connections = AsyncConnections(httpx2.AsyncClient, http_client)
        self._closes_connections = http_client is None
        self._tokens: dict[ClientCredentials, AsyncTokenSource] = {}

    async def call(self, request: Request[T]) -> T:
        """The result of a request."""
        return (await self.call_raw(request)).parsed

    async def call_raw(self, request: Request[T]) -> RawResponse[T]:
        """The response to a request; its ``parsed`` is the result."""
        exchange = Exchange(self.configuration, request, self._connections.http_client, self._token)
        return exchange.finish(await self._attempt(exchange, self._read))

    async def open(self, request: Request[T]) -> httpx2.Response:
        """A successful response whose body is still to be read; the caller has to close it."""
        exchange = Exchange(self.configuration, request, self._connections.http_client, self._token)
        return exchange.opened(await self._attempt(exchange, self._keep_open))

    async def _attempt(
        self, exchange: Exchange[T], take: Callable[[httpx2.Response], Coroutine[object, object, Outcome]]
    ) -> Outcome:
        while True:
            for argument, ask in exchange.questions():
                secret = ask()
                exchange.answer(argument, await secret if inspect.isawaitable(secret) else secret)
            outcome = await self._send(exchange.message(), take)
            delay = exchange.wait_after(outcome)
            if delay is None:
                return outcome
            await _sleep(delay)

    async def _token(self, scheme: ClientCredentials, refused: str | None) -> str:
        from .tokens import AsyncTokenSource, token_request  # here, because few APIs need it

        async def fetch() -> Token:
            configuration, request = token_request(self.configuration, scheme)
            return await AsyncTransport(configuration, self._connections.http_client).call(request)

        return await self._tokens.setdefault(scheme, AsyncTokenSource()).token(refused, fetch)

    async def _send(
        self, message: httpx2.Request, take: Callable[[httpx2.Response], Coroutine[object, object, Outcome]]
    ) -> Outcome:
        try:
            response = await self._respond(message)
        except SENDING_PROBLEMS as error:
            return interrupted(error, None)
        except RuntimeError as error:
            if str(error) != _CLOSED_LOOP:
                raise
            return interrupted(httpx2.ReadError("it was opened in an event loop that is closed since"), None)
        return await take(response)

    async def _respond(self, message: httpx2.Request) -> httpx2.Response:
        http_client = self._connections.http_client
        auth = http_client.auth
        for _ in range(1 + http_client.max_redirects):
            response = await http_client.send(message, stream=True, auth=auth, follow_redirects=False)
            further = redirected(response, http_client)
            if further is None:
                return response
            await response.aclose()
            message = sent_again(further)
            auth = _NO_AUTH
        raise httpx2.TooManyRedirects(f"{http_client.max_redirects} redirects")

    async def _read(self, response: httpx2.Response) -> Outcome:
        try:
            return Reply(response, await response.aread())
        except SENDING_PROBLEMS as error:
            return interrupted(error, response)
        finally:
            if not response.is_closed:
                await response.aclose()

    async def _keep_open(self, response: httpx2.Response) -> Outcome:
        return Reply(response, b"") if response.is_success else await self._read(response)

    def with_options(
        self,
        *,
        timeout: TimeoutInput | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        headers: Mapping[str, str] | Unset = UNSET,
    ) -> AsyncTransport:
        """A transport with other options that shares the connections and tokens of this one."""
        changed = copy(self)
        changed.configuration = self.configuration.changed(timeout=timeout, max_retries=max_retries, headers=headers)
        changed._closes_connections = False
        return changed

    async def close(self) -> None:
        """Closes the connections, unless they came from outside."""
        if self._closes_connections:
            await self._connections.http_client.aclose()


def uncached(client: object) -> dict[str, object]:
    """What a client has, also by subclasses, without the groups, each of which has its transport."""
    kind = type(client)
    return {
        name: value
        for name, value in vars(client).items()
        if not isinstance(getattr(kind, name, None), cached_property)
    }


async def _sleep(seconds: float) -> None:
    import asyncio  # here, because it is slow to import and whoever gets here has done so

    await asyncio.sleep(seconds)
