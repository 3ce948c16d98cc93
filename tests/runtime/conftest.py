"""The ways in which the tests call: both transports, against a scripted server."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from package._runtime.configuration import Configuration, configure
from package._runtime.decode import ResponseBody
from package._runtime.operation import Operation, Request
from package._runtime.security import ApiKey, HttpBasic, HttpBearer, Scheme, Setting
from package._runtime.service import Server as DocumentedServer
from package._runtime.service import Service
from package._runtime.transport import AsyncTransport, Transport
from package.types import RawResponse

from tests.loopback import Server
from tests.pauses import noted_pauses

SCHEMES: Mapping[str, Scheme] = {
    "id": ApiKey(Setting("api_id", "ACME_API_ID"), "x-api-id"),
    "secret": ApiKey(Setting("api_secret", "ACME_API_SECRET"), "x-api-secret"),
    "inQuery": ApiKey(Setting("query_key", "ACME_QUERY_KEY"), "key", "query"),
    "inCookie": ApiKey(Setting("session", "ACME_SESSION"), "session", "cookie"),
    "bearer": HttpBearer(Setting("access_token", "ACME_ACCESS_TOKEN")),
    "basic": HttpBasic(Setting("username", "ACME_USERNAME"), Setting("password", "ACME_PASSWORD")),
}
SERVICE = Service(
    user_agent="acme-client/1.2.3",
    schemes=SCHEMES,
    servers={
        "sandbox": DocumentedServer("https://sandbox.acme.test"),
        "production": DocumentedServer("https://acme.test"),
    },
    default_environment="sandbox",
    environment=Setting("environment", "ACME_ENVIRONMENT"),
    base_url=Setting("base_url", "ACME_BASE_URL"),
)


def as_json(_status: int, body: ResponseBody) -> Any:
    """Decodes nothing further: the result is the JSON value."""
    return body.json()


def operation(method: str = "POST", **facts: Any) -> Operation[Any]:
    """An operation of no API in particular."""
    usual = {"name": "things.act", "path": "/things", "decode": as_json, "bodies": (200,)}
    return Operation(**{**usual, "method": method, **facts})


def request(method: str = "POST", body: Any = None, headers: Any = (), **facts: Any) -> Request[Any]:
    """A request for ``operation``."""
    return Request(operation(method, **facts), "/things", headers=headers, body=body)


@dataclass(frozen=True)
class Caller:
    """Calls a server through one of the two transports."""

    kind: str
    server: Server

    def configuration(self, arguments: Mapping[str, object] | None = None, **options: Any) -> Configuration:
        return configure(SERVICE, {"base_url": self.server.url, **(arguments or {})}, **options)

    def call(self, request: Request[Any], arguments: Mapping[str, object] | None = None, **options: Any) -> Any:
        return self.call_raw(request, arguments, **options).parsed

    def call_raw(
        self, request: Request[Any], arguments: Mapping[str, object] | None = None, **options: Any
    ) -> RawResponse[Any]:
        configuration = self.configuration(arguments, **options)
        if self.kind == "async":
            return asyncio.run(self._await(configuration, request))
        transport = Transport(configuration)
        try:
            return transport.call_raw(request)
        finally:
            transport.close()

    async def _await(self, configuration: Configuration, request: Request[Any]) -> RawResponse[Any]:
        transport = AsyncTransport(configuration)
        try:
            return await transport.call_raw(request)
        finally:
            await transport.close()


@pytest.fixture(params=["sync", "async"])
def caller(request: pytest.FixtureRequest, server: Server) -> Caller:
    return Caller(request.param, server)


@pytest.fixture
def transport(server: Server) -> Iterator[Transport]:
    transport = Transport(Caller("sync", server).configuration())
    yield transport
    transport.close()


@pytest.fixture(autouse=True)
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses between attempts, which no test makes."""
    return noted_pauses("package", monkeypatch)
