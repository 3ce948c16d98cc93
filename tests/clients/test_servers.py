"""Which address a call goes to; the network is replaced, so that documented servers can be called."""

from __future__ import annotations

from collections.abc import Mapping

import httpx2
import pytest

from tests.clients.calling import ASAPP, REPLYKE, RESPONDENT, Api, call

RESPONDENT_PATH = "/v1/messaging/conversations/c-1/messages"
ASAPP_PATH = "/conversation/v1/conversations/c-1/messages"
REPLYKE_PATH = "/chat/conversations/c-1/messages"


def address(kind: str, api: Api, options: Mapping[str, object]) -> str:
    """Where a client with these options sends its call."""
    asked: list[httpx2.URL] = []

    def respond(request: httpx2.Request) -> httpx2.Response:
        asked.append(request.url)
        return httpx2.Response(201, json=api.result)

    http_client = {"sync": httpx2.Client, "async": httpx2.AsyncClient}[kind](transport=httpx2.MockTransport(respond))
    call(kind, api, {**api.credentials, "http_client": http_client, **options}, "c-1", api.fields)
    assert not http_client.is_closed
    assert len(asked) == 1
    return str(asked[0])


@pytest.mark.parametrize(
    ("api", "options", "url"),
    [
        (RESPONDENT, {"environment": "production"}, f"https://api.respondent.io{RESPONDENT_PATH}"),
        (RESPONDENT, {"environment": "staging"}, f"https://api-staging.respondent.io{RESPONDENT_PATH}"),
        (RESPONDENT, {"base_url": "http://own.test"}, f"http://own.test{RESPONDENT_PATH}"),
        (ASAPP, {}, f"https://api.sandbox.asapp.com{ASAPP_PATH}"),
        (ASAPP, {"environment": "sandbox"}, f"https://api.sandbox.asapp.com{ASAPP_PATH}"),
        (ASAPP, {"environment": "production"}, f"https://api.asapp.com{ASAPP_PATH}"),
        (REPLYKE, {"project_id": "p-1"}, f"https://api.replyke.com/v7/p-1{REPLYKE_PATH}"),
        (REPLYKE, {"project_id": "p-1", "environment": "production"}, f"https://api.replyke.com/v7/p-1{REPLYKE_PATH}"),
        (REPLYKE, {"base_url": "https://own.test/chat-api/"}, f"https://own.test/chat-api{REPLYKE_PATH}"),
        (REPLYKE, {"base_url": "https://own.test", "project_id": "p-1"}, f"https://own.test{REPLYKE_PATH}"),
    ],
)
def test_addresses(kind: str, api: Api, options: Mapping[str, object], url: str) -> None:
    assert address(kind, api, options) == url


@pytest.mark.parametrize(
    ("api", "variables", "url"),
    [
        (RESPONDENT, {"RESPONDENT_ENVIRONMENT": "staging"}, f"https://api-staging.respondent.io{RESPONDENT_PATH}"),
        (ASAPP, {"ASAPP_ENVIRONMENT": "production"}, f"https://api.asapp.com{ASAPP_PATH}"),
        (ASAPP, {"ASAPP_BASE_URL": "http://own.test/v2"}, f"http://own.test/v2{ASAPP_PATH}"),
        (REPLYKE, {"REPLYKE_PROJECT_ID": "p-2"}, f"https://api.replyke.com/v7/p-2{REPLYKE_PATH}"),
    ],
)
def test_addresses_from_environment_variables(
    kind: str, api: Api, variables: Mapping[str, str], url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert address(kind, api, {}) == url


def test_respondent_makes_the_caller_choose_an_environment(kind: str) -> None:
    with pytest.raises(RESPONDENT.module.errors.InvalidArgumentError) as caught:
        address(kind, RESPONDENT, {})
    for needed in ("environment=", "RESPONDENT_ENVIRONMENT", "production", "staging"):
        assert needed in str(caught.value)


def test_replyke_needs_a_project(kind: str) -> None:
    with pytest.raises(REPLYKE.module.errors.InvalidArgumentError, match=r"project_id=.* REPLYKE_PROJECT_ID"):
        address(kind, REPLYKE, {})


def test_an_environment_that_nobody_documents_is_refused_with_the_ones_there_are(kind: str) -> None:
    with pytest.raises(ASAPP.module.errors.InvalidArgumentError, match=r"'prod'.*'sandbox', 'production'"):
        address(kind, ASAPP, {"environment": "prod"})


@pytest.mark.parametrize(("prefix", "kind"), [("", httpx2.Client), ("Async", httpx2.AsyncClient)])
def test_an_address_in_the_http_client_is_refused(prefix: str, kind: type[httpx2.Client | httpx2.AsyncClient]) -> None:
    client = getattr(REPLYKE.module, f"{prefix}Replyke")
    with pytest.raises(REPLYKE.module.errors.InvalidArgumentError, match="http_client has a base_url"):
        client(project_id="p-1", http_client=kind(base_url="https://own.test"))
