"""Forms of generated packages: each value is sent as what it is."""

from __future__ import annotations

from collections import deque
from datetime import datetime
from importlib import import_module
from types import ModuleType
from typing import Any
from urllib.parse import parse_qsl

import httpx2
import pytest

from tests.corpus.wire import form, parts
from tests.packages import PackageOf, Wire


@pytest.fixture
def forms(package_of: PackageOf) -> ModuleType:
    return package_of("forms")


def fields(request: httpx2.Request) -> list[tuple[str, str]]:
    """The names and texts of a form."""
    kind = request.headers["content-type"]
    if kind == "application/x-www-form-urlencoded":
        return form(request.content)
    return [(name, content.decode()) for name, _, content in parts(kind, request.content)]


@pytest.mark.parametrize("method", ["fill", "upload"])
@pytest.mark.parametrize(
    ("value", "text"),
    [("hello", "hello"), (7, "7"), ({"name": "Ada"}, '{"name":"Ada"}')],
    ids=["text", "number", "object"],
)
def test_alternatives_are_sent_as_what_they_are(
    forms: ModuleType, wire: Wire, method: str, value: Any, text: str
) -> None:
    with wire.client(forms) as client:
        getattr(client.forms, method)(to=value, by=value, several=[value, "b"])
    assert fields(wire.last) == [("to", text), ("by", text), ("several", text), ("several", "b")]


@pytest.mark.parametrize("method", ["fill", "upload"])
def test_a_model_among_alternatives_is_json(forms: ModuleType, wire: Wire, method: str) -> None:
    with wire.client(forms) as client:
        getattr(client.forms, method)(by=forms.models.Person(name="Ada"))
    assert fields(wire.last) == [("by", '{"name":"Ada"}')]


def test_arguments_of_another_body_are_refused(forms: ModuleType, wire: Wire) -> None:
    with wire.client(forms) as client:
        client.forms.send(file=("a", b"A"), size=1, url=None)
        assert fields(wire.last) == [("file", "A"), ("size", "1")]
        with pytest.raises(forms.errors.InvalidArgumentError, match=r"^a body of multipart/form-data has no url: "):
            client.forms.send(file=b"A", url="u")
    assert len(wire.requests) == 1


def test_a_constant_need_not_be_given(forms: ModuleType, wire: Wire) -> None:
    with wire.client(forms) as client:
        client.constants.settle(agreed=True, note=None)
        assert (wire.query, wire.json) == ("version=2", {"kind": "deal", "agreed": True, "note": None})
        for consent in ({"note": None}, {"agreed": True}):
            with pytest.raises(TypeError, match="missing 1 required keyword-only argument"):
                client.constants.settle(**consent)
        with pytest.raises(TypeError, match="'kind'"):  # which says what kind of body it is
            client.constants.choose(file=b"A")


def test_fields_without_names_go_along(forms: ModuleType, wire: Wire) -> None:
    with wire.client(forms) as client:
        client.further.say(name="Ada", additional_properties={"age": 36})
        assert wire.json == {"name": "Ada", "age": 36}
        client.further.fill(name="Ada", additional_properties={"age": 36})
        assert fields(wire.last) == [("name", "Ada"), ("age", "36")]
        client.further.upload(name="Ada", additional_properties={"photo": ("a.png", b"A")})
        assert parts(wire.last.headers["content-type"], wire.last.content)[1] == ("photo", "image/png", b"A")
        client.further.fill(name="Ada")
        assert fields(wire.last) == [("name", "Ada")]
        with pytest.raises(forms.errors.InvalidArgumentError, match="a mapping of names to values"):
            client.further.say(name="Ada", additional_properties=[36])


@pytest.mark.parametrize("method", ["say", "fill", "upload"])
def test_fields_without_names_are_in_the_body_of_a_low_level_call(forms: ModuleType, wire: Wire, method: str) -> None:
    call = import_module(f"{forms.__name__}.api.further.{method}")
    with wire.client(forms) as client:
        call.sync(client=client, body={"name": "Ada", "age": 36})
    sent = list(wire.json.items()) if method == "say" else fields(wire.last)
    assert [(name, str(value)) for name, value in sent] == [("name", "Ada"), ("age", "36")]


