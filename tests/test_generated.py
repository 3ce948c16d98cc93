"""Packages of the cases of the engine, in use: what goes over the wire, and what comes back."""

from __future__ import annotations

import datetime
import inspect
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from generator.diagnostics import Report
from tests.goldens import CASES, readable
from tests.packages import PackageOf, Wire

UTC = datetime.UTC


@pytest.fixture(autouse=True)
def no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ACME_ACCESS_TOKEN", "ACME_USERNAME", "ACME_BASE_URL", "ACME_ENVIRONMENT"):
        monkeypatch.delenv(name, raising=False)


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


def test_a_request_without_a_parameter_that_it_needs_is_not_sent(package_of: PackageOf, wire: Wire) -> None:
    pets = package_of("parameters")
    with wire.client(pets) as client:
        with pytest.raises(pets.errors.InvalidArgumentError, match=r"^the request needs required$"):
            client.pets.find_toys(7, ["ball"], required=None)
        with pytest.raises(pets.errors.InvalidArgumentError, match=r"^petId: None cannot be a part of a path$"):
            client.pets.find_toys(None, ["ball"], required=True)
    assert wire.requests == []


def test_bodies_that_are_not_objects(package_of: PackageOf, wire: Wire) -> None:
    with wire.client(package_of("bodies")) as client:
        client.things.make_several(body=[1, 2])
        assert wire.json == [1, 2]
        client.things.put_image(body=b"\x89PNG")
        assert (wire.last.content, wire.last.headers["content-type"]) == (b"\x89PNG", "image/png")


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


def test_every_success_has_its_own_model(package_of: PackageOf, wire: Wire) -> None:
    things = package_of("responses")
    with wire.client(things) as client:
        wire.answer({"id": 1})
        assert client.things.several() == things.models.Thing(id=1)
        wire.answer({"job": "j"}, status=202)
        assert client.things.several() == things.models.Job(job="j")
        wire.answer(status=204, content=b"")
        assert client.things.several() is None


@pytest.mark.parametrize(
    ("status", "model"), [(404, "Missing"), (409, "Bad"), (422, "Bad"), (500, "Broken"), (499, "Bad")]
)
def test_every_error_has_its_documented_body(package_of: PackageOf, wire: Wire, status: int, model: str) -> None:
    things = package_of("responses")
    wire.answer({}, status=status)
    with wire.client(things) as client, pytest.raises(things.errors.APIStatusError) as caught:
        client.things.several()
    assert type(caught.value.body).__name__ == model


def test_responses_of_other_kinds(package_of: PackageOf, wire: Wire) -> None:
    things = package_of("responses")
    thing = things.models.Thing(id=1)
    with wire.client(things) as client:
        wire.answer(content="é".encode(), headers={"content-type": "text/plain; charset=utf-8"})
        assert client.things.text() == "é"
        wire.answer(content=b"\x89PNG", headers={"content-type": "image/png"})
        assert client.things.bytes_things() == b"\x89PNG"
        wire.answer([{"id": 1}], status=206)
        assert client.things.listed() == [thing]
        wire.answer(content=b"null")
        assert client.things.maybe() is None
        wire.answer({"a": {"id": 1}})
        assert client.things.mapped() == {"a": thing}
        wire.answer([1, "a"])
        assert client.things.anything() == [1, "a"]
        wire.answer(content=b"whatever", status=299)
        assert client.things.undocumented() is None


def test_what_is_of_any_media_type_is_what_its_schema_says(package_of: PackageOf, wire: Wire) -> None:
    things = package_of("responses")
    with wire.client(things) as client:
        wire.answer(content=b"\x89PNG", headers={"content-type": "image/png"})
        assert client.things.any_file() == client.things.export() == client.things.whatever() == b"\x89PNG"
        assert wire.last.headers["accept"] == "*/*"
        wire.answer({"id": 1})
        assert client.things.any_json() == things.models.Thing(id=1)
    with wire.client(package_of("bodies")) as client:
        client.things.put_any(body=b"\x89PNG")
    assert (wire.last.content, wire.last.headers["content-type"]) == (b"\x89PNG", "application/octet-stream")


