"""OAuth 2.0 client credentials, from the document to the socket: tokens are fetched, kept, and fetched again."""

from __future__ import annotations

import asyncio
import logging
import pickle
import threading
import time
from base64 import b64encode
from collections.abc import Callable
from types import ModuleType
from typing import Any

import httpx2
import pytest

from generator.diagnostics import Report
from generator.document import load
from generator.engine.reading.security import read_schemes
from generator.settings import CredentialName, Settings
from tests.loopback import Server, Step, closed_port, http_response
from tests.packages import PackageOf

SECRETS = {"client_id": "my id", "client_secret": "hush:hush"}
SENT = f"Basic {b64encode(b'my+id:hush%3Ahush').decode()}"


@pytest.fixture(scope="module")
def acme(package_of: PackageOf) -> ModuleType:
    return package_of("tokens")


@pytest.fixture(params=["sync", "async"])
def call(request: pytest.FixtureRequest, acme: ModuleType, server: Server) -> Callable[..., None]:
    """Makes calls one after the other with one client."""

    def call(*names: str, **options: Any) -> None:
        given = {"base_url": f"{server.url}/v1", **SECRETS, **options}
        if request.param == "async":
            asyncio.run(awaited(names, given))
            return
        with acme.Acme(**given) as client:
            for name in names:
                getattr(client.calls, name)()

    async def awaited(names: tuple[str, ...], options: dict[str, Any]) -> None:
        async with acme.AsyncAcme(**options) as client:
            for name in names:
                await getattr(client.calls, name)()

    return call


def token(text: str, **facts: object) -> bytes:
    return http_response(200, {"access_token": text, "token_type": "bearer", "expires_in": 3600, **facts})


def seen(server: Server) -> list[tuple[str, str | None]]:
    return [(received.target, received.headers.get("authorization")) for received in server.received]


FINE = b"HTTP/1.1 204 Fine\r\n\r\n"


def test_a_token_is_fetched_once_and_sent(call: Callable[..., None], server: Server) -> None:
    server.script += [token("t-1"), FINE, FINE]
    call("plain", "plain", headers={"X-Trace": "of-the-api"})
    assert seen(server) == [("/oauth/token", SENT), ("/v1/plain", "Bearer t-1"), ("/v1/plain", "Bearer t-1")]
    asked = server.received[0]
    assert (asked.method, asked.body) == ("POST", b"grant_type=client_credentials")
    assert asked.headers["content-type"] == "application/x-www-form-urlencoded"
    assert asked.headers["accept"] == "application/json"
    assert "x-trace" not in asked.headers


def test_each_combination_of_scopes_has_its_token(call: Callable[..., None], server: Server) -> None:
    server.script += [token("rw"), FINE, FINE, token("r"), FINE]
    call("scoped", "alike", "with_key", api_key="k")
    assert [sent for _, sent in seen(server)] == [SENT, "Bearer rw", "Bearer rw", SENT, "Bearer r"]
    assert server.received[0].body == b"grant_type=client_credentials&scope=read%20write"
    assert server.received[3].body == b"grant_type=client_credentials&scope=read"
    assert server.received[4].headers["x-api-key"] == "k"


def test_a_token_endpoint_may_want_the_secret_in_the_form(call: Callable[..., None], server: Server) -> None:
    server.script += [token("t-1"), FINE]
    call("by_form", form_client_id="my id", form_client_secret=lambda: "hush&hush")
    assert seen(server) == [("/form/token", None), ("/v1/by-form", "Bearer t-1")]
    assert server.received[0].body == b"grant_type=client_credentials&client_id=my%20id&client_secret=hush%26hush"
    assert server.received[0].headers["content-length"] == str(len(server.received[0].body))


@pytest.mark.parametrize("method", ["plain", "by_form"])
def test_a_token_endpoint_that_repeats_the_secret_is_not_repeated(
    call: Callable[..., None], acme: ModuleType, server: Server, method: str
) -> None:
    server.script += [http_response(401, {"error_description": "hush:hush (hush%3Ahush) is wrong"})]
    with pytest.raises(acme.errors.AuthenticationError, match=r"\*\*\* \(\*\*\*\) is wrong") as raised:
        call(method, form_client_id="my id", form_client_secret="hush:hush")
    assert "hush" not in f"{raised.value} {vars(raised.value)} {pickle.dumps(raised.value)!r}"


