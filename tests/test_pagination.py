"""Lists that come in pages: every kind to its end, and servers that never get there."""

from __future__ import annotations

import asyncio
import datetime
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx2
import pytest

from generator.diagnostics import Report
from generator.document import object_node
from tests.goldens import CASES, readable
from tests.packages import PackageOf, Wire, imported

Respond = Callable[[httpx2.Request], httpx2.Response]
DAYS = [f"2026-01-0{day}T00:00:00.125Z" for day in range(1, 6)]
at = datetime.datetime.fromisoformat


@pytest.fixture(scope="module")
def acme(package_of: PackageOf) -> ModuleType:
    return package_of("pagination")


@pytest.fixture
def client(acme: ModuleType, wire: Wire) -> Iterator[Any]:
    with wire.client(acme, base_url="https://api.test/v1") as client:
        yield client


def page(value: object, **headers: str) -> httpx2.Response:
    return httpx2.Response(200, json=value, headers=headers)


def messages(request: httpx2.Request) -> httpx2.Response:
    """Five messages, two at a time, backwards from ``before`` or forwards from ``after``."""
    given = dict(request.url.params)
    if "after" in given:
        found = [day for day in DAYS if day > given["after"]][:2]
        more = found[-1:] != DAYS[-1:]
    else:
        found = [day for day in DAYS if day < given.get("before", "9")][-2:]
        more = found[:1] != DAYS[:1]
    ends = {"oldestCreatedAt": found[0], "newestCreatedAt": found[-1]}
    return page({"messages": [{"id": DAYS.index(day)} for day in found], "hasMore": more, **ends})


def users(request: httpx2.Request) -> httpx2.Response:
    number = int(request.url.params.get("page", "1"))
    return page({"data": [f"u{number}"], "pagination": {"totalPages": 3}})


def rows(request: httpx2.Request) -> httpx2.Response:
    skip = int(request.url.params.get("skip", "0"))
    return page(list(range(7))[skip : skip + 3])


def entries(request: httpx2.Request) -> httpx2.Response:
    offset = int(request.url.params.get("offset", "0"))
    return page({"total": 6, "entries": list(range(6))[offset : offset + 3]})


def numbers(request: httpx2.Request) -> httpx2.Response:
    return page({"total": 3, "entries": [int(request.url.params.get("page", "0"))]})


def repositories(request: httpx2.Request) -> httpx2.Response:
    number = int(request.url.params.get("p", "1"))
    link = f'<https://api.test/v1/repositories?q=a%20b&p={number + 1}>; rel="next"'
    return page([{"id": number}], **({"link": link} if number < 3 else {}))


def issues(request: httpx2.Request) -> httpx2.Response:
    if request.url.path == "/v1/issues/rest":
        return page({"page": {"items": [{"id": 2}]}})
    return page({"page": {"items": [{"id": 1}], "next": "/v1/issues/rest"}})


LISTS: list[tuple[str, dict[str, Any], Respond, list[Any], int]] = [
    ("messages", {"limit": 2}, messages, [3, 4, 1, 2, 0], 3),
    ("messages", {"after": at(DAYS[0])}, messages, [1, 2, 3, 4], 2),
    ("messages", {"before": at(DAYS[2])}, messages, [0, 1], 1),
    ("users", {}, users, ["u1", "u2", "u3"], 3),
    ("users", {"page": 3}, users, ["u3"], 1),
    ("rows", {}, rows, [0, 1, 2, 3, 4, 5, 6], 4),
    ("rows", {"skip": 5}, rows, [5, 6], 2),
    ("entries", {}, entries, [0, 1, 2, 3, 4, 5], 2),
    ("entries", {"offset": 4}, entries, [4, 5], 1),
    ("numbers", {}, numbers, [0, 1, 2], 3),
    ("repositories", {"q": "a b"}, repositories, [1, 2, 3], 3),
    ("issues", {}, issues, [1, 2], 2),
]
over_lists = pytest.mark.parametrize(("method", "arguments", "respond", "items", "requests"), LISTS)


def plain(items: list[Any]) -> list[Any]:
    return [getattr(item, "id", item) for item in items]


