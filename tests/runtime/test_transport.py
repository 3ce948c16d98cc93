"""Calls over sockets: what goes out, and what comes back when the server or the network misbehaves."""

from __future__ import annotations

import asyncio
import gzip
import os
import pickle
import threading
from collections.abc import Callable, Container
from typing import Any

import httpx2
import pytest
from package import errors
from package._runtime.bodies import ContentBody, FormBody, JsonBody
from package._runtime.configuration import configure
from package._runtime.decode import ResponseBody
from package._runtime.encode import form
from package._runtime.files import file_source
from package._runtime.operation import Request
from package._runtime.outcome import SENDING_PROBLEMS
from package._runtime.transport import AsyncTransport, Transport

from tests.loopback import Server, Step, answer, reset, reset_in_body, say_nothing
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


def test_a_post_without_a_body_says_that_it_has_none(caller: Caller) -> None:
    caller.call(request())
    assert caller.server.received[0].headers["content-length"] == "0"
    assert "content-type" not in caller.server.received[0].headers


def test_the_base_url_keeps_its_path_and_its_last_slash_does_not_matter(caller: Caller) -> None:
    caller.call(request("GET"), {"base_url": f"{caller.server.url}/v1/"})
    assert caller.server.received[0].target == "/v1/things"


GOOD_BODIES: list[tuple[bytes, object]] = [
    (answer(200, {"a": 1}), {"a": 1}),
    (answer(299, {"a": 1}), {"a": 1}),
    (answer(201, [1]), [1]),
    (answer(200, b'\xef\xbb\xbf{"a": "\xc3\xa9"}'), {"a": "é"}),
    (answer(200, b'{"a": 1}', {"content-type": "text/html"}), {"a": 1}),
    (answer(200, b'{"a": "\xe9"}', {"content-type": "application/json; charset=latin-1"}), {"a": "é"}),
    (answer(200, b'{"a": 1}', {"content-type": "application/json; charset=no-such-thing"}), {"a": 1}),
    (answer(200, gzip.compress(b'{"a": 1}'), {"content-encoding": "gzip"}), {"a": 1}),
    (answer(200, b"null"), None),
]


@pytest.mark.parametrize(("response", "value"), GOOD_BODIES)
def test_success(caller: Caller, response: bytes, value: object) -> None:
    caller.server.script[:] = [response]
    assert caller.call(request("GET")) == value


@pytest.mark.parametrize(
    ("step", "bodies"),
    [(b"HTTP/1.1 204 Gone\r\n\r\n", range(200, 300)), (answer(205), (205,)), (answer(202), (200,)), (answer(200), ())],
)
def test_success_without_a_body_where_none_was_to_be_expected(
    caller: Caller, step: bytes, bodies: Container[int]
) -> None:
    caller.server.script[:] = [step]
    assert caller.call(request(bodies=bodies)) is None


BAD_BODIES: list[tuple[str, bytes, str]] = [
    ("empty", answer(200), "the body is empty"),
    ("html", answer(200, b"<html>hi</html>", {"content-type": "text/html"}), "not JSON.*text/html.*<html>hi"),
    ("cut short", answer(200, b'{"a": '), "not JSON"),
    ("no text", answer(200, b"\xff\xfe\xfd"), "not JSON"),
    ("odd charset", answer(200, b"\xff", {"content-type": "text/plain; charset=hex"}), "not JSON"),
    ("too deep", answer(200, b"[" * 200_000), "not JSON"),
    ("too long a number", answer(200, b"1" * 10_000), "not JSON"),
    ("not documented", answer(202, b"oops"), "not JSON"),
    ("not compressed", answer(200, b'{"a": 1}', {"content-encoding": "gzip"}), "the body is garbled"),
]