def test_a_secret_in_the_form_does_not_follow_a_redirect_to_another_server(acme: ModuleType, server: Server) -> None:
    with Server() as other, httpx2.Client(follow_redirects=True) as http_client:
        server.script += [http_response(307, b"", {"location": f"{other.url}/token"})]
        secrets = {"form_client_id": "my id", "form_client_secret": "hush"}
        client = acme.Acme(base_url=f"{server.url}/v1", **secrets, http_client=http_client)
        with pytest.raises(acme.errors.APIStatusError, match=f"the server redirects to {other.url}/token"):
            client.calls.by_form()
        assert (len(server.received), other.received) == (1, [])


def test_a_way_to_show_the_secret_that_nobody_knows_is_reported() -> None:
    text = """
components:
  securitySchemes:
    oauth:
      type: oauth2
      x-token-endpoint-auth-method: private_key_jwt
      flows: {clientCredentials: {tokenUrl: /token, scopes: {}}}
"""
    report = Report()
    document = load(text, "openapi.yaml", report)
    assert document
    read_schemes(document, (), Settings(package="acme_client", client="Acme"), report)
    (found,) = report.diagnostics
    assert (found.code, found.place.line) == ("security-scheme-unsupported", 6)
    assert "private_key_jwt" in found.message


def test_a_ready_token_is_used_instead(call: Callable[..., None], server: Server) -> None:
    call("plain", access_token="ready")
    call("plain", access_token=lambda: "asked", client_id=None)
    assert seen(server) == [("/v1/plain", "Bearer ready"), ("/v1/plain", "Bearer asked")]


@pytest.mark.parametrize("expires_in", [0, -5, "0"])
def test_a_token_is_not_used_beyond_its_time(call: Callable[..., None], server: Server, expires_in: object) -> None:
    server.script += [token("t-1", expires_in=expires_in), FINE, token("t-2"), FINE]
    call("plain", "plain")
    assert [sent for _, sent in seen(server)] == [SENT, "Bearer t-1", SENT, "Bearer t-2"]


def test_a_token_is_replaced_shortly_before_its_end(
    call: Callable[..., None], server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now)

    def later(seconds: float) -> Callable[[Any], None]:
        def step(connection: Any) -> None:
            nonlocal now
            now += seconds
            connection.sendall(FINE)

        return step

    server.script += [token("t-1", expires_in=100), later(69), later(2), token("t-2"), FINE]
    call("plain", "plain", "plain")
    assert [sent for _, sent in seen(server)] == [SENT, "Bearer t-1", "Bearer t-1", SENT, "Bearer t-2"]


def test_half_of_a_short_time_is_used(
    call: Callable[..., None], server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now)

    def later(connection: Any) -> None:
        nonlocal now
        now += 4
        connection.sendall(FINE)

    server.script += [token("t-1", expires_in=10), later, later, token("t-2"), FINE]
    call("plain", "plain", "plain")
    assert [sent for _, sent in seen(server)] == [SENT, "Bearer t-1", "Bearer t-1", SENT, "Bearer t-2"]


@pytest.mark.parametrize(
    "odd", [{"expires_in": None}, {"expires_in": "soon"}, {"expires_in": 10**400}, {"token_type": "Bearer"}]
)
def test_what_servers_leave_out_or_misspell(call: Callable[..., None], server: Server, odd: dict[str, object]) -> None:
    server.script += [token("t-1", **odd), FINE, FINE]
    call("plain", "plain")
    assert [sent for _, sent in seen(server)] == [SENT, "Bearer t-1", "Bearer t-1"]


def test_a_token_that_is_refused_is_replaced_once(call: Callable[..., None], server: Server, acme: ModuleType) -> None:
    server.script += [token("t-1"), http_response(401), token("t-2"), FINE]
    call("alike", max_retries=0)
    assert [sent for _, sent in seen(server)] == [SENT, "Bearer t-1", SENT, "Bearer t-2"]
    server.script += [token("t-1"), http_response(401), token("t-2"), http_response(401)]
    with pytest.raises(acme.errors.AuthenticationError, match=r"calls\.alike: 401"):
        call("alike")
    assert len(server.received) == 8


