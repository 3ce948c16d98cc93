"""What goes over the wire of bodies."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.packages import PackageOf, Wire

UTC = datetime.UTC


def test_missing_and_null_fields_of_a_json_body_are_kept_apart(package_of: PackageOf, wire: Wire) -> None:
    things = package_of("bodies")
    at = datetime.datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    with wire.client(things) as client:
        client.things.make("7", name="n", size=None, at=at)
        assert wire.json == {"name": "n", "size": None, "at": "2026-01-02T03:04:05Z"}
        client.things.make("7", name="n", size=1, at=at, note=None, owner={"userName": "u"})
        assert wire.json == {**wire.json, "size": 1, "note": None, "owner": {"userName": "u"}}
        client.things.make("7", name="n", size=1, at=at, owner=things.models.MakeRequestOwner(user_name="u"))
        assert wire.json["owner"] == {"userName": "u"}


def test_a_body_that_may_be_missing_is(package_of: PackageOf, wire: Wire) -> None:
    with wire.client(package_of("bodies")) as client:
        client.things.make_maybe()
        assert (wire.last.content, wire.last.headers.get("content-type")) == (b"", None)
        client.things.make_maybe(name="n", kind=None)
        assert wire.json == {"name": "n", "kind": None}


@pytest.mark.parametrize(
    ("method", "arguments", "missing"),
    [
        ("upload", {"file": None}, "file"),
        ("fill", {"name": None}, "name"),
        ("make_maybe", {"name": "n"}, "kind"),
        ("make_maybe", {"note": "n"}, "name, kind"),
        ("send", {"text": "t", "files": [b"f"]}, "kind"),
    ],
)
def test_a_body_without_what_it_needs_is_not_sent(
    package_of: PackageOf, wire: Wire, method: str, arguments: dict[str, Any], missing: str
) -> None:
    things = package_of("bodies")
    with wire.client(things) as client, pytest.raises(things.errors.InvalidArgumentError) as raised:
        getattr(client.things, method)(**arguments)
    assert str(raised.value) == f"the request needs {missing}"
    assert wire.requests == []


def test_bodies_that_are_not_objects(package_of: PackageOf, wire: Wire) -> None:
    with wire.client(package_of("bodies")) as client:
        client.things.make_several(body=[1, 2])
        assert wire.json == [1, 2]
        client.things.put_image(body=b"\x89PNG")
        assert (wire.last.content, wire.last.headers["content-type"]) == (b"\x89PNG", "image/png")


@pytest.mark.parametrize(
    ("method", "name", "kind"),
    [
        ("put_picture", "cat.PNG", "image/png"),
        ("put_picture", "cat.jpg", "image/jpeg"),
        ("put_picture", "cat.gif", "image/png"),
        ("put_picture", "", "image/png"),
        ("post_picture", "cat.gif", "image/gif"),
        ("post_picture", "cat.txt", "application/octet-stream"),
        ("put_scan", "cat.gif", "image/gif"),
        ("put_scan", "cat.txt", "application/pdf"),
    ],
)
def test_files_of_several_kinds_are_told_apart_by_their_names(
    package_of: PackageOf, wire: Wire, tmp_path: Path, method: str, name: str, kind: str
) -> None:
    """One without a name is of the first kind that the document lists."""
    file = tmp_path / (name or "unnamed")
    file.write_bytes(b"cat")
    with wire.client(package_of("bodies")) as client:
        getattr(client.things, method)(body=file if name else file.read_bytes())
    assert (wire.last.content, wire.last.headers["content-type"]) == (b"cat", kind)


def test_form_bodies(package_of: PackageOf, wire: Wire) -> None:
    with wire.client(package_of("bodies")) as client:
        client.things.fill(name="a b", tags=["x", "y"], joined=["x", "y"], ok=True)
    assert wire.last.content == b"name=a%20b&tags=x&tags=y&joined=x,y&ok=true"
    assert wire.last.headers["content-type"] == "application/x-www-form-urlencoded"


def test_multipart_bodies_follow_the_encoding(package_of: PackageOf, wire: Wire) -> None:
    with wire.client(package_of("bodies")) as client:
        client.things.upload(
            file=("a.txt", b"A", "text/plain"), pages=[b"1", b"2"], about={"title": "T"}, numbers=[1, 2], table="a,b"
        )
    boundary = wire.last.headers["content-type"].partition("boundary=")[2]
    parts = wire.last.content.decode().split(f"--{boundary}")[1:-1]
    heads = [part.partition("\r\n\r\n")[0] for part in parts]
    assert [head.partition('name="')[2].partition('"')[0] for head in heads] == [
        *("file", "pages", "pages", "about", "numbers", "table"),
    ]
    assert 'filename="a.txt"' in heads[0]
    assert "Content-Type: application/json" in heads[3]
    assert parts[4].endswith("\r\n\r\n[1,2]\r\n")
    assert "Content-Type: text/csv" in heads[5]


def test_the_arguments_choose_among_bodies(package_of: PackageOf, wire: Wire) -> None:
    with wire.client(package_of("bodies")) as client:
        client.things.send(text="t")
        assert wire.json == {"text": "t"}
        client.things.send(text="t", files=[b"f"], kind="k")
        assert wire.last.headers["content-type"].startswith("multipart/form-data; boundary=")
