"""Calls over sockets: what goes out."""

from __future__ import annotations

import httpx2
import pytest
from package._runtime.bodies import FormBody, JsonBody
from package._runtime.configuration import configure
from package._runtime.encode import form
from package._runtime.operation import Request
from package._runtime.transport import Transport

from tests.loopback import Server
from tests.runtime.conftest import SERVICE, Caller, operation, request


def test_a_request_as_it_is_sent(caller: Caller) -> None:
    asked = Request(
        operation(),
        "/things",
        query=[*form("tag", ["a b", "c&d"]), *form("on", True)],
        headers=[("X-Trace", "t-1")],
        cookies=[("theme", "dark")],
        body=JsonBody({"text": "Grüße", "n": None}),
    )
    caller.call(asked, headers={"X-Team": "blue"})
    sent = caller.server.received[0]
    assert (sent.method, sent.target) == ("POST", "/things?tag=a%20b&tag=c%26d&on=true")
    assert sent.body == '{"text":"Grüße","n":null}'.encode()
    assert sent.headers == {
        "host": caller.server.url.removeprefix("http://"),
        "accept": "application/json",
        "accept-encoding": sent.headers["accept-encoding"],
        "connection": "keep-alive",
        "content-length": str(len(sent.body)),
        "content-type": "application/json",
        "cookie": "theme=dark",
        "user-agent": f"acme-client/1.2.3 python-httpx2/{httpx2.__version__}",
        "x-team": "blue",
        "x-trace": "t-1",
    }


def test_a_header_may_be_sent_repeatedly(caller: Caller) -> None:
    caller.call(request("GET", headers=[("X-Tag", "a"), ("x-tag", "b")]), headers={"x-tag": "common"})
    assert [value for name, value in caller.server.received[0].fields if name.lower() == "x-tag"] == ["a", "b"]


def test_the_cookies_of_a_request_replace_those_of_the_http_client(server: Server) -> None:
    with httpx2.Client(cookies={"session": "theirs", "theme": "dark"}) as http_client:
        transport = Transport(configure(SERVICE, {"base_url": server.url}), http_client)
        transport.call(Request(operation(), "/things", cookies=[("session", "ours")]))
        assert http_client.cookies["session"] == "theirs"
    assert server.received[0].headers["cookie"] == "theme=dark; session=ours"


def test_a_form_body(caller: Caller) -> None:
    caller.call(request(body=FormBody([*form("a", 1), *form("b", "x y&z")])))
    sent = caller.server.received[0]
    assert (sent.headers["content-type"], sent.body) == ("application/x-www-form-urlencoded", b"a=1&b=x%20y%26z")


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "QUERY"])
def test_a_post_without_a_body_says_that_it_has_none(caller: Caller, method: str) -> None:
    caller.call(request(method))
    assert caller.server.received[0].headers["content-length"] == "0"
    assert "content-type" not in caller.server.received[0].headers


def test_a_get_without_a_body_says_nothing_of_one(caller: Caller) -> None:
    caller.call(request("GET"))
    assert "content-length" not in caller.server.received[0].headers


def test_the_base_url_keeps_its_path_and_its_last_slash_does_not_matter(caller: Caller) -> None:
    caller.call(request("GET"), {"base_url": f"{caller.server.url}/v1/"})
    assert caller.server.received[0].target == "/v1/things"


def test_a_method_is_sent_as_it_is_written(caller: Caller) -> None:
    caller.call(request("Purge"))
    assert caller.server.received[0].method == "Purge"


def test_headers_of_the_http_client_count_as_they_are_when_a_call_is_made(server: Server) -> None:
    with httpx2.Client(headers={"X-Team": "blue"}) as http_client:
        transport = Transport(configure(SERVICE, {"base_url": server.url}), http_client)
        transport.call(request("GET"))
        http_client.headers["X-Team"] = "red"
        transport.call(request("GET"))
    assert [each.headers["x-team"] for each in server.received] == ["blue", "red"]
