"""The styles of parameters, as the table "Style Examples" of OpenAPI 3.1 (section 4.8.12.4) has them."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from types import ModuleType
from typing import Any, NamedTuple
from uuid import UUID

import pytest

from generator.diagnostics import Report
from tests.goldens import readable
from tests.packages import Wire, imported

VALUES: dict[str, Any] = {
    "empty": "",
    "string": "blue",
    "array": ["blue", "black", "brown"],
    "object": {"R": 100, "G": 200, "B": 150},
}
SCHEMAS: dict[str, Any] = {
    "empty": {"type": "string"},
    "string": {"type": "string"},
    "array": {"type": "array", "items": {"type": "string"}},
    "object": {"type": "object"},
}


class Row(NamedTuple):
    """A line of the table: where, in which style, and what becomes of the four values; ``None`` is not defined."""

    location: str
    style: str
    explode: bool
    empty: str | None
    string: str | None
    array: str | None
    object: str | None

    def __str__(self) -> str:
        return f"{self.location}{self.style.capitalize()}{'Exploded' * self.explode}"


ROWS = (
    Row("path", "matrix", False, ";color", ";color=blue", ";color=blue,black,brown", ";color=R,100,G,200,B,150"),
    Row("path", "matrix", True, ";color", ";color=blue", ";color=blue;color=black;color=brown", ";R=100;G=200;B=150"),
    Row("path", "label", False, None, ".blue", ".blue,black,brown", ".R,100,G,200,B,150"),
    Row("path", "label", True, None, ".blue", ".blue.black.brown", ".R=100.G=200.B=150"),
    Row("path", "simple", False, None, "blue", "blue,black,brown", "R,100,G,200,B,150"),
    Row("path", "simple", True, None, "blue", "blue,black,brown", "R=100,G=200,B=150"),
    Row("query", "form", False, "color=", "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"),
    Row("query", "form", True, "color=", "color=blue", "color=blue&color=black&color=brown", "R=100&G=200&B=150"),
    Row(
        *("query", "spaceDelimited", False, None, None, "color=blue%20black%20brown"),
        "color=R%20100%20G%20200%20B%20150",
    ),
    Row(
        *("query", "pipeDelimited", False, None, None, "color=blue%7Cblack%7Cbrown"),
        "color=R%7C100%7CG%7C200%7CB%7C150",
    ),
    Row("query", "deepObject", True, None, None, None, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"),
    Row("header", "simple", False, "", "blue", "blue,black,brown", "R,100,G,200,B,150"),
    Row("header", "simple", True, "", "blue", "blue,black,brown", "R=100,G=200,B=150"),
    Row("cookie", "form", False, "color=", "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"),
    # The ampersand of the style divides no cookies.
    Row("cookie", "form", True, "color=", "color=blue", "color=blue; color=black; color=brown", "R=100; G=200; B=150"),
)
CELLS = [(row, kind) for row in ROWS for kind in VALUES]
DEFINED = [(row, kind) for row, kind in CELLS if getattr(row, kind) is not None]
OTHERS: dict[str, dict[str, Any]] = {
    "reserved": {"in": "query", "allowReserved": True, "schema": {"type": "string"}},
    "reservedList": {"in": "query", "allowReserved": True, "explode": False, "schema": SCHEMAS["array"]},
    "reservedPath": {"in": "path", "allowReserved": True, "schema": {"type": "string"}},
    "deep": {"in": "query", "style": "deepObject", "schema": {"type": "object"}},
    "jsonPath": {"in": "path", "content": {"application/json": {"schema": {"type": "object"}}}},
    "jsonQuery": {"in": "query", "content": {"application/json": {"schema": {"type": "object"}}}},
    "jsonHeader": {"in": "header", "content": {"application/json": {"schema": {"type": "object"}}}},
    "jsonCookie": {"in": "cookie", "content": {"application/json": {"schema": {"type": "object"}}}},
    "textQuery": {"in": "query", "content": {"text/plain": {"schema": {"type": "string"}}}},
    "withDefault": {"in": "query", "schema": {"type": "integer", "default": 20}},
    "withNumbers": {"in": "query", "schema": {"type": "number", "enum": [0.5, 1, 2]}},
    "withDefaults": {"in": "query", "schema": {"type": "array", "items": {"type": "string"}, "default": ["a", "b"]}},
    **{
        f"{location}{kind}": {"in": location, "schema": {"type": "string", "format": format_}}
        for location in ("path", "query", "header", "cookie")
        for kind, format_ in (("At", "date-time"), ("Day", "date"), ("Id", "uuid"))
    },
}


def operation(name: str, parameter: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    path = f"/{name}/x{{color}}" if parameter["in"] == "path" else f"/{name}"
    required = {"required": True} if parameter["in"] == "path" else {}
    parameters = [{"name": "color", **parameter, **required}]
    responses = {"204": {"description": "Fine."}}
    return path, {"get": {"tags": ["colors"], "operationId": name, "parameters": parameters, "responses": responses}}


def operations() -> Iterator[tuple[str, dict[str, Any]]]:
    for row, kind in CELLS:
        parameter = {"in": row.location, "style": row.style, "explode": row.explode, "schema": SCHEMAS[kind]}
        yield operation(f"{row}{kind.capitalize()}", parameter)
    for name, parameter in OTHERS.items():
        yield operation(name, parameter)


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    folder = tmp_path_factory.mktemp("styles")
    document = {"openapi": "3.1.0", "info": {"title": "Acme", "version": "1"}, "paths": dict(operations())}
    (folder / "openapi.json").write_text(json.dumps(document))
    found = readable(folder / "openapi.json", Report())
    return imported(found, folder)


def sent(package: ModuleType, name: str, location: str, value: Any) -> str:
    """What goes over the wire where the parameter belongs."""
    wire = Wire()
    with wire.client(package) as client:
        method = next(each for each in dir(client.colors) if each.replace("_", "") == name.lower())
        getattr(client.colors, method)(color=value)
    return {
        "path": wire.last.url.raw_path.decode().partition("/x")[2],
        "query": wire.query,
        "header": wire.last.headers.get("color", ""),
        "cookie": wire.last.headers.get("cookie", ""),
    }[location]


@pytest.mark.parametrize(("row", "kind"), DEFINED, ids=[f"{row}-{kind}" for row, kind in DEFINED])
def test_the_table(package: ModuleType, row: Row, kind: str) -> None:
    assert sent(package, f"{row}{kind.capitalize()}", row.location, VALUES[kind]) == getattr(row, kind)


AT = datetime.datetime(2026, 1, 2, 3, 4, 5, tzinfo=datetime.UTC)
DAY = datetime.date(2026, 1, 2)
ID = UUID("0e37df36-f698-11e6-8dd4-cb9ced3df976")


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("deep", {"a": {"b": {"c": 1}}, "d": [1, 2]}, "color%5Ba%5D%5Bb%5D%5Bc%5D=1&color%5Bd%5D=1&color%5Bd%5D=2"),
        ("jsonPath", {"a": [1]}, "%7B%22a%22%3A%5B1%5D%7D"),
        ("jsonQuery", {"a": [1]}, "color=%7B%22a%22%3A%5B1%5D%7D"),
        ("jsonHeader", {"a": "é"}, '{"a": "\\u00e9"}'),
        ("jsonCookie", {"a": [1]}, "color=%7B%22a%22%3A%5B1%5D%7D"),
        ("textQuery", "a b", "color=a%20b"),
        ("pathAt", AT, "2026-01-02T03%3A04%3A05Z"),
        ("queryAt", AT, "color=2026-01-02T03%3A04%3A05Z"),
        ("headerAt", AT, "2026-01-02T03:04:05Z"),
        ("cookieAt", AT, "color=2026-01-02T03:04:05Z"),
        ("pathDay", DAY, "2026-01-02"),
        ("queryDay", DAY, "color=2026-01-02"),
        ("headerDay", DAY, "2026-01-02"),
        ("cookieDay", DAY, "color=2026-01-02"),
        *((name, AT, expected) for name, expected in (("pathDay", "2026-01-02"), ("queryDay", "color=2026-01-02"))),
        ("pathId", ID, str(ID)),
        ("queryId", ID, f"color={ID}"),
        ("headerId", ID, str(ID)),
        ("cookieId", ID, f"color={ID}"),
    ],
)
def test_other_values(package: ModuleType, name: str, value: Any, expected: str) -> None:
    assert sent(package, name, OTHERS[name]["in"], value) == expected


def test_reserved_characters_stand_where_they_may(package: ModuleType) -> None:
    wire = Wire()
    with wire.client(package) as client:
        client.colors.reserved(color="/a?b:@!$'()*,;= é&#[]+%2F%zz")
        assert wire.query == "color=/a?b:@!$'()*,;=%20%C3%A9%26%23%5B%5D%2B%2F%25zz"
        client.colors.reserved_list(color=["a/b", "c"])
        assert wire.query == "color=a/b,c"


@pytest.mark.parametrize(
    ("path", "expected"), [("/a/b c.txt", "/a/b%20c.txt"), ("a?b#c@d:e%2F%", "a%3Fb%23c@d:e%2F%25")]
)
def test_reserved_characters_stand_in_paths(package: ModuleType, path: str, expected: str) -> None:
    assert sent(package, "reservedPath", "path", path) == expected


@pytest.mark.parametrize("path", ["a/../b", "a/%2E%2e/b", "./a", ""])
def test_reserved_characters_do_not_lead_out_of_a_path(package: ModuleType, path: str) -> None:
    with pytest.raises(package.errors.InvalidArgumentError, match="cannot be a part of a path"):
        sent(package, "reservedPath", "path", path)


def test_defaults_are_left_to_the_server(package: ModuleType) -> None:
    wire = Wire()
    with wire.client(package) as client:
        client.colors.with_default()
        assert wire.query == ""
        assert "Default: 20." in str(client.colors.with_default.__doc__)
        client.colors.with_defaults()
        assert wire.query == ""
        assert 'Default: ["a", "b"].' in str(client.colors.with_defaults.__doc__)


def test_values_that_types_do_not_say_are_documented(package: ModuleType) -> None:
    with Wire().client(package) as client:
        assert "One of 0.5, 1, 2." in str(client.colors.with_numbers.__doc__)


def test_a_label_alone_is_no_segment(package: ModuleType) -> None:
    with Wire().client(package) as client, pytest.raises(package.errors.InvalidArgumentError, match="part of a path"):
        client.colors.path_label_empty("")