def test_arrays_are_joined_where_the_document_says_so(forms: ModuleType, wire: Wire) -> None:
    with wire.client(forms) as client:
        client.forms.join(ids=[1, 2], words=["a", "b,c"], repeated=[1, 2], pages=[b"x", b"y"])
    assert fields(wire.last) == [
        *(("ids", "1,2"), ("words", "a|b,c"), ("repeated", "1"), ("repeated", "2"), ("pages", "x"), ("pages", "y")),
    ]


def test_arrays_may_be_any_sequence(forms: ModuleType, wire: Wire) -> None:
    with wire.client(forms) as client:
        client.forms.join(ids=range(3), repeated=range(2), pages=deque([b"x"]))
    assert fields(wire.last) == [("ids", "0,1,2"), ("repeated", "0"), ("repeated", "1"), ("pages", "x")]


def test_a_body_of_text_is_text_or_a_file(forms: ModuleType, wire: Wire) -> None:
    with wire.client(forms) as client:
        client.forms.say(body="é")
        assert (wire.last.content, wire.last.headers["content-type"]) == ("é".encode(), "text/plain")
        client.forms.say(body=b"bytes")
        assert wire.last.content == b"bytes"


def test_times_without_a_zone_mean_utc_wherever_they_are(forms: ModuleType, wire: Wire) -> None:
    at, sent = datetime(2026, 1, 2), "2026-01-02T00:00:00Z"
    about = forms.models.PutRequestAbout(times=[at])
    with wire.client(forms) as client:
        client.times.put(
            q=[at], f=forms.models.PutF(at=at, all=[at]), m={"x": at}, at=at, all=[at], by={"x": at}, about=about
        )
        assert parse_qsl(wire.query) == [("q", sent), ("f[at]", sent), ("f[all]", sent), ("m[x]", sent)]
        assert wire.json == {"at": sent, "all": [sent], "by": {"x": sent}, "about": {"times": [sent]}}
        for method in (client.times.fill, client.times.upload):
            method(at=at, all=[at], by={"x": at})
            assert fields(wire.last) == [("at", sent), ("all", sent), ("by", f'{{"x":"{sent}"}}')]
        client.times.put_all(body=[at])
        assert wire.json == [sent]


def test_a_field_may_be_a_file_or_something_else(forms: ModuleType, wire: Wire) -> None:
    with wire.client(forms) as client:
        client.files.put(picture=b"P", pages=b"1", mixed=[b"M", {"name": "Ada"}], plain=("a.txt", b"A"))
        sent = [("picture", "P"), ("pages", "1"), ("mixed", "M"), ("mixed", '{"name":"Ada"}'), ("plain", "A")]
        assert fields(wire.last) == sent
        assert wire.last.content.count(b"filename=") == 4
        client.files.put(picture="https://photos.test", pages=[b"1", ("2.txt", b"2")])
        assert fields(wire.last) == [("picture", "https://photos.test"), ("pages", "1"), ("pages", "2")]
        assert wire.last.content.count(b"filename=") == 2
        client.files.put(anything=("a.txt", b"A"), avatar=("a.png", b"P"))
        sent = parts(wire.last.headers["content-type"], wire.last.content)
        assert sent == [("anything", "text/plain", b"A"), ("avatar", "image/png", b"P")]
        client.files.several(body={"a": b"A", "b": ("b.txt", b"B")})
        sent = parts(wire.last.headers["content-type"], wire.last.content)
        assert sent == [("a", "application/pdf", b"A"), ("b", "text/plain", b"B")]


def test_a_file_is_text_in_json(forms: ModuleType, wire: Wire) -> None:
    wire.respond_with({"data": "d", "all": ["e"]})
    with wire.client(forms) as client:
        photo = client.files.in_json(data="d", all=["e"])
    assert (wire.json, photo.data, photo.all) == ({"data": "d", "all": ["e"]}, "d", ["e"])
    annotations = forms.models.Photo.__init__.__annotations__
    assert (annotations["data"], annotations["all"]) == ("str | Unset", "list[str] | Unset")
    assert "bytes" in forms.models.Upload.__init__.__annotations__["plain"]


def test_a_form_under_another_name_has_files(forms: ModuleType) -> None:
    assert forms.models.Picture.__annotations__["file"] == "bytes | Unset"
