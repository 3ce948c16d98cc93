"""What goes over the wire of parameters."""

from __future__ import annotations

import datetime
import inspect
from typing import Any

import pytest

from tests.packages import PackageOf, Wire

UTC = datetime.UTC


@pytest.mark.parametrize(
    ("arguments", "sent"),
    [
        ({}, "required=true"),
        ({"repeated": ["a", "b&c"]}, "required=true&repeated=a&repeated=b%26c"),
        ({"joined": ["a", "b,c"]}, "required=true&joined=a,b%2Cc"),
        ({"spaces": [1, 2]}, "required=true&spaces=1%202"),
        ({"pipes": [1, 2]}, "required=true&pipes=1%7C2"),
        ({"filter": {"from": "x", "to": {"day": 1}}}, "required=true&filter%5Bfrom%5D=x&filter%5Bto%5D%5Bday%5D=1"),
        ({"where": {"a": [1]}}, "required=true&where=%7B%22a%22%3A%5B1%5D%7D"),
        ({"since": datetime.datetime(2026, 1, 2, tzinfo=UTC)}, "required=true&since=2026-01-02T00%3A00%3A00Z"),
        ({"day": datetime.date(2026, 1, 2)}, "required=true&day=2026-01-02"),
        ({"order": "asc"}, "required=true&order=asc"),
    ],
)
def test_query_parameters(package_of: PackageOf, wire: Wire, arguments: dict[str, Any], sent: str) -> None:
    with wire.client(package_of("parameters")) as client:
        client.pets.find_toys(7, ["ball"], required=True, **arguments)
    assert wire.query == sent


def test_parameters_in_path_headers_and_cookies(package_of: PackageOf, wire: Wire) -> None:
    with wire.client(package_of("parameters")) as client:
        client.pets.find_toys(
            7,
            ["ball/b", "é"],
            required=False,
            if_modified_since=datetime.datetime(2026, 1, 2, tzinfo=UTC),
            x_tags=["a", "b"],
            session=3,
        )
    assert wire.last.url.raw_path.startswith(b"/pets/7/toys/ball%2Fb,%C3%A9?")
    assert wire.last.headers["if-modified-since"] == "2026-01-02T00:00:00Z"
    assert wire.last.headers["x-tags"] == "a,b"
    assert wire.last.headers["cookie"] == "session=3"


def test_paths_with_what_nobody_declared(package_of: PackageOf, wire: Wire) -> None:
    with wire.client(package_of("parameters")) as client:
        assert inspect.signature(client.pets.undeclared).parameters["id"].annotation == "str"
        client.pets.undeclared("a b")
        assert wire.last.url.raw_path == b"/undeclared/a%20b"
        client.pets.odd("x")
        assert wire.last.url.raw_path == b"/odd%20path/x.json"


def test_a_request_without_a_parameter_that_it_needs_is_not_sent(package_of: PackageOf, wire: Wire) -> None:
    pets = package_of("parameters")
    with wire.client(pets) as client:
        with pytest.raises(pets.errors.InvalidArgumentError, match=r"^the request needs required$"):
            client.pets.find_toys(7, ["ball"], required=None)
        with pytest.raises(pets.errors.InvalidArgumentError, match=r"^petId: None cannot be a part of a path$"):
            client.pets.find_toys(None, ["ball"], required=True)
    assert wire.requests == []


def test_the_query_of_a_path_is_sent_as_one(package_of: PackageOf, wire: Wire) -> None:
    with wire.client(package_of("queries_in_paths"), base_url=None) as client:
        client.things.get_thing("t-1")
        client.things.get_beta_thing("t-1", limit=5)
        client.things.get_beta_thing("t-1")
        client.things.get_sorted_thing("t-1", ["up", "a&b"], 1, "9")
    assert [request.url.raw_path.decode() for request in wire.requests] == [
        "/things/t-1",
        "/things/t-1?beta=yes%20please&limit=5",
        "/things/t-1?beta=yes%20please",
        "/things/t-1?sort=up,a%26b&beta=no&range=1-9",
    ]
