"""The clients of openapi-python-client, which hold settings of HTTP clients, for code that was written for them."""

from __future__ import annotations

import ssl
from typing import Any, Self

import httpx2
from attrs import define, evolve, field

from ..types import TimeoutInput
from .configuration import Configuration, Prepared
from .security import Setting
from .service import Server, Service
from .transport import AsyncTransport, Transport

_NOWHERE = Setting("", "")


@define
class Client:
    """A server without credentials, with the settings of its HTTP clients. Requests are sent once."""

    raise_on_unexpected_status: bool = field(default=False, kw_only=True)
    _base_url: str = field(alias="base_url")
    _cookies: dict[str, str] = field(factory=dict[str, str], kw_only=True, alias="cookies", repr=False)
    _headers: dict[str, str] = field(factory=dict[str, str], kw_only=True, alias="headers", repr=False)
    _timeout: TimeoutInput = field(default=None, kw_only=True, alias="timeout")
    _verify_ssl: bool | ssl.SSLContext = field(default=True, kw_only=True, alias="verify_ssl")
    _follow_redirects: bool = field(default=False, kw_only=True, alias="follow_redirects")
    _httpx_args: dict[str, Any] = field(factory=dict[str, Any], kw_only=True, alias="httpx_args", repr=False)
    _client: httpx2.Client | None = field(default=None, init=False, repr=False)
    _async_client: httpx2.AsyncClient | None = field(default=None, init=False, repr=False)

    def with_headers(self, headers: dict[str, str]) -> Self:
        """A copy with more headers."""
        return evolve(self, headers={**self._headers, **headers})

    def with_cookies(self, cookies: dict[str, str]) -> Self:
        """A copy with more cookies."""
        return evolve(self, cookies={**self._cookies, **cookies})

    def with_timeout(self, timeout: TimeoutInput) -> Self:
        """A copy with another timeout; ``None`` is no limit."""
        return evolve(self, timeout=timeout)

    def set_httpx_client(self, client: httpx2.Client) -> Self:
        """Takes a ready client, whose settings count instead of those given here."""
        self._client = client
        return self

    def set_async_httpx_client(self, async_client: httpx2.AsyncClient) -> Self:
        """Takes a ready client, whose settings count instead of those given here."""
        self._async_client = async_client
        return self

    def get_httpx_client(self) -> httpx2.Client:
        """The client that requests are sent with."""
        if self._client is None:
            self._client = httpx2.Client(**self._settings())
        return self._client

    def get_async_httpx_client(self) -> httpx2.AsyncClient:
        """The client that requests are sent with, to be awaited."""
        if self._async_client is None:
            self._async_client = httpx2.AsyncClient(**self._settings())
        return self._async_client

    def _settings(self) -> dict[str, Any]:
        return {
            "base_url": self._base_url,
            "cookies": self._cookies,
            "headers": self._sent_headers(),
            "timeout": self._timeout,
            "verify": self._verify_ssl,
            "follow_redirects": self._follow_redirects,
            **self._httpx_args,
        }

    def _sent_headers(self) -> dict[str, str]:
        return self._headers

    def transport(self) -> Transport:
        """The transport for calls of the package."""
        http_client = self.get_httpx_client()
        return Transport(_configuration(http_client), http_client)

    def async_transport(self) -> AsyncTransport:
        """The asynchronous transport for calls of the package."""
        http_client = self.get_async_httpx_client()
        return AsyncTransport(_configuration(http_client), http_client)

    def __enter__(self) -> Self:
        self.get_httpx_client().__enter__()
        return self

    def __exit__(self, *raised: Any) -> None:
        self.get_httpx_client().__exit__(*raised)

    async def __aenter__(self) -> Self:
        await self.get_async_httpx_client().__aenter__()
        return self

    async def __aexit__(self, *raised: Any) -> None:
        await self.get_async_httpx_client().__aexit__(*raised)


@define
class AuthenticatedClient(Client):
    """A server with a token, which goes into a header."""

    token: str = field(repr=False)
    prefix: str = "Bearer"
    auth_header_name: str = "Authorization"

    def _sent_headers(self) -> dict[str, str]:
        return {**self._headers, self.auth_header_name: f"{self.prefix} {self.token}".strip()}


def _configuration(http_client: httpx2.Client | httpx2.AsyncClient) -> Configuration:
    return Configuration(
        service=Service("", {}, {}, None, _NOWHERE, _NOWHERE),
        server=Server(str(http_client.base_url)),
        variables={},
        secrets={},
        headers={"User-Agent": http_client.headers["user-agent"]},
        timeout=http_client.timeout,
        max_retries=0,
        prepared=Prepared(),
    )