def test_errors_of_other_kinds(package_of: PackageOf, wire: Wire) -> None:
    things = package_of("responses")
    with wire.client(things) as client:
        for status, content, media_type, body in [
            (404, b"12", "text/plain", "12"),
            (409, b"\x89PNG", "image/png", b"\x89PNG"),
            (400, b"12", "text/plain", 12),
        ]:
            wire.answer(status=status, content=content, headers={"content-type": media_type})
            with pytest.raises(things.errors.APIStatusError) as raised:
                client.things.excuse()
            assert raised.value.body == body
        wire.answer("reason")
        assert client.things.excuse() == "reason"
        wire.answer(7, status=202)
        assert client.things.excuse() == 7


@pytest.mark.parametrize(
    ("status", "value", "problem"),
    [
        (200, {"a": 1}, "expected a string, got an object"),
        (200, [1], "expected a string, got an array"),
        (202, "7", "expected an integer, got a string"),
        (202, True, "expected an integer, got true"),
    ],
)
def test_a_result_that_is_no_object_is_what_is_documented(
    package_of: PackageOf, wire: Wire, status: int, value: object, problem: str
) -> None:
    things = package_of("responses")
    wire.answer(value, status=status)
    with wire.client(things) as client, pytest.raises(things.errors.ResponseDecodeError, match=problem):
        client.things.excuse()


def test_a_number_without_a_fraction_is_an_integer(package_of: PackageOf, wire: Wire) -> None:
    things = package_of("responses")
    wire.answer(content=b"1.0", status=202, headers={})
    with wire.client(things) as client:
        assert repr(client.things.excuse()) == "1"
        wire.answer(content=b"1.5", status=202, headers={})
        with pytest.raises(things.errors.ResponseDecodeError, match="expected an integer, got a number"):
            client.things.excuse()


def test_a_status_without_content_has_none_whatever_is_documented(package_of: PackageOf, wire: Wire) -> None:
    things = package_of("responses")
    with wire.client(things) as client:
        wire.answer(status=204, content=b"", headers={})
        assert client.things.maybe_nothing() is None
        assert client.things.listed() is None
        wire.answer({"id": 1})
        assert client.things.maybe_nothing() == things.models.Thing(id=1)
    assert "Thing | None" in str(inspect.signature(things.groups.things.Things.maybe_nothing))


def test_nothing_is_read_of_what_head_is_documented_to_give(package_of: PackageOf, wire: Wire) -> None:
    things = package_of("responses")
    wire.answer(content=b"", headers={"content-type": "application/json", "content-length": "9"})
    with wire.client(things) as client:
        assert client.things.head() is None
        assert client.things.with_raw_response.head().headers["content-length"] == "9"


def test_downloads_are_read_as_they_arrive(package_of: PackageOf, wire: Wire, tmp_path: Path) -> None:
    things = package_of("responses")
    wire.answer(content=b"\x89PNG", headers={"content-type": "image/png"})
    with wire.client(things) as client:
        with client.things.with_streaming_response.bytes_things() as response:
            assert response.save(tmp_path / "thing.png").read_bytes() == b"\x89PNG"
        assert hasattr(client.things.with_streaming_response, "text")
        assert not hasattr(client.things.with_streaming_response, "several")


def test_events_are_read_as_they_arrive(package_of: PackageOf, wire: Wire) -> None:
    ticks = package_of("events")
    stream = {"content-type": "text/event-stream"}
    with wire.client(ticks) as client:
        wire.answer(content=b'data: {"at": 1}\n\ndata: [DONE]\n\ndata: lost\n\n', headers=stream)
        assert list(client.ticks.watch()) == [ticks.models.Tick(at=1)]
        assert wire.last.headers["accept"] == "text/event-stream"
        wire.answer(content=b"event: e\nid: 7\ndata: [DONE]\n\n", headers=stream)
        assert [(each.event, each.id, each.data) for each in client.ticks.texts()] == [("e", "7", "[DONE]")]
        assert client.ticks.with_raw_response.texts().parsed.startswith("event: e")
        wire.answer(content=b'data: {"at": "x"}\n\ndata: {}\n\n', headers=stream)
        with pytest.raises(ticks.errors.ResponseDecodeError, match=r"ticks\.watch.*\$\.at"):
            list(client.ticks.watch())