@pytest.mark.parametrize(("response", "problem"), [row[1:] for row in BAD_BODIES], ids=[row[0] for row in BAD_BODIES])
def test_success_that_cannot_be_decoded(caller: Caller, response: bytes, problem: str) -> None:
    caller.server.script[:] = [response]
    with pytest.raises(errors.ResponseDecodeError, match=rf"things\.act: .*{problem}") as raised:
        caller.call(request("GET"), max_retries=0)
    head, _, body = response.partition(b"\r\n\r\n")
    assert raised.value.path == "$"
    assert raised.value.status_code == int(head[9:12])
    assert raised.value.content in (body, b"")


def test_a_decode_error_names_the_field_and_keeps_the_bytes(caller: Caller) -> None:
    def decode(_status: int, _body: object) -> None:
        raise errors.ModelDecodeError("expected a string, got null", "$.conversation.uid")

    caller.server.script[:] = [answer(200, {"conversation": {"uid": None}}, {"x-request-id": "r-1"})]
    with pytest.raises(errors.ResponseDecodeError) as raised:
        caller.call(request(decode=decode))
    error = raised.value
    assert str(error) == (
        "things.act: the response (200) cannot be decoded: $.conversation.uid: expected a string, got null"
    )
    assert (error.path, error.content, error.request_id) == (
        "$.conversation.uid",
        b'{"conversation": {"uid": null}}',
        "r-1",
    )


@pytest.mark.parametrize("problem", [KeyError("a"), TypeError("b"), ValueError("c"), AttributeError("d"), IndexError()])
def test_no_builtin_error_of_a_decoder_reaches_the_caller(caller: Caller, problem: Exception) -> None:
    def decode(_status: int, _body: object) -> None:
        raise problem

    with pytest.raises(errors.ResponseDecodeError):
        caller.call(request(decode=decode))


STATUSES = [
    (300, errors.APIStatusError),
    (301, errors.APIStatusError),
    (304, errors.APIStatusError),
    (400, errors.BadRequestError),
    (401, errors.AuthenticationError),
    (403, errors.PermissionDeniedError),
    (404, errors.NotFoundError),
    (409, errors.ConflictError),
    (413, errors.RequestTooLargeError),
    (418, errors.APIStatusError),
    (422, errors.UnprocessableEntityError),
    (429, errors.RateLimitError),
    (460, errors.APIStatusError),
    (499, errors.APIStatusError),
    (500, errors.InternalServerError),
    (503, errors.InternalServerError),
    (520, errors.InternalServerError),
    (529, errors.InternalServerError),
    (599, errors.InternalServerError),
]


@pytest.mark.parametrize(("status", "kind"), STATUSES)
def test_every_status_is_an_error_of_its_class(caller: Caller, status: int, kind: type[errors.APIStatusError]) -> None:
    caller.server.script[:] = [answer(status, {"error": "why", "code": "c"}, {"x-request-id": "r-9"})]
    with pytest.raises(errors.APIStatusError) as raised:
        caller.call(request("GET"), max_retries=0)
    error = raised.value
    assert type(error) is kind
    assert (error.status_code, error.request_id, error.operation) == (status, "r-9", "things.act")
    assert error.headers["content-type"] == "application/json"
    if status != 304:  # which has no body
        assert error.body == {"error": "why", "code": "c"}
        assert str(error).endswith(": why (request id r-9)")


def test_the_body_of_an_error_is_the_documented_model(caller: Caller) -> None:
    def decode_error(status: int, body: ResponseBody) -> object:
        return status, body.json()["code"]

    caller.server.script[:] = [answer(400, {"code": "c-1", "message": "no"}), answer(400, ["not", "documented"])]
    asked = request(decode_error=decode_error)
    with pytest.raises(errors.BadRequestError, match="no") as raised:
        caller.call(asked)
    assert raised.value.body == (400, "c-1")
    with pytest.raises(errors.BadRequestError) as raised:
        caller.call(asked)
    assert raised.value.body == ["not", "documented"]


