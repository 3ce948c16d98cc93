"""What calls return for the responses of a server."""

from __future__ import annotations

import inspect

import pytest

from tests.packages import PackageOf, Wire


def test_every_success_has_its_own_model(package_of: PackageOf, wire: Wire) -> None:
    things = package_of("responses")
    with wire.client(things) as client:
        wire.respond_with({"id": 1})
        assert client.things.several() == things.models.Thing(id=1)
        wire.respond_with({"job": "j"}, status=202)
        assert client.things.several() == things.models.Job(job="j")
        wire.respond_with(status=204, content=b"")
        assert client.things.several() is None


@pytest.mark.parametrize(
    ("status", "model"), [(404, "Missing"), (409, "Bad"), (422, "Bad"), (500, "Broken"), (499, "Bad")]
)
def test_every_error_has_its_documented_body(package_of: PackageOf, wire: Wire, status: int, model: str) -> None:
    things = package_of("responses")
    wire.respond_with({}, status=status)
    with wire.client(things) as client, pytest.raises(things.errors.APIStatusError) as caught:
        client.things.several()
    assert type(caught.value.body).__name__ == model


def test_responses_of_other_kinds(package_of: PackageOf, wire: Wire) -> None:
    things = package_of("responses")
    thing = things.models.Thing(id=1)
    with wire.client(things) as client:
        wire.respond_with(content="é".encode(), headers={"content-type": "text/plain; charset=utf-8"})
        assert client.things.text() == "é"
        wire.respond_with(content=b"\x89PNG", headers={"content-type": "image/png"})
        assert client.things.bytes_things() == b"\x89PNG"
        wire.respond_with([{"id": 1}], status=206)
        assert client.things.listed() == [thing]
        wire.respond_with(content=b"null")
        assert client.things.maybe() is None
        wire.respond_with({"a": {"id": 1}})
        assert client.things.mapped() == {"a": thing}
        wire.respond_with([1, "a"])
        assert client.things.anything() == [1, "a"]
        wire.respond_with(content=b"whatever", status=299)
        assert client.things.undocumented() is None


def test_what_is_of_any_media_type_is_what_its_schema_says(package_of: PackageOf, wire: Wire) -> None:
    things = package_of("responses")
    with wire.client(things) as client:
        wire.respond_with(content=b"\x89PNG", headers={"content-type": "image/png"})
        assert client.things.any_file() == client.things.export() == client.things.whatever() == b"\x89PNG"
        assert wire.last.headers["accept"] == "*/*"
        wire.respond_with({"id": 1})
        assert client.things.any_json() == things.models.Thing(id=1)
    with wire.client(package_of("bodies")) as client:
        client.things.put_any(body=b"\x89PNG")
    assert (wire.last.content, wire.last.headers["content-type"]) == (b"\x89PNG", "application/octet-stream")


def test_a_string_in_json_beside_files_is_no_other_response(package_of: PackageOf, wire: Wire) -> None:
    with wire.client(package_of("responses")) as client:
        wire.respond_with(content=b"\x89PNG", headers={"content-type": "image/png"})
        assert client.things.picture() == b"\x89PNG"
        assert wire.last.headers["accept"] == "image/png, image/webp"
        assert not hasattr(client.things, "picture_file")


def test_a_string_may_come_without_json_around_it(package_of: PackageOf, wire: Wire) -> None:
    things = package_of("responses")
    with wire.client(things) as client:
        wire.respond_with(content=b"no reason", headers={"content-type": "text/plain"})
        assert client.things.excuse() == "no reason"
        wire.respond_with(content=b"no reason", headers={"content-type": "application/json"})
        with pytest.raises(things.errors.ResponseDecodeError):
            client.things.excuse()


def test_errors_of_other_kinds(package_of: PackageOf, wire: Wire) -> None:
    things = package_of("responses")
    with wire.client(things) as client:
        for status, content, media_type, body in [
            (404, b"12", "text/plain", "12"),
            (409, b"\x89PNG", "image/png", b"\x89PNG"),
            (400, b"12", "text/plain", 12),
        ]:
            wire.respond_with(status=status, content=content, headers={"content-type": media_type})
            with pytest.raises(things.errors.APIStatusError) as raised:
                client.things.excuse()
            assert raised.value.body == body
        wire.respond_with("reason")
        assert client.things.excuse() == "reason"
        wire.respond_with(7, status=202)
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
    wire.respond_with(value, status=status)
    with wire.client(things) as client, pytest.raises(things.errors.ResponseDecodeError, match=problem):
        client.things.excuse()


def test_a_number_without_a_fraction_is_an_integer(package_of: PackageOf, wire: Wire) -> None:
    things = package_of("responses")
    wire.respond_with(content=b"1.0", status=202, headers={})
    with wire.client(things) as client:
        assert repr(client.things.excuse()) == "1"
        wire.respond_with(content=b"1.5", status=202, headers={})
        with pytest.raises(things.errors.ResponseDecodeError, match="expected an integer, got a number"):
            client.things.excuse()


def test_a_status_without_content_has_none_whatever_is_documented(package_of: PackageOf, wire: Wire) -> None:
    things = package_of("responses")
    with wire.client(things) as client:
        wire.respond_with(status=204, content=b"", headers={})
        assert client.things.maybe_nothing() is None
        assert client.things.listed() is None
        wire.respond_with({"id": 1})
        assert client.things.maybe_nothing() == things.models.Thing(id=1)
    assert "Thing | None" in str(inspect.signature(things.groups.things.Things.maybe_nothing))


def test_nothing_is_read_of_what_head_is_documented_to_give(package_of: PackageOf, wire: Wire) -> None:
    things = package_of("responses")
    wire.respond_with(content=b"", headers={"content-type": "application/json", "content-length": "9"})
    with wire.client(things) as client:
        assert client.things.head() is None
        assert client.things.with_raw_response.head().headers["content-length"] == "9"


def test_a_default_response_without_others_describes_success(package_of: PackageOf, wire: Wire) -> None:
    acme = package_of("own_servers")
    wire.respond_with({"id": "f-1"})
    with wire.client(acme) as client:
        assert client.things.upload() == acme.models.UploadResponse(id="f-1")
