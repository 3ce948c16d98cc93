"""What a client is constructed with: servers, environments, options."""

from __future__ import annotations

from typing import Any

import httpx2
import pytest
from package import errors
from package._runtime.configuration import configure
from package._runtime.security import Setting
from package._runtime.service import Server, ServerVariable, Service
from package._runtime.transport import Transport

from tests.runtime.conftest import SERVICE, request


def test_the_default_server() -> None:
    assert configure(SERVICE, {}).address() == "https://sandbox.acme.test"


def test_an_environment_picks_a_server(monkeypatch: pytest.MonkeyPatch) -> None:
    assert configure(SERVICE, {"environment": "production"}).address() == "https://acme.test"
    monkeypatch.setenv("ACME_ENVIRONMENT", "production")
    assert configure(SERVICE, {}).address() == "https://acme.test"
    assert configure(SERVICE, {"environment": "sandbox"}).address() == "https://sandbox.acme.test"
    monkeypatch.setenv("ACME_ENVIRONMENT", "")  # as CI sets what it does not know
    assert configure(SERVICE, {}).address() == "https://sandbox.acme.test"


def test_base_url_goes_before_environment_and_arguments_before_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    both = {"base_url": "http://here:1/v2/", "environment": "production"}
    assert configure(SERVICE, both).address() == "http://here:1/v2"
    monkeypatch.setenv("ACME_BASE_URL", "https://elsewhere.test")
    assert configure(SERVICE, {}).address() == "https://elsewhere.test"
    assert configure(SERVICE, {"environment": "production"}).address() == "https://acme.test"


def test_an_environment_that_does_not_exist_is_refused_at_once() -> None:
    with pytest.raises(errors.InvalidArgumentError, match=r"no environment 'live'.*'sandbox', 'production'"):
        configure(SERVICE, {"environment": "live"})


@pytest.mark.parametrize(
    "url",
    [
        "acme.test",
        "ftp://acme.test",
        "https://",
        "https://a.test?x=1",
        "https://a.test:port",
        "https://a.test:65536",
        "http://[::1",
        "//a",
    ],
)
def test_a_base_url_that_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(errors.InvalidArgumentError, match="base_url"):
        configure(SERVICE, {"base_url": url})


@pytest.mark.parametrize("url", ["https://ann:hush@acme.test", "https://ann:hush@acme.test:port"])
def test_a_base_url_with_a_password_is_refused_and_not_shown(url: str) -> None:
    with pytest.raises(errors.InvalidArgumentError) as raised:
        configure(SERVICE, {"base_url": url})
    assert "hush" not in str(raised.value)


PROJECT = ServerVariable("projectId", Setting("project_id", "ACME_PROJECT_ID"))
REGION = ServerVariable("region", Setting("region", "ACME_REGION"), default="eu", choices=("eu", "us"))
TEMPLATED = Service(
    user_agent="acme/1",
    schemes={},
    servers={"production": Server("https://{region}.acme.test/v7/{projectId}/", (PROJECT, REGION))},
    default_environment="production",
    environment=Setting("environment", "ACME_ENVIRONMENT"),
    base_url=Setting("base_url", "ACME_BASE_URL"),
)


def test_server_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    assert configure(TEMPLATED, {"project_id": "p 1"}).address() == "https://eu.acme.test/v7/p%201"
    monkeypatch.setenv("ACME_PROJECT_ID", "p-2")
    assert configure(TEMPLATED, {"region": "us"}).address() == "https://us.acme.test/v7/p-2"


def test_a_server_variable_outside_of_its_choices() -> None:
    with pytest.raises(errors.InvalidArgumentError, match="region='mars' is none of eu, us"):
        configure(TEMPLATED, {"project_id": "p", "region": "mars"}).address()


@pytest.mark.parametrize("project", ["..", "a/../b", "."])
def test_a_server_variable_that_would_change_the_address(project: str) -> None:
    with pytest.raises(errors.InvalidArgumentError, match="would change the address of the server"):
        configure(TEMPLATED, {"project_id": project}).address()