@over_lists
def test_all_items_over_all_pages(
    client: Any, wire: Wire, method: str, arguments: dict[str, Any], respond: Respond, items: list[Any], requests: int
) -> None:
    wire.respond = respond
    pager = getattr(client.lists, method)(**arguments)
    assert not wire.requests
    assert plain(list(pager)) == items
    assert len(wire.requests) == requests
    assert "limit" not in arguments or all(request.url.params["limit"] == "2" for request in wire.requests)


@over_lists
def test_all_items_awaited(
    acme: ModuleType,
    wire: Wire,
    method: str,
    arguments: dict[str, Any],
    respond: Respond,
    items: list[Any],
    requests: int,
) -> None:
    wire.respond = respond

    async def main() -> list[Any]:
        http_client = httpx2.AsyncClient(transport=httpx2.MockTransport(wire))
        async with acme.AsyncAcme(base_url="https://api.test/v1", http_client=http_client) as client:
            first = await getattr(client.lists, method)(**arguments)
            assert plain(first.items) == items[: len(first.items)]
            second = await first.next()
            assert (second is None) == (requests == 1)
            return [item async for item in getattr(client.lists, method)(**arguments)]

    assert plain(asyncio.run(main())) == items
    assert len(wire.requests) == requests + min(requests, 2)


def test_pages_by_hand(client: Any, wire: Wire) -> None:
    wire.respond = users
    first = client.lists.users().first()
    assert (first.items, first.result.pagination.total_pages, first.response.status_code) == (["u1"], 3, 200)
    assert [first.next().items, first.next().items] == [["u2"], ["u2"]]
    assert first.next().next().next() is None
    assert [each.items for each in client.lists.users(page=2).pages()] == [["u2"], ["u3"]]
    assert client.lists.with_raw_response.users(page=3).parsed.data == ["u3"]


def test_a_list_is_asked_for_no_further_than_it_is_read(client: Any, wire: Wire) -> None:
    wire.respond = users
    assert next(iter(client.lists.users())) == "u1"
    assert len(wire.requests) == 1


def test_what_is_missing_is_the_end(client: Any, wire: Wire) -> None:
    wire.respond_with({})
    assert list(client.lists.users()) == []
    assert list(client.lists.issues()) == []
    wire.respond_with([])
    assert list(client.lists.rows()) == []


def test_a_page_without_a_body_is_the_end(client: Any, wire: Wire) -> None:
    wire.respond_with(content=b"", status=204)
    for name in ("messages", "users", "issues", "rows"):
        assert list(getattr(client.lists, name)()) == []
    assert client.lists.messages().first().next() is None


def test_a_page_may_be_empty_where_a_cursor_goes_on(client: Any, wire: Wire) -> None:
    pages = iter([([], DAYS[1]), ([{"id": 1}], DAYS[0]), ([], None)])

    def respond(_request: httpx2.Request) -> httpx2.Response:
        found, oldest = next(pages)
        return page({"messages": found, "hasMore": oldest is not None, "oldestCreatedAt": oldest})

    wire.respond = respond
    assert plain(list(client.lists.messages())) == [1]


@pytest.mark.parametrize("end", [{"next": None}, {}])
def test_a_list_that_does_not_say_whether_there_is_more_goes_on_while_it_has_a_cursor(
    client: Any, wire: Wire, end: dict[str, object]
) -> None:
    """Nought is one."""
    pages = {None: {"lines": ["a"], "next": 0}, "0": {"lines": ["b"], "next": 2}, "2": {"lines": ["c"], **end}}
    wire.respond = lambda request: page(pages[request.url.params.get("position")])
    assert list(client.log.lines()) == ["a", "b", "c"]


def linked(link: str) -> Respond:
    return lambda _request: page([], link=link)


