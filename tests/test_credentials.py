"""Every kind of credential, from the document to the socket."""

from __future__ import annotations

import os
from base64 import b64encode
from types import ModuleType
from typing import Any

import pytest

from generator.diagnostics import Report
from generator.document import object_node
from generator.engine import describe
from generator.normalize import normalize
from generator.settings import CredentialName, Settings
from tests.calling import Caller
from tests.loopback import Server
from tests.packages import PackageOf


@pytest.fixture(scope="module")
def acme(package_of: PackageOf) -> ModuleType:
    return package_of("security")


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("ACME_")]:
        monkeypatch.delenv(name)


@pytest.fixture(params=["sync", "async"])
def caller(request: pytest.FixtureRequest, acme: ModuleType, server: Server) -> Caller:
    return Caller(request.param, acme, server)


def basic(pair: str) -> str:
    return f"Basic {b64encode(pair.encode()).decode()}"


TOKEN, KEYS = {"access_token": "t"}, {"app_id": "i", "app_secret": "s"}
LOGIN = {"username": "ann", "password": "ü:x"}
SENT: list[tuple[str, dict[str, str], dict[str, str]]] = [
    # operation, credentials of the client, what it sends
    ("usual", TOKEN | KEYS | LOGIN, {"authorization": "Bearer t"}),
    ("public", TOKEN | KEYS | LOGIN, {}),
    ("optional", {}, {}),
    ("optional", TOKEN, {"authorization": "Bearer t"}),
    ("both", TOKEN | KEYS, {"x-app-id": "i", "x-app-secret": "s"}),
    ("either", {"key": "a&b c"}, {"target": "/either?key=a%26b%20c"}),
    ("either", LOGIN, {"authorization": basic("ann:ü:x")}),
    ("either", {"username": "key", "password": ""}, {"authorization": basic("key:")}),
    ("either", {"session": "c"}, {"cookie": "session=c"}),
    ("either", {"session": "c", "username": "ann"}, {"cookie": "session=c"}),
    ("either", {"session": "c"} | LOGIN, {"authorization": basic("ann:ü:x")}),
]


@pytest.mark.parametrize(("operation", "credentials", "sent"), SENT)
def test_what_is_sent(caller: Caller, operation: str, credentials: dict[str, str], sent: dict[str, str]) -> None:
    caller.call(f"calls.{operation}", credentials)
    received = caller.server.received[0]
    expected = {"target": "/global" if operation == "usual" else f"/{operation}", **sent}
    names = ("authorization", "cookie", "x-app-id", "x-app-secret", "base-url")
    found = {name: received.headers[name] for name in names if name in received.headers}
    assert {"target": received.target, **found} == expected


# Empty text in the environment counts as nothing.
@pytest.mark.parametrize(("operation", "credentials", "sent"), [row for row in SENT if "" not in row[1].values()])
def test_where_it_comes_from(
    caller: Caller,
    monkeypatch: pytest.MonkeyPatch,
    operation: str,
    credentials: dict[str, str],
    sent: dict[str, str],
) -> None:
    for argument, value in credentials.items():
        monkeypatch.setenv(f"ACME_{argument.upper()}", value)
    test_what_is_sent(caller, operation, {}, sent)


@pytest.mark.parametrize("argument", ["access_token", "app_secret", "key", "password", "session"])
def test_every_credential_may_be_a_callable(caller: Caller, argument: str) -> None:
    operations = {"access_token": "usual", "app_secret": "both"}
    credentials: dict[str, Any] = {"app_id": "i"} if argument == "app_secret" else {}
    credentials |= {"username": "ann"} if argument == "password" else {}
    operation = operations.get(argument, "either")
    caller.call(f"calls.{operation}", {**credentials, argument: lambda: "asked"})
    received = caller.server.received[0]
    expected = basic("ann:asked") if argument == "password" else "asked"
    assert expected in f"{received.target} {received.headers}"


MISSING: list[tuple[str, dict[str, str], list[str]]] = [
    # operation, credentials of the client, what it misses
    ("usual", KEYS, ["access_token"]),
    ("both", {"app_id": "i"}, ["app_secret"]),
    ("both", {}, ["app_id", "app_secret"]),
    ("either", {"username": "ann"}, ["key", "password", "session"]),
]


@pytest.mark.parametrize(("operation", "credentials", "missing"), MISSING)
def test_what_is_missing_is_named(
    caller: Caller, operation: str, credentials: dict[str, str], missing: list[str]
) -> None:
    with pytest.raises(caller.package.errors.MissingCredentialError) as raised:
        caller.call(f"calls.{operation}", credentials)
    ways = [f"pass {one}= or set the environment variable ACME_{one.upper()}" for one in missing]
    said = str(raised.value).partition(": ")[2]
    assert said.replace("; or ", " and ").split(" and ") == ways
    assert caller.server.received == []


CHOSEN = CredentialName("keys", "account", "ACME_ACCOUNT")


@pytest.mark.parametrize(
    ("settings", "arguments"),
    [
        ({}, ["region", "username", "account", "basic_username", "password", "keys_region"]),
        ({"credentials": (CHOSEN,)}, ["region", "username", "account2", "basic_username", "password", "account"]),
    ],
)
def test_credentials_are_not_called_as_variables_of_any_server(settings: dict[str, Any], arguments: list[str]) -> None:
    gaps = {name: {"default": "x"} for name in ("region", "username", "account")}
    schemes = {
        "basic": {"type": "http", "scheme": "basic"},
        "keys": {"type": "apiKey", "in": "header", "name": "Region"},
    }
    own = [{"url": "https://{username}.{account}.acme.test", "variables": gaps}]
    document = {
        "servers": [{"url": "https://{region}.acme.test", "variables": gaps}],
        "security": [{key: [] for key in schemes}],
        "paths": {"/things": {"get": {"servers": own, "responses": {"204": {"description": "Fine."}}}}},
        "components": {"securitySchemes": schemes},
    }
    report = Report()
    normal = normalize(object_node(document), report)
    package = describe(normal, Settings(package="acme_client", client="Acme", **settings), report)
    assert [*package.arguments[:-2]] == arguments