def test_items_are_read_as_they_arrive(package_of: PackageOf, wire: Wire) -> None:
    ticks = package_of("events")
    with wire.client(ticks) as client:
        wire.answer(content=b'{"at": 1}\r\n\n{"at": 2}', headers={"content-type": "application/x-ndjson"})
        assert [each.at for each in client.ticks.lines()] == [1, 2]
        assert wire.last.headers["accept"] == "application/x-ndjson"
        wire.answer(content=b"\x1e1\n\x1e2\n", headers={"content-type": "application/json-seq"})
        assert list(client.ticks.records_stream()) == [1, 2]
        wire.answer([1, 2])
        assert client.ticks.records() == [1, 2]
        wire.answer(content=b'{"at": 1}\n{', headers={"content-type": "application/x-ndjson"})
        with pytest.raises(ticks.errors.ResponseDecodeError, match=r"ticks\.lines.*not JSON"):
            list(client.ticks.lines())
        with client.ticks.with_streaming_response.export() as response:
            assert list(response.iter_lines()) == ['{"at": 1}', "{"]


def test_events_beside_json_have_a_method_of_their_own(package_of: PackageOf, wire: Wire) -> None:
    ticks = package_of("events")
    with wire.client(ticks) as client:
        wire.answer({"text": "all"})
        assert client.ticks.answer(question="?") == ticks.models.Answer(text="all")
        assert wire.last.headers["accept"] == "application/json"
        wire.answer(content=b'data: {"word": "all"}\n\n', headers={"content-type": "text/event-stream"})
        assert [each.word for each in client.ticks.answer_events2(question="?", stream=True)] == ["all"]
        assert wire.last.headers["accept"] == "text/event-stream"
        wire.answer(7)
        assert client.ticks.answer_events() == 7


def test_what_no_operation_needs_is_left_out(package_of: PackageOf) -> None:
    assert find_spec(f"{package_of('responses').__name__}.streaming")
    assert not find_spec(f"{package_of('models').__name__}.streaming")


TREE = {
    "name": "Oak",
    "planted": "2026-01-02T03:04:05Z",
    "felled": None,
    "height": 1.5,
    "children": [{"name": "Acorn", "planted": "2026-01-02T03:04:05Z", "felled": "2026-01-03", "height": 0}],
    "parent": None,
    "kind": "birch",
    "birds": {"a": {"name": "Tit", "seen": "2026-01-02T03:04:05Z", "b": "2026-01-01", "a": "2026-01-02"}},
    "visits": [["2026-01-02T03:04:05Z"]],
    "new": {"unknown": True},
}


def test_models_round_trip(package_of: PackageOf, wire: Wire) -> None:
    trees = package_of("models")
    wire.answer(TREE)
    with wire.client(trees) as client:
        tree = client.trees.get_tree()
    assert tree.children[0].felled == datetime.date(2026, 1, 3)
    assert tree.birds["a"].additional_properties == {"b": datetime.date(2026, 1, 1), "a": datetime.date(2026, 1, 2)}
    assert tree.note is trees.types.UNSET
    assert tree.kind == "birch"
    assert tree.to_dict() == TREE
    assert list(tree.to_dict()["birds"]["a"]) == ["name", "seen", "b", "a"]
    assert trees.models.Tree.from_dict(tree.to_dict()) == tree


@pytest.mark.parametrize(
    ("change", "place"),
    [({"planted": "yesterday"}, "$.planted"), ({"children": [{}]}, "$.children[0].name"), ({"birds": []}, "$.birds")],
)
def test_what_cannot_be_read_is_named(package_of: PackageOf, wire: Wire, change: dict[str, Any], place: str) -> None:
    trees = package_of("models")
    wire.answer({**TREE, **change})
    with wire.client(trees) as client, pytest.raises(trees.errors.ResponseDecodeError) as caught:
        client.trees.get_tree()
    assert place in str(caught.value)


def test_discriminators_say_which(package_of: PackageOf, wire: Wire) -> None:
    pets = package_of("unions")
    with wire.client(pets) as client:
        for kind, expected in (("kitten", pets.models.Cat), ("hound", pets.models.Dog), ("wolf", dict)):
            wire.answer({"kind": kind})
            assert type(client.pets.get_pet()) is expected
        wire.answer({"kind": "hound", "friend": {"kind": "kitten", "lives": 9}})
        assert client.pets.get_pet().friend == pets.models.Cat(kind="kitten", lives=9)