STUCK: list[tuple[str, Respond, str]] = [
    (
        "messages",
        lambda request: page({"messages": [], "hasMore": True, "oldestCreatedAt": DAYS[0]}),
        "gives this page as the one after it",
    ),
    ("messages", lambda _: page({"messages": [], "hasMore": True, "oldestCreatedAt": None}), "more, but not where"),
    ("users", lambda _: page({"data": ["u"]}), "the same page twice"),
    ("rows", lambda _: page([1]), "the same page twice"),
    ("repositories", linked('</v1/repositories>; rel="next"'), "gives this page as the one after it"),
    (
        "repositories",
        lambda request: page([], link=f"<?p={(int(request.url.params.get('p', '0')) + 1) % 2}>; rel=next"),
        "round in a circle",
    ),
    ("repositories", linked('<https://evil.test/v1/x>; rel="next"'), "evil.test/v1/x, which is not below"),
    ("repositories", linked('<http://api.test/v1/x>; rel="next"'), "which is not below"),
    ("repositories", linked('<https://api.test/v1/../v2/x?k=secret>; rel="next"'), "/v2/x, which is not below"),
    ("issues", lambda _: page({"page": {"items": [], "next": "https://x:y"}}), "no usable address"),
]


@pytest.mark.parametrize(("method", "respond", "message"), STUCK)
def test_servers_that_never_get_to_the_end(
    client: Any, acme: ModuleType, wire: Wire, method: str, respond: Respond, message: str
) -> None:
    wire.respond = respond
    with pytest.raises(acme.errors.APIError, match=rf"lists\.{method}: .*{message}") as caught:
        list(getattr(client.lists, method)())
    assert type(caught.value).__name__ == "PaginationError"
    assert len(wire.requests) <= 4
    assert "secret" not in str(caught.value)


def test_a_key_in_the_address_of_the_next_page_is_not_sent_twice(tmp_path: Path, wire: Wire) -> None:
    document = readable(CASES / "engine" / "pagination" / "openapi.yaml", Report())
    schemes = {"Key": {"type": "apiKey", "in": "query", "name": "api key"}}
    components = {**document.object_at("components"), "securitySchemes": schemes}
    acme = imported(object_node({**document, "security": [{"Key": []}], "components": components}), tmp_path)

    def respond(request: httpx2.Request) -> httpx2.Response:
        number = len(wire.requests)
        link = f'<{request.url.copy_add_param("p", "2").raw_path.decode()}>; rel="next"'
        return page([{"id": number}], **({"link": link} if number < 2 else {}))

    wire.respond = respond
    with wire.client(acme, api_key="secret") as client:
        assert plain(list(client.lists.repositories())) == [1, 2]
    assert wire.query == "p=2&api%20key=secret"


def test_the_next_page_is_where_the_operation_is_served(tmp_path: Path, wire: Wire) -> None:
    document = readable(CASES / "engine" / "pagination" / "openapi.yaml", Report())
    path = document.object_at("paths").object_at("/repositories")
    elsewhere = {"get": {**path.object_at("get"), "servers": [{"url": "https://lists.test/v2"}]}}
    paths = {**document.object_at("paths"), "/repositories": elsewhere}
    acme = imported(object_node({**document, "servers": [{"url": "https://api.test"}], "paths": paths}), tmp_path)

    def respond(request: httpx2.Request) -> httpx2.Response:
        number = len(wire.requests)
        return page([{"id": number}], **({"link": "<https://lists.test/v2/rest?p=2>; rel=next"} if number < 2 else {}))

    wire.respond = respond
    with wire.client(acme, base_url=None) as client:
        assert plain(list(client.lists.repositories())) == [1, 2]
    assert str(wire.last.url) == "https://lists.test/v2/rest?p=2"


def test_directions_by_parameters_that_are_escaped(tmp_path: Path, wire: Wire) -> None:
    written = (CASES / "engine" / "pagination" / "openapi.yaml").read_text()
    for name in ("before", "after"):
        for key in ("parameter", "name"):
            written = written.replace(f"{key}: {name},", f"{key}: 'page[{name}]',")
    path = tmp_path / "openapi.yaml"
    path.write_text(written)
    acme = imported(readable(path, Report()), tmp_path)
    wire.respond = lambda _request: page({"messages": [], "hasMore": True, "newestCreatedAt": DAYS[1]})
    with wire.client(acme) as client:
        client.lists.messages(page_after=at(DAYS[0])).first().next()
    assert wire.last.url.params["page[after]"] == DAYS[1]
