"""Calls over sockets that the server sends elsewhere."""

from __future__ import annotations

import asyncio
import os
from typing import Any

import httpx2
import pytest
from package import errors
from package._runtime.bodies import ContentBody, JsonBody
from package._runtime.configuration import configure
from package._runtime.files import file_source
from package._runtime.operation import Request
from package._runtime.transport import AsyncTransport, Transport

from tests.loopback import Server, http_response
from tests.runtime.conftest import SERVICE, Caller, request

# The one connection has to be given back before there can be a second request.
ONE = httpx2.Limits(max_connections=1)
SOON = httpx2.Timeout(5, pool=0.5)
REDIRECTING = {
    "sync": lambda: httpx2.Client(follow_redirects=True, max_redirects=3, limits=ONE),
    "async": lambda: httpx2.AsyncClient(follow_redirects=True, max_redirects=3, limits=ONE),
}
KEYS = {"api_id": "k", "api_secret": "s", "session": "c", "access_token": "t"}
ALL_KEYS = (("id", "secret", "inCookie", "bearer"),)
CREDENTIALS = ("x-api-id", "x-api-secret", "cookie", "authorization")


def follow(caller: Caller, request: Request[Any]) -> Any:
    """The result of a call by a client whose HTTP client follows redirects."""

    async def awaited() -> Any:
        async with REDIRECTING["async"]() as http_client:
            return await AsyncTransport(caller.configuration(KEYS, timeout=SOON), http_client).call(request)

    if caller.kind == "async":
        return asyncio.run(awaited())
    with REDIRECTING["sync"]() as http_client:
        return Transport(caller.configuration(KEYS, timeout=SOON), http_client).call(request)


def test_a_redirect_within_the_server_keeps_the_keys(caller: Caller) -> None:
    caller.server.script[:] = [http_response(307, headers={"location": "/moved"}), http_response(200, {"a": 1})]
    assert follow(caller, request(body=JsonBody({"n": 1}), security=ALL_KEYS)) == {"a": 1}
    first, second = caller.server.received
    assert (second.method, second.target, second.json) == ("POST", "/moved", {"n": 1})
    assert [second.headers.get(name) for name in CREDENTIALS] == ["k", "s", None, "Bearer t"]
    assert first.headers["cookie"] == "session=c"


@pytest.mark.parametrize("keeps_the_body", [True, False])
def test_what_was_read_from_a_pipe_is_not_sent_to_another_address(caller: Caller, keeps_the_body: bool) -> None:
    status = 308 if keeps_the_body else 303
    caller.server.script[:] = [http_response(status, headers={"location": "/moved"}), http_response(200, {"a": 1})]
    readable, writable = os.pipe()
    os.write(writable, b"content")
    os.close(writable)
    with os.fdopen(readable, "rb") as file:
        sending = request(body=ContentBody(file_source(file, "file")))
        if keeps_the_body:
            with pytest.raises(errors.APIConnectionError, match=r"the server redirects, and what was sent cannot be"):
                follow(caller, sending)
        else:
            assert follow(caller, sending) == {"a": 1}
    assert [each.body for each in caller.server.received] == [b"content", b""][: 2 - keeps_the_body]


def test_a_redirect_to_another_server_takes_no_credential_along(caller: Caller) -> None:
    with Server() as other:
        caller.server.script[:] = [http_response(302, headers={"location": f"{other.url}/elsewhere"})]
        assert follow(caller, request("GET", security=ALL_KEYS)) == {}
        assert other.received[0].target == "/elsewhere"
        assert [other.received[0].headers.get(name) for name in CREDENTIALS] == [None] * 4


@pytest.mark.parametrize(
    ("location", "key"),
    [
        ("https://sandbox.acme.test/moved", "k"),
        ("https://acme.test/things", None),
        ("http://sandbox.acme.test/things", None),
        ("https://sandbox.acme.test:8443/things", None),
    ],
)
def test_another_server_is_one_with_another_scheme_host_or_port(location: str, key: str | None) -> None:
    seen: list[str | None] = []

    def handle(asked: httpx2.Request) -> httpx2.Response:
        seen.append(asked.headers.get("x-api-id"))
        return httpx2.Response(307, headers={"location": location}) if len(seen) == 1 else httpx2.Response(200, json={})

    with httpx2.Client(transport=httpx2.MockTransport(handle), follow_redirects=True) as http_client:
        Transport(configure(SERVICE, KEYS), http_client).call(request("GET", security=ALL_KEYS))
    assert seen == ["k", key]


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_redirect_to_another_server_takes_no_password_of_the_http_client_along(kind: str) -> None:
    seen: list[str | None] = []

    def handle(asked: httpx2.Request) -> httpx2.Response:
        seen.append(asked.headers.get("authorization"))
        addresses = {"/things": "/moved", "/moved": "https://elsewhere.test/"}
        location = addresses.get(asked.url.path)
        return httpx2.Response(307, headers={"location": location}) if location else httpx2.Response(200, json={})

    options: Any = {"transport": httpx2.MockTransport(handle), "auth": ("ada", "pass"), "follow_redirects": True}
    configuration = configure(SERVICE, {})

    async def awaited() -> Any:
        async with httpx2.AsyncClient(**options) as http_client:
            return await AsyncTransport(configuration, http_client).call(request("GET"))

    if kind == "async":
        assert asyncio.run(awaited()) == {}
    else:
        with httpx2.Client(**options) as http_client:
            assert Transport(configuration, http_client).call(request("GET")) == {}
    assert seen == ["Basic YWRhOnBhc3M=", "Basic YWRhOnBhc3M=", None]


def test_redirects_in_circles_end(caller: Caller) -> None:
    caller.server.script[:] = [http_response(302, headers={"location": "/things"})] * 9
    with pytest.raises(errors.APIConnectionError, match=r"things\.act: the server redirects in circles: 3 redirects"):
        follow(caller, request("GET"))
    assert len(caller.server.received) == 4