ODD_ERRORS: list[tuple[bytes, object, str]] = [
    (answer(500), None, "things.act: 500 Told"),
    (answer(500, b"null"), None, "things.act: 500 Told"),
    (answer(500, b"plain words"), "plain words", "things.act: 500 Told: plain words"),
    (
        answer(500, b"<html><style>p {}</style><h1>Bad  gateway</h1></html>", {"content-type": "text/html"}),
        "<html><style>p {}</style><h1>Bad  gateway</h1></html>",
        "things.act: 500 Told: Bad gateway",
    ),
    (answer(500, b"not gzip", {"content-encoding": "gzip"}), None, "things.act: 500 Told"),
    (b"HTTP/1.1 520 \r\ncontent-length: 0\r\n\r\n", None, "things.act: 520"),
    (
        answer(301, b"", {"location": "https://elsewhere.test/"}),
        None,
        "things.act: 301 Told: the server redirects to https://elsewhere.test/",
    ),
    (answer(409, b"", {"location": "https://elsewhere.test/"}), None, "things.act: 409 Told"),
]


@pytest.mark.parametrize(("response", "body", "message"), ODD_ERRORS)
def test_errors_with_odd_bodies(caller: Caller, response: bytes, body: object, message: str) -> None:
    caller.server.script[:] = [response]
    with pytest.raises(errors.APIStatusError) as raised:
        caller.call(request("GET"), max_retries=0)
    assert (raised.value.body, str(raised.value)) == (body, message)