def test_a_client_that_was_used_can_be_pickled_for_another_process(acme: ModuleType, server: Server) -> None:
    """Without its connections and tokens, and with its credentials and settings."""
    server.script += [token("t-1"), FINE, token("t-2"), FINE, FINE]
    with acme.Acme(base_url=f"{server.url}/v1", **SECRETS) as client:
        client.calls.plain()
        with pickle.loads(pickle.dumps(client)) as copy:
            copy.calls.plain()
        client.calls.plain()
    asked = [("/oauth/token", SENT)]
    assert seen(server) == [
        *(*asked, ("/v1/plain", "Bearer t-1")),
        *(*asked, ("/v1/plain", "Bearer t-2")),
        ("/v1/plain", "Bearer t-1"),
    ]
    assert server.connections == 2


def test_a_client_that_was_awaited_can_be_pickled_for_another_process(acme: ModuleType, server: Server) -> None:
    async def main() -> None:
        async with acme.AsyncAcme(base_url=f"{server.url}/v1", **SECRETS) as client:
            await client.calls.plain()
            async with pickle.loads(pickle.dumps(client)) as copy:
                await copy.calls.plain()

    server.script += [token("t-1"), FINE, token("t-2"), FINE]
    asyncio.run(main())
    assert [sent for target, sent in seen(server) if target == "/v1/plain"] == ["Bearer t-1", "Bearer t-2"]
    assert server.connections == 2


def test_changed_copies_share_tokens(acme: ModuleType, server: Server) -> None:
    server.script += [token("t-1")]
    with acme.Acme(base_url=server.url, **SECRETS) as client:
        client.with_options(max_retries=0).calls.plain()
        client.calls.plain()
    assert [sent for _, sent in seen(server)] == [SENT, "Bearer t-1", "Bearer t-1"]


def test_changed_copies_share_awaited_tokens(acme: ModuleType, server: Server) -> None:
    async def main() -> None:
        async with acme.AsyncAcme(base_url=server.url, **SECRETS) as client:
            await client.with_options(max_retries=0).calls.plain()
            await client.calls.plain()

    server.script += [token("t-1")]
    asyncio.run(main())
    assert [sent for _, sent in seen(server)] == [SENT, "Bearer t-1", "Bearer t-1"]


def handler(received: list[httpx2.Request]) -> Callable[[httpx2.Request], httpx2.Response]:
    """A server of which the token takes a while, so that everybody comes before it is there."""

    def handle(asked: httpx2.Request) -> httpx2.Response:
        received.append(asked)
        if asked.url.path != "/oauth/token":
            return httpx2.Response(204)
        time.sleep(0.05)
        return httpx2.Response(200, json={"access_token": "t", "expires_in": 100})

    return handle