def test_discriminators_say_keys_shared_values_and_numbers(package_of: PackageOf, wire: Wire) -> None:
    things = package_of("discriminators")
    with wire.client(things) as client:
        for kind, expected in (("car", things.models.Car), ("bike", things.models.Bike), ("boat", dict)):
            wire.answer({"kind": kind})
            assert type(client.things.add_vehicle(body={"kind": kind})) is expected
        for code, expected in (
            (1, things.models.Opened),
            (2, things.models.Closed),
            (2.0, things.models.Closed),
            (3, dict),
        ):
            wire.answer({"code": code})
            assert type(client.things.get_event()) is expected
        for code, expected in ((1, things.models.First), (2.0, things.models.Last), (3, dict)):
            wire.answer({"code": code})
            assert type(client.things.get_step()) is expected


def test_a_tag_is_sent_also_where_it_need_not_be(package_of: PackageOf) -> None:
    """A server cannot tell the model without it; what it leaves out itself is not made up."""
    closed = package_of("discriminators").models.Closed
    assert closed(at=3).to_dict() == {"code": 2, "at": 3}
    assert closed.from_dict({"at": 3}).to_dict() == {"at": 3}


KINDS = {"hound": "Dog", "Cat": "Cat", "siamese": "Siamese", "Fish": "Fish", "Pet": "Pet", "wolf": "Pet"}


def test_subtypes_are_read_where_their_base_is_documented(package_of: PackageOf, wire: Wire) -> None:
    pets = package_of("inheritance")
    walked = "2026-01-02T00:00:00Z"
    wire.answer([{"kind": kind, **({"walked": walked} if kind == "hound" else {})} for kind in KINDS])
    with wire.client(pets) as client:
        found = client.pets.list_pets()
        assert [type(each).__name__ for each in found] == list(KINDS.values())
        assert found[0].walked == datetime.datetime(2026, 1, 2, tzinfo=UTC)
        wire.answer({"kind": "siamese", "voice": "loud", "friends": [{"kind": "Fish"}]})
        assert client.pets.get_cat() == pets.models.Siamese(voice="loud", friends=[pets.models.Fish()])
        wire.answer({"lives": 9})
        with pytest.raises(pets.errors.ResponseDecodeError, match="kind"):
            client.pets.get_cat()


def test_subtypes_are_sent_whole(package_of: PackageOf, wire: Wire) -> None:
    """The discriminator need not be said where it can have one value only."""
    pets = package_of("inheritance")
    wire.answer({"kind": "Fish", "owner": {"favourite": {"kind": "siamese", "voice": "loud"}}})
    with wire.client(pets) as client:
        favourite = pets.models.Siamese(voice="loud")
        made = client.pets.add_pet(body=pets.models.Fish(owner=pets.models.Owner(favourite=favourite)))
        assert wire.json == {"kind": "Fish", "owner": {"favourite": {"kind": "siamese", "voice": "loud"}}}
        assert made.owner.favourite == favourite


def test_other_unions_are_what_fits(package_of: PackageOf, wire: Wire) -> None:
    pets = package_of("unions")
    with wire.client(pets) as client:
        for value, expected in (
            ({"kind": "c"}, pets.models.Cat(kind="c")),
            ([{"kind": "hound"}], [pets.models.Dog(kind="hound")]),
            ({"id": 1}, pets.models.AnythingWithId(id=1)),
            ("it's", "it's"),
            ("2026-01-02T00:00:00Z", datetime.datetime(2026, 1, 2, tzinfo=UTC)),
        ):
            wire.answer(value)
            assert client.pets.add_pet(body={"kind": "kitten"}) == expected
        assert wire.json == {"kind": "kitten"}
        wire.answer({"kind": "hound"})
        assert client.pets.get_error() is not None
        wire.answer(content=b"1.0", headers={})
        assert repr(client.pets.get_error()) == "1"


def test_payloads_of_webhooks_are_read(package_of: PackageOf) -> None:
    """As they came, or already parsed."""
    acme = package_of("webhooks")
    for payload in (b'{"id": "b-1", "seats": [{"row": 3}]}', '{"id": "b-1", "seats": [{"row": 3}]}'):
        booking = acme.webhooks.new_booking(payload)
        assert booking == acme.models.NewBookingPayload(id="b-1", seats=[acme.models.NewBookingPayloadSeatsItem(row=3)])
    assert acme.webhooks.new_booking({"id": "b-1"}).id == "b-1"
    assert acme.webhooks.subscribe_on_event({"at": "2026-01-02T00:00:00Z"}).at.tzinfo is not None
    assert acme.webhooks.list_(["a"]) == ["a"]
    with pytest.warns(DeprecationWarning, match="booking_cancelled is deprecated"):
        assert acme.webhooks.booking_cancelled({"id": "b-1"}).id == "b-1"


