"""What is in a package, and what things are called there."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

from generator.diagnostics import Report
from tests.goldens import CASES, readable
from tests.packages import PackageOf, Wire


def test_what_no_operation_needs_is_left_out(package_of: PackageOf) -> None:
    assert find_spec(f"{package_of('responses').__name__}.streaming")
    assert not find_spec(f"{package_of('models').__name__}.streaming")


def test_names_that_python_or_the_package_need_are_respelt(package_of: PackageOf, wire: Wire) -> None:
    names = package_of("reserved_names")
    document = readable(CASES / "engine/reserved_names/openapi.yaml", Report())
    properties = document.object_at("components").object_at("schemas").object_at("Names").object_at("properties")
    value: dict[str, Any] = {name: f"is {name}" for name in properties}
    value |= {"datetime": "2026-01-02T03:04:05Z", "list": ["a"]}
    wire.respond_with(value)
    with wire.client(names) as client:
        found = client.close_.list_close(
            "me",
            body="query",
            id="query",
            id_header="header",
            body_id2="body",
            d="d",
            cls_="c",
            request="r",
            status="s",
        )
        assert found.to_dict() == value
        assert wire.json == {"id": "body", "d": "d", "cls": "c"}
        assert wire.query == "body=query&id=query&request=r&status=s"
        assert wire.last.headers["id"] == "header"
        wire.respond_with({"callable": {"b": "x"}, "unset": "a", "sorted": {"a": "x"}})
        assert client.close_.post_whole(body="query", body2=[1]).to_dict()["callable"] == {"b": "x"}
        beside_clients = (client.client, client.authenticated_client)
        assert [type(group).__name__ for group in beside_clients] == ["ClientGroup", "AuthenticatedClientGroup"]
    assert names.webhooks.sent({"a": "x"}) == names.models.Payload(a="x")
    assert set(dir(names.models)) >= {"Any_", "Operation_", "Response", "Sorted"}


def test_openapi_3_2(package_of: PackageOf, wire: Wire) -> None:
    package = package_of("openapi_3.2")
    with wire.client(package, base_url=None, environment="america") as client:
        wire.respond_with([{"kind": "book", "pages": 3}, {"weight": 1.5}])
        book, thing = client.items.search_items(text="tea")
        assert (wire.last.method, str(wire.last.url)) == ("QUERY", "https://us.acme.example/items")
        assert (book.pages, thing.weight) == (3, 1.5)
        wire.respond_with(status=204)
        client.items.copy_items(session="s")
        assert (wire.last.method, wire.last.headers["cookie"]) == ("COPY", "session=s")
        wire.respond_with(
            content=b'data: {"kind": "book", "pages": 3}\n\n', headers={"content-type": "text/event-stream"}
        )
        with client.items.list_items(filter={"color": "red", "size": 2}) as events:
            assert [event.pages for event in events] == [3]
        assert wire.query == "color=red&size=2"