def test_a_missing_server_variable_is_the_error_of_the_call_that_needs_it() -> None:
    transport = Transport(configure(TEMPLATED, {}))
    with pytest.raises(errors.InvalidArgumentError, match=r"projectId: pass project_id= or set .* ACME_PROJECT_ID"):
        transport.call(request())
    transport.close()


def test_base_url_replaces_the_variables_too() -> None:
    assert configure(TEMPLATED, {"base_url": "http://localhost:8080"}).address() == "http://localhost:8080"


def test_without_a_documented_server_the_address_must_be_given() -> None:
    bare = Service("acme/1", {}, {}, None, TEMPLATED.environment, TEMPLATED.base_url)
    with pytest.raises(errors.InvalidArgumentError, match=r"pass base_url= or set .* ACME_BASE_URL"):
        configure(bare, {}).address()
    assert configure(bare, {"base_url": "http://localhost"}).address() == "http://localhost"


def test_without_a_default_the_environment_must_be_chosen_before_a_call() -> None:
    undecided = SERVICE._replace(default_environment=None)
    transport = Transport(configure(undecided, {}))
    with pytest.raises(
        errors.InvalidArgumentError, match=r"\(sandbox, production\): pass environment= or set .* ACME_ENVIRONMENT"
    ):
        transport.call(request())
    transport.close()
    assert configure(undecided, {"environment": "production"}).address() == "https://acme.test"


def test_timeouts() -> None:
    assert configure(SERVICE, {}).timeout == httpx2.Timeout(60, connect=5)
    assert configure(SERVICE, {}, timeout=2.5).timeout == httpx2.Timeout(2.5)
    assert configure(SERVICE, {}, timeout=None).timeout == httpx2.Timeout(None)


@pytest.mark.parametrize(
    "options",
    [
        {"timeout": 0},
        {"timeout": -1},
        {"timeout": float("inf")},
        {"timeout": float("nan")},
        {"max_retries": -1},
        {"headers": {"X-Bad": "a\nb"}},
        {"headers": {"X Bad": "a"}},
        {"headers": {"X-Bad": 7}},
        {"headers": {"X-Bad": None}},
        {"headers": {7: "a"}},
        {"headers": {b"X-Bad": "a"}},
        {"headers": ["X-Bad: a"]},
        {"headers": "X-Bad: a"},
        {"timeout": "5"},
        {"max_retries": "3"},
        {"max_retries": None},
    ],
)
def test_options_that_cannot_be_used(options: dict[str, Any]) -> None:
    with pytest.raises(errors.InvalidArgumentError):
        configure(SERVICE, {}, **options)


def test_a_credential_of_the_wrong_type() -> None:
    with pytest.raises(errors.InvalidArgumentError, match="access_token is of type int: pass a string, or a callable"):
        configure(SERVICE, {"access_token": 7})


@pytest.mark.parametrize("kind", [httpx2.Client, httpx2.AsyncClient])
def test_an_http_client_with_an_address_of_its_own_is_refused(kind: type[httpx2.Client | httpx2.AsyncClient]) -> None:
    http_client = kind(base_url="http://ann:hush@localhost:9/v1")
    with pytest.raises(
        errors.InvalidArgumentError, match=r"http_client has a base_url.*pass it as base_url="
    ) as raised:
        configure(SERVICE, {"environment": "production"}, http_client=http_client)
    assert "hush" not in str(raised.value)


@pytest.mark.parametrize("url", ["http://localhost:9/v1", "http://localhost:9/v1/"])
def test_an_http_client_may_have_the_address_that_calls_go_to(url: str) -> None:
    http_client = httpx2.Client(base_url="http://localhost:9/v1")
    assert configure(SERVICE, {"base_url": url}, http_client=http_client).address() == "http://localhost:9/v1"
