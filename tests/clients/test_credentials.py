"""Where credentials come from, what is said when there are none, and that nothing shows them."""

from __future__ import annotations

import logging
from collections.abc import Callable

import pytest

from tests.clients.calling import APIS, REPLYKE, Api, Caller
from tests.loopback import http_response

HEADERS = {
    "Respondent": {"x-api-key": "k-1", "x-api-secret": "s-1"},
    "Asapp": {"asapp-api-id": "i-1", "asapp-api-secret": "s-1"},
    "Replyke": {"authorization": "Bearer t-1"},
}


def variable(api: Api, argument: str) -> str:
    return f"{api.client}_{argument}".upper()


def test_environment_variables_are_the_default(caller: Caller, api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    for argument, value in api.credentials.items():
        monkeypatch.setenv(variable(api, argument), value)
    caller.server.script.append(api.success)
    caller.call_with(api, dict.fromkeys(api.credentials))
    assert caller.server.received[0].headers.items() >= HEADERS[api.client].items()


def test_arguments_go_before_environment_variables(caller: Caller, api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    for argument in api.credentials:
        monkeypatch.setenv(variable(api, argument), "of-somebody-else")
    caller.server.script.append(api.success)
    caller.call(api)
    assert caller.server.received[0].headers.items() >= HEADERS[api.client].items()


@pytest.mark.parametrize(
    ("api", "argument"), [(api, argument) for api in APIS for argument in api.credentials], ids=str
)
def test_a_missing_credential_names_argument_and_variable(caller: Caller, api: Api, argument: str) -> None:
    with pytest.raises(api.module.errors.MissingCredentialError) as caught:
        caller.call_with(api, {argument: None})
    assert f"{argument}=" in str(caught.value)
    assert variable(api, argument) in str(caught.value)
    assert caller.server.received == []


def counting() -> Callable[[], str]:
    """A callable that gives another token each time."""
    tokens = iter(("t-1", "t-2", "t-3"))
    return lambda: next(tokens)


def authorizations(caller: Caller) -> list[str]:
    return [request.headers["authorization"] for request in caller.server.received]


@pytest.mark.parametrize("max_retries", [0, 2])
def test_a_callable_token_is_asked_once_more_after_401(caller: Caller, max_retries: int) -> None:
    caller.server.script += [http_response(401, {"error": "Expired", "code": "auth/expired"}), REPLYKE.success]
    message = caller.call_with(REPLYKE, {"access_token": counting(), "max_retries": max_retries})
    assert message.id == "m-1"
    assert authorizations(caller) == ["Bearer t-1", "Bearer t-2"]


def test_files_are_sent_again_with_the_new_token(caller: Caller) -> None:
    caller.server.script += [http_response(401), REPLYKE.success]
    caller.call_with(REPLYKE, {"access_token": counting()}, files=[b"\x89PNG"])
    first, second = caller.server.received
    assert b"\x89PNG" in first.body
    assert first.body == second.body


def test_nothing_shows_a_credential(caller: Caller, api: Api, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    secrets = dict.fromkeys(api.credentials, "hush-hush")
    for name in (api.client, f"Async{api.client}"):
        client = getattr(api.module, name)(**secrets, base_url="http://own.test")
        assert repr(client) == f"<{name} http://own.test>"
        assert "{environment}" not in repr(getattr(api.module, name)(**secrets))
        assert "hush" not in repr(client.__dict__)
    caller.server.script.append(http_response(403, {"error": "No"}))
    with pytest.raises(api.module.errors.PermissionDeniedError) as caught:
        caller.call_with(api, secrets)
    assert "hush" not in f"{caught.value!r} {caught.value} {caught.value.__dict__}"
    assert api.package in {record.name for record in caplog.records}
    assert "hush" not in caplog.text
