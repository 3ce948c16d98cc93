"""Credentials: which ones a call uses, where they come from, and that nothing shows them."""

from __future__ import annotations

import logging
import pickle
from base64 import b64encode
from collections.abc import Callable
from typing import Any

import pytest
from package import errors
from package._runtime.bodies import ContentBody, JsonBody
from package._runtime.files import Opened
from package._runtime.transport import Transport

from tests.loopback import closed_port, http_response
from tests.runtime.conftest import Caller, request


def sent_by(caller: Caller, security: tuple[tuple[str, ...], ...], **arguments: object) -> dict[str, str]:
    caller.call(request("GET", security=security), arguments)
    return caller.server.received[-1].headers


def test_schemes_that_go_together(caller: Caller) -> None:
    headers = sent_by(caller, (("id", "secret"),), api_id="i", api_secret="s")
    assert (headers["x-api-id"], headers["x-api-secret"]) == ("i", "s")


def test_bearer(caller: Caller) -> None:
    assert sent_by(caller, (("bearer",),), access_token="t")["authorization"] == "Bearer t"


def test_basic(caller: Caller) -> None:
    headers = sent_by(caller, (("basic",),), username="ann", password="ü:x")
    assert headers["authorization"] == f"Basic {b64encode('ann:ü:x'.encode()).decode()}"


def test_an_empty_password_is_one(caller: Caller) -> None:
    headers = sent_by(caller, (("basic",),), username="key", password="")
    assert headers["authorization"] == f"Basic {b64encode(b'key:').decode()}"
    with pytest.raises(errors.MissingCredentialError, match="pass password= or set"):
        sent_by(caller, (("basic",),), username="key")
    with pytest.raises(errors.MissingCredentialError, match="pass username= or set"):
        sent_by(caller, (("basic",),), username="", password="p")


def test_a_key_in_the_query(caller: Caller) -> None:
    sent_by(caller, (("inQuery",),), query_key="a&b")
    assert caller.server.received[0].target == "/things?key=a%26b"


def test_a_key_in_a_cookie(caller: Caller) -> None:
    assert sent_by(caller, (("inCookie",),), session="abc")["cookie"] == "session=abc"


def test_the_first_complete_alternative_is_used(caller: Caller) -> None:
    either = (("id", "secret"), ("bearer",))
    assert "authorization" in sent_by(caller, either, api_id="i", access_token="t")
    assert "authorization" not in sent_by(caller, either, api_id="i", api_secret="s", access_token="t")


def test_optional_security_is_used_if_there_is_a_credential(caller: Caller) -> None:
    optional = ((), ("bearer",))
    assert "authorization" not in sent_by(caller, optional)
    assert sent_by(caller, optional, access_token="t")["authorization"] == "Bearer t"


def test_a_public_call_sends_no_credential(caller: Caller) -> None:
    assert "authorization" not in sent_by(caller, (), access_token="t")


@pytest.mark.parametrize("nothing", [None, ""])
def test_a_missing_credential_names_argument_and_variable(caller: Caller, nothing: str | None) -> None:
    with pytest.raises(errors.MissingCredentialError) as raised:
        caller.call(request(security=(("id", "secret"), ("bearer",))), {"api_id": "i", "api_secret": nothing})
    assert str(raised.value) == (
        "things.act needs a credential that the client does not have: "
        "pass api_secret= or set the environment variable ACME_API_SECRET; or "
        "pass access_token= or set the environment variable ACME_ACCESS_TOKEN"
    )
    assert caller.server.received == []