BROKEN: list[tuple[str, Step]] = [
    ("reset", reset),
    ("reset in the body", reset_in_body),
    ("no HTTP", b"hello?\r\n\r\n"),
    ("a status that is none", b"HTTP/1.1 abc What\r\n\r\n"),
    ("a length that is none", b"HTTP/1.1 200 OK\r\ncontent-length: many\r\n\r\n"),
    ("chunks that are none", b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\nhi\r\n"),
]


@pytest.mark.parametrize("step", [row[1] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_a_broken_connection(caller: Caller, step: Step) -> None:
    caller.server.script[:] = [step]
    with pytest.raises(errors.APIConnectionError, match=r"things\.act: the connection was lost") as raised:
        caller.call(request(), max_retries=0)
    assert raised.value.operation == "things.act"
    assert type(pickle.loads(pickle.dumps(raised.value))) is errors.APIConnectionError


def test_a_response_that_does_not_come_in_time(caller: Caller) -> None:
    caller.server.script[:] = [say_nothing]
    with pytest.raises(errors.APITimeoutError, match="timed out while waiting for the response"):
        caller.call(request(), timeout=0.05)
    assert len(caller.server.received) == 1


def test_tls_that_is_none(caller: Caller) -> None:
    caller.server.greeting = b"220 this is not TLS\r\n"
    with pytest.raises(errors.APIConnectionError, match="could not connect"):
        caller.call(request(), {"base_url": caller.server.url.replace("http:", "https:")}, max_retries=0)


@pytest.mark.parametrize("host", ["no-such-host.invalid", "a" * 70 + ".test", "..", "xn--a"])
def test_a_host_that_does_not_exist(caller: Caller, host: str) -> None:
    with pytest.raises(errors.APIError):
        caller.call(request(), {"base_url": f"http://{host}"}, max_retries=0)


FAILURES: list[tuple[Exception, type[errors.APIError], str]] = [
    (httpx2.ConnectTimeout("[110]"), errors.APITimeoutError, "timed out while connecting"),
    (httpx2.WriteTimeout(""), errors.APITimeoutError, "timed out while sending the request"),
    (httpx2.PoolTimeout(""), errors.APITimeoutError, "timed out while waiting for a free connection"),
    (httpx2.ReadError(""), errors.APIConnectionError, "the connection was lost"),
    (httpx2.ProxyError("407"), errors.APIConnectionError, "could not connect through the proxy: 407"),
    (httpx2.LocalProtocolError("bad"), errors.APIConnectionError, "the request could not be sent: bad"),
    (httpx2.TooManyRedirects("20"), errors.APIConnectionError, "the server redirects in circles: 20"),
    (OSError("out of files"), errors.APIConnectionError, "the request failed: out of files"),
]


@pytest.mark.parametrize(("failure", "kind", "words"), FAILURES)
def test_failures_that_are_hard_to_provoke(
    caller: Caller, failure: Exception, kind: type[errors.APIError], words: str
) -> None:
    def fail(_: httpx2.Request) -> httpx2.Response:
        raise failure

    assert isinstance(failure, SENDING_PROBLEMS)
    with httpx2.Client(transport=httpx2.MockTransport(fail)) as http_client:
        transport = Transport(caller.configuration(max_retries=0), http_client)
        with pytest.raises(kind, match=rf"things\.act: {words}\Z"):
            transport.call(request())


def test_a_raw_response(caller: Caller) -> None:
    caller.server.script[:] = [answer(201, {"a": 1}, {"request-id": "r-2"})]
    raw = caller.call_raw(request())
    assert (raw.status_code, raw.content, raw.request_id) == (201, b'{"a": 1}', "r-2")
    assert raw.headers["content-type"] == "application/json"
    assert raw.elapsed.total_seconds() > 0
    assert raw.parsed == {"a": 1}
    assert raw.parsed is raw.parsed


def test_a_raw_response_is_decoded_only_when_asked(caller: Caller) -> None:
    caller.server.script[:] = [answer(200, b"oops")]
    raw = caller.call_raw(request())
    assert raw.content == b"oops"
    with pytest.raises(errors.ResponseDecodeError):
        _ = raw.parsed


def test_options_change_a_copy_that_shares_the_connections(server: Server) -> None:
    base = Caller("sync", server).configuration(headers={"X-Team": "blue"})
    original = Transport(base)
    changed = original.with_options(max_retries=0, timeout=3, headers={"X-Trace": "1"})
    assert (original.configuration.max_retries, changed.configuration.max_retries) == (2, 0)
    assert changed.configuration.timeout == httpx2.Timeout(3)
    with pytest.raises(errors.InvalidArgumentError, match="headers is a NoneType"):
        original.with_options(headers=None)  # type: ignore[arg-type]
    assert original.configuration is base
    changed.call(request("GET"))
    changed.close()
    original.call(request("GET"))
    original.close()
    assert server.received[0].headers["x-trace"] == "1"
    assert "x-trace" not in server.received[1].headers
    assert [received.headers["x-team"] for received in server.received] == ["blue", "blue"]


def test_a_closed_client_says_so(server: Server) -> None:
    transport = Transport(Caller("sync", server).configuration())
    transport.close()
    with pytest.raises(errors.APIConnectionError, match="the client is closed"):
        transport.call(request())


def test_an_http_client_of_the_user_brings_its_settings_and_stays_open(server: Server) -> None:
    headers = {"X-Own": "1", "User-Agent": "mine/1"}
    with httpx2.Client(headers=headers, params={"v": "2"}, cookies={"c": "3"}) as http_client:
        transport = Transport(Caller("sync", server).configuration(), http_client)
        transport.call(request("GET"))
        transport.close()
        assert not http_client.is_closed
    sent = server.received[0]
    assert (sent.target, sent.headers["x-own"], sent.headers["cookie"]) == ("/things?v=2", "1", "c=3")
    assert sent.headers["user-agent"] == "mine/1"


@pytest.mark.parametrize("make", [lambda c: Transport(c, httpx2.AsyncClient()), lambda c: AsyncTransport(c, object())])
def test_the_wrong_kind_of_http_client_is_refused(server: Server, make: Callable[[Any], object]) -> None:
    with pytest.raises(errors.InvalidArgumentError, match=r"pass an httpx2\.(Async)?Client"):
        make(Caller("sync", server).configuration())


def test_headers_of_the_user_are_taken_as_they_are_now(server: Server) -> None:
    mine = {"X-Team": "blue"}
    transport = Transport(Caller("sync", server).configuration(headers=mine))
    mine["X-Team"] = "red"
    transport.call(request("GET"))
    transport.close()
    assert server.received[0].headers["x-team"] == "blue"
    assert mine == {"X-Team": "red"}


def test_many_threads_share_one_transport(server: Server) -> None:
    transport = Transport(Caller("sync", server).configuration())
    threads = [threading.Thread(target=transport.call, args=(request("GET"),)) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    transport.close()
    assert len(server.received) == 16


def test_many_tasks_share_one_transport(server: Server) -> None:
    async def gather() -> None:
        transport = AsyncTransport(Caller("async", server).configuration())
        await asyncio.gather(*(transport.call(request("GET")) for _ in range(16)))
        await transport.close()

    asyncio.run(gather())
    assert len(server.received) == 16


def test_a_transport_of_the_user_that_needs_no_network(server: Server) -> None:
    def handle(asked: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, json={"path": asked.url.path})

    with httpx2.Client(transport=httpx2.MockTransport(handle)) as http_client:
        transport = Transport(Caller("sync", server).configuration(), http_client)
        assert transport.call_raw(request()).parsed == {"path": "/things"}


REDIRECTING = {
    "sync": lambda: httpx2.Client(follow_redirects=True, max_redirects=3),
    "async": lambda: httpx2.AsyncClient(follow_redirects=True, max_redirects=3),
}
KEYS = {"api_id": "k", "api_secret": "s", "session": "c", "access_token": "t"}
ALL_KEYS = (("id", "secret", "inCookie", "bearer"),)
CREDENTIALS = ("x-api-id", "x-api-secret", "cookie", "authorization")


def follow(caller: Caller, request: Request[Any]) -> Any:
    """The result of a call by a client whose HTTP client follows redirects."""

    async def awaited() -> Any:
        async with REDIRECTING["async"]() as http_client:
            return await AsyncTransport(caller.configuration(KEYS), http_client).call(request)

    if caller.kind == "async":
        return asyncio.run(awaited())
    with REDIRECTING["sync"]() as http_client:
        return Transport(caller.configuration(KEYS), http_client).call(request)


def test_a_redirect_within_the_server_keeps_the_keys(caller: Caller) -> None:
    caller.server.script[:] = [answer(307, headers={"location": "/moved"}), answer(200, {"a": 1})]
    assert follow(caller, request(body=JsonBody({"n": 1}), security=ALL_KEYS)) == {"a": 1}
    first, second = caller.server.received
    assert (second.method, second.target, second.json) == ("POST", "/moved", {"n": 1})
    assert [second.headers.get(name) for name in CREDENTIALS] == ["k", "s", None, "Bearer t"]
    assert first.headers["cookie"] == "session=c"


@pytest.mark.parametrize("keeps_the_body", [True, False])
def test_what_was_read_from_a_pipe_is_not_sent_to_another_address(caller: Caller, keeps_the_body: bool) -> None:
    status = 308 if keeps_the_body else 303
    caller.server.script[:] = [answer(status, headers={"location": "/moved"}), answer(200, {"a": 1})]
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
        caller.server.script[:] = [answer(302, headers={"location": f"{other.url}/elsewhere"})]
        assert follow(caller, request("GET", security=ALL_KEYS)) == {}
        assert other.received[0].target == "/elsewhere"
        assert [other.received[0].headers.get(name) for name in CREDENTIALS] == [None] * 4


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
    caller.server.script[:] = [answer(302, headers={"location": "/things"})] * 9
    with pytest.raises(errors.APIConnectionError, match=r"things\.act: the server redirects in circles: 3 redirects"):
        follow(caller, request("GET"))
    assert len(caller.server.received) == 4
