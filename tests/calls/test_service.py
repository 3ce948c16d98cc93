"""Where calls go, and with which credentials."""

from __future__ import annotations

import pytest

from tests.packages import PackageOf, Wire


def test_each_operation_has_its_own_security(package_of: PackageOf, wire: Wire) -> None:
    calls = package_of("security")
    with wire.client(calls, access_token="t", app_id="i", app_secret="s", session="c") as client:
        client.calls.usual()
        assert wire.last.headers["authorization"] == "Bearer t"
        client.calls.public()
        assert "authorization" not in wire.last.headers
        client.calls.both()
        assert (wire.last.headers["x-app-id"], wire.last.headers["x-app-secret"]) == ("i", "s")
        client.calls.either()
        assert wire.last.headers["cookie"] == "session=c"
    with wire.client(calls) as client:
        client.calls.optional()
        assert "authorization" not in wire.last.headers
        with pytest.raises(calls.errors.MissingCredentialError, match=r"access_token.*ACME_ACCESS_TOKEN"):
            client.calls.usual()


def test_servers_have_variables(package_of: PackageOf, wire: Wire) -> None:
    things = package_of("servers")
    login = {"login_username": "u", "password": "p", "base_url": None}
    with wire.client(things, username="me", **login) as client:
        client.things.get()
        assert str(wire.last.url) == "https://me.acme.example/v2/things"
    with wire.client(things, environment="sandbox", **login) as client:
        client.things.get()
        assert str(wire.last.url) == "https://sandbox.acme.example/things"


@pytest.mark.parametrize(
    ("options", "addresses"),
    [
        (
            {},
            [
                "api.stg.acme.test/v1/things",
                "eu.uploads.acme.test/files",
                "pictures.staging.acme.test/pictures",
                "api.stg.acme.test/v0/old",
            ],
        ),
        (
            {"environment": "production"},
            [
                "api.acme.test/v1/things",
                "eu.uploads.acme.test/files",
                "pictures.acme.test/pictures",
                "api.acme.test/v0/old",
            ],
        ),
        (
            {"base_url": "https://here:8080"},
            ["here:8080/things", "here:8080/files", "here:8080/pictures", "here:8080/old"],
        ),
    ],
)
def test_an_operation_may_be_served_elsewhere(
    package_of: PackageOf, wire: Wire, options: dict[str, str], addresses: list[str]
) -> None:
    with wire.client(package_of("own_servers"), **{"base_url": None, **options}) as client:
        client.things.get_things()
        wire.respond_with({"id": "f-1"})
        client.things.upload()
        wire.respond_with(status=204)
        client.things.get_pictures()
        client.things.get_old()
    assert [str(request.url).removeprefix("https://") for request in wire.requests] == addresses


def test_the_variables_of_own_servers_are_arguments_of_clients(
    package_of: PackageOf, wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    acme = package_of("own_servers")
    wire.respond_with(status=204)
    with wire.client(acme, base_url=None) as client, pytest.raises(acme.errors.InvalidArgumentError, match="version="):
        client.things.get_exports()
    monkeypatch.setenv("ACME_VERSION", "v2")
    with wire.client(acme, base_url=None) as client:
        client.things.get_exports()
    with wire.client(acme, base_url=None, region="eu", version="v3") as client:
        client.things.get_exports()
    with wire.client(acme, base_url=None, tenant="ada") as client:
        client.things.get_trials()
    with wire.client(acme, base_url=None, region="asia") as client:
        with pytest.raises(acme.errors.InvalidArgumentError, match="none of us, eu"):
            client.things.get_exports()
        wire.respond_with({"id": "f-1"})
        client.things.upload()
    assert [str(request.url).removeprefix("https://") for request in wire.requests] == [
        "us.exports.acme.test/v2/exports",
        "eu.exports.acme.test/v3/exports",
        "ada.sandbox.acme.test/trials",
        "asia.uploads.acme.test/files",
    ]