def test_the_environment_is_read_when_the_client_is_made(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACME_ACCESS_TOKEN", "from-environment")
    assert sent_by(caller, (("bearer",),))["authorization"] == "Bearer from-environment"
    assert sent_by(caller, (("bearer",),), access_token="mine")["authorization"] == "Bearer mine"
    transport = Transport(caller.configuration())
    monkeypatch.delenv("ACME_ACCESS_TOKEN")
    transport.call(request(security=(("bearer",),)))
    transport.close()


def counted(*tokens: str) -> tuple[Callable[[], str], list[str]]:
    """A callable that gives one token after the other, the last one forever; and those that it gave."""
    given: list[str] = []

    def ask() -> str:
        given.append(tokens[min(len(given), len(tokens) - 1)])
        return given[-1]

    return ask, given


def test_a_callable_is_asked_before_each_call(caller: Caller) -> None:
    ask, _ = counted("first", "second")
    transport = Transport(caller.configuration({"access_token": ask}))
    for _ in range(2):
        transport.call(request("GET", security=(("bearer",),)))
    transport.close()
    assert [sent.headers["authorization"] for sent in caller.server.received] == ["Bearer first", "Bearer second"]


def test_a_callable_is_asked_again_once_after_401(caller: Caller, pauses: list[float]) -> None:
    ask, given = counted("old", "new")
    caller.server.script[:] = [http_response(401)]
    caller.call(request(body=JsonBody(1), security=(("bearer",),)), {"access_token": ask}, max_retries=0)
    assert [sent.headers["authorization"] for sent in caller.server.received] == ["Bearer old", "Bearer new"]
    assert (given, pauses) == (["old", "new"], [0.0])


def test_a_callable_that_can_be_told_of_a_refusal_is(caller: Caller) -> None:
    class Token:
        def __call__(self) -> str:
            return "old"

        def renewed(self, refused: str) -> str:
            return f"newer than {refused}"

    caller.server.script[:] = [http_response(401)]
    caller.call(request("GET", security=(("bearer",),)), {"access_token": Token()}, max_retries=0)
    sent = [each.headers["authorization"] for each in caller.server.received]
    assert sent == ["Bearer old", "Bearer newer than old"]


def test_a_second_401_is_the_response(caller: Caller) -> None:
    ask, given = counted("t")
    caller.server.script[:] = [http_response(401), http_response(401), http_response(401)]
    with pytest.raises(errors.AuthenticationError):
        caller.call(request("GET", security=(("bearer",),)), {"access_token": ask}, max_retries=5)
    assert given == ["t", "t"]


def test_a_new_credential_is_not_one_of_the_retries(caller: Caller) -> None:
    ask, _ = counted("t")
    caller.server.script[:] = [http_response(401), http_response(503), http_response(503)]
    caller.call(request("GET", security=(("bearer",),)), {"access_token": ask}, max_retries=2)
    assert len(caller.server.received) == 4


def test_a_retry_does_not_ask_again(caller: Caller) -> None:
    ask, given = counted("t")
    caller.server.script[:] = [http_response(503)]
    caller.call(request("GET", security=(("bearer",),)), {"access_token": ask})
    assert given == ["t"]


def test_a_plain_token_is_not_sent_again_after_401(caller: Caller) -> None:
    caller.server.script[:] = [http_response(401)]
    with pytest.raises(errors.AuthenticationError):
        caller.call(request("GET", security=(("bearer",),)), {"access_token": "t"})
    assert len(caller.server.received) == 1


def test_a_body_that_is_gone_is_not_sent_again_after_401(caller: Caller) -> None:
    class Pipe:
        def read(self, _size: int) -> bytes:
            return b""

    ask, _ = counted("t")
    caller.server.script[:] = [http_response(401)]
    pipe: Any = Pipe()
    body = ContentBody(Opened(pipe, None, None))
    with pytest.raises(errors.AuthenticationError):
        caller.call(request(body=body, security=(("bearer",),)), {"access_token": ask})
    assert len(caller.server.received) == 1


def test_a_coroutine_function_is_for_the_asynchronous_client(caller: Caller) -> None:
    async def ask() -> str:
        return "t"

    asked = request("GET", security=(("bearer",),))
    if caller.kind == "async":
        caller.call(asked, {"access_token": ask})
        assert caller.server.received[0].headers["authorization"] == "Bearer t"
    else:
        with pytest.raises(errors.InvalidArgumentError, match=r"access_token.*only the asynchronous client"):
            caller.call(asked, {"access_token": ask})


@pytest.mark.parametrize(
    ("given", "kind"), [(None, "a value of type NoneType"), ("", "empty text"), (b"t", "a value of type bytes")]
)
def test_a_callable_that_gives_no_credential(caller: Caller, given: object, kind: str) -> None:
    said = f"the callable access_token gave {kind} instead of a credential"
    with pytest.raises(errors.InvalidArgumentError, match=said):
        caller.call(request(security=(("bearer",),)), {"access_token": lambda: given})


@pytest.mark.parametrize(
    ("security", "arguments"),
    [
        ("bearer", {"access_token": "hush-hush\n"}),
        ("bearer", {"access_token": "hush-hush-é"}),
        ("id", {"api_id": "hush-hush\r\nX-Evil: 1"}),
        ("inCookie", {"session": "hush-hush; admin=1"}),
        ("inQuery", {"query_key": "hush-hush\ud800"}),
        ("basic", {"username": "hush-hush:", "password": "p"}),
        ("basic", {"username": "u", "password": "hush-hush\ud800"}),
    ],
)
def test_a_credential_that_cannot_be_sent_is_refused_and_not_shown(
    caller: Caller, security: str, arguments: dict[str, object]
) -> None:
    with pytest.raises(errors.InvalidArgumentError) as raised:
        caller.call(request(security=((security,),)), arguments)
    assert "hush-hush" not in str(raised.value)
    assert "hush-hush" not in repr(raised.value.__cause__)


SECRETS = dict.fromkeys(("api_id", "api_secret", "query_key", "session", "access_token", "username"), "hush-hush")
ALL_SCHEMES = (("id", "secret", "inQuery", "inCookie", "basic"),)


def test_no_log_shows_a_credential_or_a_body(caller: Caller, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    caller.server.script[:] = [http_response(503, {"message": "body-of-response"})]
    asked = request("PUT", body=JsonBody("body-of-request"), security=ALL_SCHEMES)
    caller.call(asked, {**SECRETS, "password": "hush-hush"}, headers={"X-Token": "hush-hush"})
    own = [record.getMessage() for record in caplog.records if record.name == "package"]
    assert len(own) == 2
    assert own[0].startswith("PUT /things: 503 (attempt 1, ")
    assert own[0].endswith(", again in 0.0 s")
    assert own[1].startswith("PUT /things: 200 (attempt 2, ")
    basic = b64encode(b"hush-hush:hush-hush").decode()
    for unwanted in ("hush-hush", basic, "body-of-request", "body-of-response"):
        assert unwanted not in caplog.text


@pytest.mark.parametrize(
    ("security", "arguments", "words"),
    [
        ("bearer", {"access_token": "hush-hush"}, "the token hush-hush has expired"),
        ("bearer", {"access_token": lambda: "hush-hush"}, "the token hush-hush has expired"),
        ("secret", {"api_secret": "hush-hush"}, "no such key: hush-hush"),
        ("inQuery", {"query_key": "hush hush"}, "hush%20hush or hush hush"),
        ("basic", {"username": "ada", "password": "hush-hush"}, f"Basic {b64encode(b'ada:hush-hush').decode()}"),
    ],
)
@pytest.mark.parametrize("status", [302, 401, 500])
def test_a_server_that_repeats_a_credential_is_not_repeated(
    caller: Caller, security: str, arguments: dict[str, object], words: str, status: int
) -> None:
    refusal = http_response(status, {"message": words}, {"location": f"/?why={words}", "x-request-id": words})
    caller.server.script[:] = [refusal, refusal]
    with pytest.raises(errors.APIStatusError, match=r"\*\*\*") as raised:
        caller.call(request("GET", security=((security,),)), arguments, max_retries=0)
    shown = f"{raised.value} {vars(raised.value)} {pickle.dumps(raised.value)!r}"
    assert "hush" not in shown
    assert words.split()[-1] not in shown or words.endswith("expired")


def test_a_success_is_what_the_server_said(caller: Caller) -> None:
    caller.server.script[:] = [http_response(200, {"token": "hush-hush"})]
    asked = request("GET", security=(("bearer",),))
    assert caller.call(asked, {"access_token": "hush-hush"}) == {"token": "hush-hush"}


def test_of_a_credential_that_begins_as_another_one_nothing_is_left(caller: Caller) -> None:
    caller.server.script[:] = [http_response(403, {"message": "hush-hush-and-more is unknown"})]
    arguments = {"api_id": "hush-hush", "api_secret": "hush-hush-and-more"}
    with pytest.raises(errors.PermissionDeniedError) as raised:
        caller.call(request("GET", security=(("id", "secret"),)), arguments)
    assert "more" not in str(raised.value)


def test_what_is_too_short_for_a_credential_hides_nothing(caller: Caller) -> None:
    caller.server.script[:] = [http_response(403, {"message": "a test"})]
    with pytest.raises(errors.PermissionDeniedError, match="a test"):
        caller.call(request("GET", security=(("bearer",),)), {"access_token": "t"})


def test_no_error_or_repr_shows_a_credential(caller: Caller) -> None:
    configuration = caller.configuration({**SECRETS, "password": "hush-hush"}, headers={"X-Token": "hush-hush"})
    transport = Transport(configuration)
    assert "hush-hush" not in repr(configuration) + repr(transport) + repr(vars(transport))
    transport.close()
    gone = {**SECRETS, "password": "hush-hush", "base_url": f"http://127.0.0.1:{closed_port()}"}
    caller.server.script[:] = [http_response(403, {"message": "no"}), http_response(200, b"oops")]
    for arguments in (gone, SECRETS | {"password": "hush-hush"}, SECRETS | {"password": "hush-hush"}):
        with pytest.raises(errors.APIError) as raised:
            caller.call(request("GET", security=ALL_SCHEMES), arguments, max_retries=0)
        error: BaseException | None = raised.value
        assert b"hush-hush" not in pickle.dumps(error)
        while error is not None:
            assert "hush-hush" not in str(error) + repr(error)
            assert "hush-hush" not in repr(getattr(error, "_request", None))
            error = error.__cause__ or error.__context__