def test_many_threads_fetch_one_token(acme: ModuleType) -> None:
    received: list[httpx2.Request] = []
    http_client = httpx2.Client(transport=httpx2.MockTransport(handler(received)))
    client = acme.Acme(**SECRETS, http_client=http_client)
    threads = [threading.Thread(target=client.calls.plain) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(received) == 17


def slow(received: list[httpx2.Request], status: int = 200) -> Callable[[httpx2.Request], Any]:
    async def handle(asked: httpx2.Request) -> httpx2.Response:
        received.append(asked)
        if asked.url.path != "/oauth/token":
            return httpx2.Response(204)
        await asyncio.sleep(0.05)
        return httpx2.Response(status, json={"access_token": "t", "expires_in": 100})

    return handle


@pytest.mark.parametrize(("status", "requests"), [(200, 17), (400, 1)])
def test_many_tasks_fetch_one_token_or_share_its_error(acme: ModuleType, status: int, requests: int) -> None:
    received: list[httpx2.Request] = []

    async def main() -> list[object]:
        http_client = httpx2.AsyncClient(transport=httpx2.MockTransport(slow(received, status)))
        async with acme.AsyncAcme(**SECRETS, http_client=http_client) as client:
            return list(await asyncio.gather(*(client.calls.plain() for _ in range(16)), return_exceptions=True))

    results = asyncio.run(main())
    assert len(received) == requests
    kinds = {type(result) for result in results}
    assert kinds == ({type(None)} if status == 200 else {acme.errors.BadRequestError})


@pytest.mark.parametrize("is_refused", [True, False])
def test_a_token_that_could_not_be_had_is_asked_for_again(acme: ModuleType, is_refused: bool) -> None:
    """Also where the one who asked for it was cancelled, together with everything that ran in its event loop."""
    received: list[str] = []

    async def handle(asked: httpx2.Request) -> httpx2.Response:
        received.append(asked.url.path)
        if len(received) == 1 and is_refused:
            return httpx2.Response(400)
        if len(received) == 1:
            await asyncio.sleep(60)
        return httpx2.Response(200, json={"access_token": "t"})

    async def main() -> None:
        async with asyncio.timeout(0.05):
            await client.calls.plain()

    client = acme.AsyncAcme(**SECRETS, http_client=httpx2.AsyncClient(transport=httpx2.MockTransport(handle)))
    with pytest.raises(acme.errors.BadRequestError if is_refused else TimeoutError):
        asyncio.run(main())
    asyncio.run(client.calls.plain())
    assert received == ["/oauth/token", "/oauth/token", "/v1/plain"]


def test_a_task_that_is_cancelled_leaves_the_others_their_token(acme: ModuleType) -> None:
    received: list[str] = []

    async def main() -> None:
        is_asked, is_cancelled = asyncio.Event(), asyncio.Event()

        async def handle(asked: httpx2.Request) -> httpx2.Response:
            received.append(asked.url.path)
            if asked.url.path != "/oauth/token":
                return httpx2.Response(204)
            is_asked.set()
            await is_cancelled.wait()
            return httpx2.Response(200, json={"access_token": "t", "expires_in": 100})

        http_client = httpx2.AsyncClient(transport=httpx2.MockTransport(handle))
        async with acme.AsyncAcme(**SECRETS, http_client=http_client) as client:
            first, second = (asyncio.create_task(client.calls.plain()) for _ in range(2))
            await is_asked.wait()
            first.cancel()
            is_cancelled.set()
            await second

    asyncio.run(main())
    assert received == ["/oauth/token", "/v1/plain"]


def test_a_client_that_is_used_in_one_event_loop_after_the_other(acme: ModuleType) -> None:
    received: list[httpx2.Request] = []
    client = acme.AsyncAcme(**SECRETS, http_client=httpx2.AsyncClient(transport=httpx2.MockTransport(slow(received))))
    asyncio.run(client.calls.plain())
    asyncio.run(client.calls.plain())
    assert len(received) == 3


FAILURES: list[tuple[Step, str, str]] = [
    (
        http_response(401, {"error": "invalid_client", "error_description": "Unknown client."}),
        "AuthenticationError",
        "401",
    ),
    (http_response(400, {"error": "invalid_scope"}), "BadRequestError", "invalid_scope"),
    (http_response(502, b"<html>gone</html>", {"content-type": "text/html"}), "InternalServerError", "gone"),
    (http_response(200, b"access_token=hush-token"), "ResponseDecodeError", "expected an object"),
    (http_response(200, {"token": "hush-token"}), "ResponseDecodeError", r"\$\.access_token: "),
    *(
        (http_response(200, {"access_token": odd}), "ResponseDecodeError", r"\$\.access_token: ")
        for odd in ("hush-token\n", "hush-tökén", "")
    ),
    *((token("hush-token", token_type=odd), "ResponseDecodeError", r"\$\.token_type: ") for odd in ("mac", 7)),
    (http_response(302, b"", {"location": "/login"}), "APIStatusError", "redirects to /login"),
]


@pytest.mark.parametrize(("step", "kind", "words"), FAILURES)
def test_failures_of_the_token_endpoint(
    call: Callable[..., None],
    server: Server,
    acme: ModuleType,
    caplog: pytest.LogCaptureFixture,
    step: Step,
    kind: str,
    words: str,
) -> None:
    caplog.set_level(logging.DEBUG)
    server.script += [step]
    with pytest.raises(
        getattr(acme.errors, kind), match=rf"the access token from {server.url}/oauth/token: .*{words}"
    ) as raised:
        call("plain", max_retries=0)
    assert len(server.received) == 1
    error: BaseException | None = raised.value
    while error is not None:
        shown = f"{error} {error!r} {vars(error)} {pickle.dumps(error)!r}"
        assert not [private for private in ("hush", SENT) if private in shown]
        error = error.__cause__ or error.__context__
    assert "hush" not in caplog.text
    assert SENT not in caplog.text
    assert "POST /oauth/token: " in caplog.text


def test_a_token_endpoint_that_is_not_there(call: Callable[..., None], acme: ModuleType) -> None:
    with pytest.raises(acme.errors.APIConnectionError, match=r"the access token from .*: could not connect"):
        call("plain", max_retries=0, base_url=f"http://127.0.0.1:{closed_port()}")


def test_missing_credentials_name_all_ways(call: Callable[..., None], acme: ModuleType) -> None:
    with pytest.raises(acme.errors.MissingCredentialError) as raised:
        call("plain", client_id=None)
    assert str(raised.value) == (
        "calls.plain needs a credential that the client does not have: "
        "pass access_token= or set the environment variable ACME_ACCESS_TOKEN; or "
        "pass client_id= or set the environment variable ACME_CLIENT_ID"
    )


def test_the_environment_has_client_credentials(
    call: Callable[..., None], server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ACME_CLIENT_ID", "my id")
    monkeypatch.setenv("ACME_CLIENT_SECRET", "hush:hush")
    server.script += [token("t-1")]
    call("plain", client_id=None, client_secret=None)
    assert seen(server)[0] == ("/oauth/token", SENT)


def test_a_client_secret_may_be_a_callable(call: Callable[..., None], server: Server) -> None:
    server.script += [token("t-1")]
    call("plain", client_secret=lambda: "hush:hush")
    assert seen(server) == [("/oauth/token", SENT), ("/v1/plain", "Bearer t-1")]


def test_a_token_of_another_server(acme: ModuleType) -> None:
    received: list[str] = []

    def handle(asked: httpx2.Request) -> httpx2.Response:
        received.append(str(asked.url))
        return httpx2.Response(200, json={"access_token": "t"})

    http_client = httpx2.Client(transport=httpx2.MockTransport(handle))
    with acme.Acme(elsewhere_client_id="i", elsewhere_client_secret="s", http_client=http_client) as client:
        client.calls.elsewhere()
    assert received == ["https://login.example/token?tenant=1", "https://api.acme.example/v1/elsewhere"]


def test_other_flows_take_a_token(call: Callable[..., None], server: Server) -> None:
    call("by_person", person_access_token="t")
    assert seen(server) == [("/v1/by-person", "Bearer t")]


DOCUMENT = """
paths:
  /a: {get: {security: [{oauth: []}], responses: {}}}
components:
  securitySchemes:
    basic: {type: http, scheme: basic}
    oauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: /token, scopes: {}}}}
"""


def test_a_manifest_names_each_credential() -> None:
    document = load(DOCUMENT, "openapi.yaml", Report())
    assert document is not None
    credentials = (
        CredentialName("basic", "account", "ACME_ACCOUNT", part="username"),
        CredentialName("oauth", "token", "ACME_TOKEN"),
        CredentialName("oauth", "app_secret", "ACME_APP_SECRET", part="client_secret"),
    )
    schemes = read_schemes(document, (), Settings("acme", "Acme", "acme", credentials=credentials), Report())
    assert [(one.argument, one.variable) for scheme in schemes for one in scheme.settings] == [
        ("account", "ACME_ACCOUNT"),
        ("password", "ACME_PASSWORD"),
        ("token", "ACME_TOKEN"),
        ("client_id", "ACME_CLIENT_ID"),
        ("app_secret", "ACME_APP_SECRET"),
    ]
