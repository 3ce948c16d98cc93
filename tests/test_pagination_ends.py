"""Where lists end that say themselves whether there is more, and what is taken over of the address of a next page."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType
from typing import Any

import httpx2
import pytest

from generator.diagnostics import Place
from generator.document import object_node
from tests.packages import Wire, imported

RULES: dict[str, dict[str, str]] = {
    "pages": {"kind": "page", "items": "$.items", "parameter": "at", "more": "$.more"},
    "offsets": {"kind": "offset", "items": "$.items", "parameter": "at", "more": "$.more"},
    "links": {"kind": "link", "items": "$.items", "next": "$.next", "more": "$.more"},
}
FIELDS = {
    "items": {"type": "array", "items": {"type": "integer"}},
    "more": {"type": "boolean"},
    "next": {"type": "string"},
}
SCHEMES = {"Key": {"type": "apiKey", "in": "header", "name": "key"}, "Bearer": {"type": "http", "scheme": "bearer"}}


def listing(name: str) -> dict[str, Any]:
    schema = {"type": "object", "properties": FIELDS}
    return {
        "operationId": name,
        "tags": ["lists"],
        "x-pagination": RULES[name],
        "parameters": [{"name": "at", "in": "query", "schema": {"type": "string"}}],
        "responses": {"200": {"description": "Some.", "content": {"application/json": {"schema": schema}}}},
    }


@pytest.fixture(scope="module")
def acme(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Acme", "version": "1"},
        "paths": {f"/{name}": {"get": listing(name)} for name in RULES},
        "components": {"securitySchemes": SCHEMES},
        "security": [{"Key": [], "Bearer": []}],
    }
    return imported(object_node(document, Place("openapi.json")), tmp_path_factory.mktemp("ends"))


@pytest.fixture
def client(acme: ModuleType, wire: Wire) -> Iterator[Any]:
    with wire.client(acme, base_url="https://api.test", key="k", access_token="t") as client:
        yield client


def serve_pages(wire: Wire, *mores: bool | None) -> None:
    """Pages with an item each; the last one has none, unless a page before says that it is the last."""

    def respond(request: httpx2.Request) -> httpx2.Response:
        number = len(wire.requests)
        more = dict(enumerate(mores, 1)).get(number)
        told = {} if more is None else {"more": more}
        items = [number] if number <= len(mores) else []
        following = {"next": f"{request.url.path}?p={number}"} if number <= len(mores) else {}
        return httpx2.Response(200, json={"items": items, **told, **following})

    wire.respond = respond


@pytest.mark.parametrize("name", RULES)
@pytest.mark.parametrize(
    ("mores", "items"),
    [
        ([True, False, True], [1, 2]),
        ([True, True], [1, 2]),
        ([None, None, None], [1, 2, 3]),
        ([None, False, None], [1, 2]),
    ],
)
def test_a_list_goes_on_until_it_says_that_there_is_no_more(
    client: Any, wire: Wire, name: str, mores: list[bool | None], items: list[int]
) -> None:
    serve_pages(wire, *mores)
    assert list(getattr(client.lists, name)()) == items


@pytest.mark.parametrize("name", ["pages", "offsets"])
def test_what_is_counted_has_to_be_a_number(client: Any, acme: ModuleType, wire: Wire, name: str) -> None:
    serve_pages(wire, True, True)
    pager = getattr(client.lists, name)(at="soon")
    with pytest.raises(acme.errors.APIError, match=rf"lists\.{name}: at=soon is no number"):
        list(pager)


def test_the_query_of_a_next_page_is_kept_where_it_is_no_credential(client: Any, wire: Wire) -> None:
    """A key in a header has a name that a parameter may have too."""
    pages = iter([{"items": [1], "next": "/links?key=a&&at=2&flag"}, {"items": []}])
    wire.respond = lambda _request: httpx2.Response(200, json=next(pages))
    assert list(client.lists.links()) == [1]
    assert wire.query == "key=a&at=2&flag="
    assert wire.last.headers["key"] == "k"