@pytest.mark.parametrize(
    ("payload", "problem"),
    [(b"{}", r"\$\.id: the required field"), (b"<a/>", "not JSON"), (b"", "empty"), (["a"], "object")],
)
def test_payloads_that_are_not_what_is_documented_are_refused(
    package_of: PackageOf, payload: Any, problem: str
) -> None:
    acme = package_of("webhooks")
    with pytest.raises(acme.errors.ModelDecodeError, match=problem):
        acme.webhooks.new_booking(payload)


def test_names_that_python_or_the_package_need_are_respelt(package_of: PackageOf, wire: Wire) -> None:
    names = package_of("reserved_names")
    document = readable(CASES / "engine/reserved_names/openapi.yaml", Report())
    properties = document.object_at("components").object_at("schemas").object_at("Names").object_at("properties")
    value: dict[str, Any] = {name: f"is {name}" for name in properties}
    value |= {"datetime": "2026-01-02T03:04:05Z", "list": ["a"]}
    wire.answer(value)
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
        wire.answer({"callable": {"b": "x"}, "unset": "a", "sorted": {"a": "x"}})
        assert client.close_.post_whole(body="query", body2=[1]).to_dict()["callable"] == {"b": "x"}
        beside_clients = (client.client, client.authenticated_client)
        assert [type(group).__name__ for group in beside_clients] == ["ClientGroup", "AuthenticatedClientGroup"]
    assert names.webhooks.sent({"a": "x"}) == names.models.Payload(a="x")
    assert set(dir(names.models)) >= {"Any_", "Operation_", "Response", "Sorted"}


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
        wire.answer({"id": "f-1"})
        client.things.upload()
        wire.answer(status=204)
        client.things.get_pictures()
        client.things.get_old()
    assert [str(request.url).removeprefix("https://") for request in wire.requests] == addresses


def test_the_variables_of_own_servers_are_arguments_of_clients(
    package_of: PackageOf, wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    acme = package_of("own_servers")
    wire.answer(status=204)
    with wire.client(acme, base_url=None) as client, pytest.raises(acme.errors.InvalidArgumentError, match="version="):
        client.things.get_exports()
    monkeypatch.setenv("ACME_VERSION", "v2")
    with wire.client(acme, base_url=None) as client:
        client.things.get_exports()
    with wire.client(acme, base_url=None, region="eu", version="v3") as client:
        client.things.get_exports()
    with wire.client(acme, base_url=None, region="asia") as client:
        with pytest.raises(acme.errors.InvalidArgumentError, match="none of us, eu"):
            client.things.get_exports()
        wire.answer({"id": "f-1"})
        client.things.upload()
    assert [str(request.url).removeprefix("https://") for request in wire.requests] == [
        "us.exports.acme.test/v2/exports",
        "eu.exports.acme.test/v3/exports",
        "asia.uploads.acme.test/files",
    ]


def test_a_default_response_without_others_describes_success(package_of: PackageOf, wire: Wire) -> None:
    acme = package_of("own_servers")
    wire.answer({"id": "f-1"})
    with wire.client(acme) as client:
        assert client.things.upload() == acme.models.UploadResponse(id="f-1")


def test_a_constant_need_not_be_said(package_of: PackageOf) -> None:
    assert package_of("unions").models.Dog(barks=True).to_dict() == {"kind": "hound", "barks": True}


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


def test_openapi_3_2(package_of: PackageOf, wire: Wire) -> None:
    package = package_of("openapi_3.2")
    with wire.client(package, base_url=None, environment="america") as client:
        wire.answer([{"kind": "book", "pages": 3}, {"weight": 1.5}])
        book, thing = client.items.search_items(text="tea")
        assert (wire.last.method, str(wire.last.url)) == ("QUERY", "https://us.acme.example/items")
        assert (book.pages, thing.weight) == (3, 1.5)
        wire.answer(status=204)
        client.items.copy_items(session="s")
        assert (wire.last.method, wire.last.headers["cookie"]) == ("COPY", "session=s")
        wire.answer(content=b'data: {"kind": "book", "pages": 3}\n\n', headers={"content-type": "text/event-stream"})
        with client.items.list_items(filter={"color": "red", "size": 2}) as events:
            assert [event.pages for event in events] == [3]
        assert wire.query == "color=red&size=2"
