"""Calls over sockets: what comes back of the responses of a server."""

from __future__ import annotations

import copy
import gzip
import pickle
from collections.abc import Container

import pytest
from package import errors
from package._runtime.decode import ResponseBody

from tests.loopback import http_response
from tests.runtime.conftest import Caller, request

GOOD_BODIES: list[tuple[bytes, object]] = [
    (http_response(200, {"a": 1}), {"a": 1}),
    (http_response(299, {"a": 1}), {"a": 1}),
    (http_response(201, [1]), [1]),
    (http_response(200, b'\xef\xbb\xbf{"a": "\xc3\xa9"}'), {"a": "é"}),
    (http_response(200, b'{"a": 1}', {"content-type": "text/html"}), {"a": 1}),
    (http_response(200, b'{"a": "\xe9"}', {"content-type": "application/json; charset=latin-1"}), {"a": "é"}),
    (http_response(200, b'{"a": 1}', {"content-type": "application/json; charset=no-such-thing"}), {"a": 1}),
    (http_response(200, gzip.compress(b'{"a": 1}', mtime=0), {"content-encoding": "gzip"}), {"a": 1}),
    (http_response(200, b"null"), None),
]


@pytest.mark.parametrize(("response", "value"), GOOD_BODIES)
def test_success(caller: Caller, response: bytes, value: object) -> None:
    caller.server.script[:] = [response]
    assert caller.call(request("GET")) == value


@pytest.mark.parametrize(
    ("step", "bodies"),
    [
        (b"HTTP/1.1 204 Gone\r\n\r\n", range(200, 300)),
        (http_response(205), (205,)),
        (http_response(202), (200,)),
        (http_response(200), ()),
    ],
)
def test_success_without_a_body_where_none_was_to_be_expected(
    caller: Caller, step: bytes, bodies: Container[int]
) -> None:
    caller.server.script[:] = [step]
    assert caller.call(request(bodies=bodies)) is None


BAD_BODIES: list[tuple[str, bytes, str]] = [
    ("empty", http_response(200), "the body is empty"),
    ("html", http_response(200, b"<html>hi</html>", {"content-type": "text/html"}), "not JSON.*text/html.*<html>hi"),
    ("cut short", http_response(200, b'{"a": '), "not JSON"),
    ("no text", http_response(200, b"\xff\xfe\xfd"), "not JSON"),
    ("odd charset", http_response(200, b"\xff", {"content-type": "text/plain; charset=hex"}), "not JSON"),
    ("too deep", http_response(200, b"[" * 200_000), "not JSON"),
    ("too long a number", http_response(200, b"1" * 10_000), "not JSON"),
    ("not documented", http_response(202, b"oops"), "not JSON"),
    ("not compressed", http_response(200, b'{"a": 1}', {"content-encoding": "gzip"}), "the body is garbled"),
]


@pytest.mark.parametrize(("response", "problem"), [row[1:] for row in BAD_BODIES], ids=[row[0] for row in BAD_BODIES])
def test_success_that_cannot_be_decoded(caller: Caller, response: bytes, problem: str) -> None:
    caller.server.script[:] = [response]
    with pytest.raises(errors.ResponseDecodeError, match=rf"things\.act: .*{problem}") as raised:
        caller.call(request("GET"), max_retries=0)
    head, _, body = response.partition(b"\r\n\r\n")
    assert raised.value.path == "$"
    assert raised.value.status_code == int(head[9:12])
    assert raised.value.content in (body, b"")


def test_a_decode_error_names_the_field_and_keeps_the_bytes(caller: Caller) -> None:
    def decode(_status: int, _body: object) -> None:
        raise errors.ModelDecodeError("expected a string, got null", "$.conversation.uid")

    caller.server.script[:] = [http_response(200, {"conversation": {"uid": None}}, {"x-request-id": "r-1"})]
    with pytest.raises(errors.ResponseDecodeError) as raised:
        caller.call(request(decode=decode))
    error = raised.value
    assert str(error) == (
        "things.act: the response (200) cannot be decoded: $.conversation.uid: expected a string, got null"
    )
    assert (error.path, error.content, error.request_id) == (
        "$.conversation.uid",
        b'{"conversation": {"uid": null}}',
        "r-1",
    )


REPORTED: list[tuple[object, str]] = [
    ({"error": {"message": "no such box"}}, "; the server says: no such box"),
    ({"errors": [{"detail": "too long"}]}, "; the server says: too long"),
    ({"success": False, "message": "closed"}, "; the server says: closed"),
    ({"ok": False}, ""),
    ({"error": None, "ok": True, "message": "hi"}, ""),
    (["error"], ""),
]


@pytest.mark.parametrize(("body", "said"), REPORTED)
def test_an_error_in_the_body_of_a_success_is_shown(caller: Caller, body: object, said: str) -> None:
    def decode(_status: int, _body: object) -> None:
        raise errors.ModelDecodeError("the required field of Box is missing", "$.id")

    caller.server.script[:] = [http_response(200, body)]
    with pytest.raises(errors.ResponseDecodeError, match=rf"\$\.id: the required field of Box is missing{said}$"):
        caller.call(request(decode=decode))


@pytest.mark.parametrize("problem", [KeyError("a"), TypeError("b"), ValueError("c"), AttributeError("d"), IndexError()])
def test_no_builtin_error_of_a_decoder_reaches_the_caller(caller: Caller, problem: Exception) -> None:
    def decode(_status: int, _body: object) -> None:
        raise problem

    with pytest.raises(errors.ResponseDecodeError):
        caller.call(request(decode=decode))


def test_the_body_of_an_error_is_the_documented_model(caller: Caller) -> None:
    def decode_error(status: int, body: ResponseBody) -> object:
        return status, body.json()["code"]

    caller.server.script[:] = [
        http_response(400, {"code": "c-1", "message": "no"}),
        http_response(400, ["not", "documented"]),
    ]
    asked = request(decode_error=decode_error)
    with pytest.raises(errors.BadRequestError, match="no") as raised:
        caller.call(asked)
    assert raised.value.body == (400, "c-1")
    with pytest.raises(errors.BadRequestError) as raised:
        caller.call(asked)
    assert raised.value.body == ["not", "documented"]


ODD_ERRORS: list[tuple[bytes, object, str]] = [
    (http_response(500), None, "things.act: 500 Told"),
    (http_response(500, b"null"), None, "things.act: 500 Told"),
    (http_response(500, b"plain words"), "plain words", "things.act: 500 Told: plain words"),
    (
        http_response(500, b"<html><style>p {}</style><h1>Bad  gateway</h1></html>", {"content-type": "text/html"}),
        "<html><style>p {}</style><h1>Bad  gateway</h1></html>",
        "things.act: 500 Told: Bad gateway",
    ),
    (http_response(500, b"not gzip", {"content-encoding": "gzip"}), None, "things.act: 500 Told"),
    (b"HTTP/1.1 520 \r\ncontent-length: 0\r\n\r\n", None, "things.act: 520"),
    (
        http_response(301, b"", {"location": "https://elsewhere.test/"}),
        None,
        "things.act: 301 Told: the server redirects to https://elsewhere.test/;"
        " an http_client with follow_redirects=True goes there",
    ),
    (http_response(409, b"", {"location": "https://elsewhere.test/"}), None, "things.act: 409 Told"),
]


@pytest.mark.parametrize(("response", "body", "message"), ODD_ERRORS)
def test_errors_with_odd_bodies(caller: Caller, response: bytes, body: object, message: str) -> None:
    caller.server.script[:] = [response]
    with pytest.raises(errors.APIStatusError) as raised:
        caller.call(request("GET"), max_retries=0)
    assert (raised.value.body, str(raised.value)) == (body, message)


def test_a_raw_response(caller: Caller) -> None:
    caller.server.script[:] = [http_response(201, {"a": 1}, {"request-id": "r-2"})]
    raw = caller.call_raw(request())
    assert (raw.status_code, raw.content, raw.request_id) == (201, b'{"a": 1}', "r-2")
    assert raw.headers["content-type"] == "application/json"
    assert raw.elapsed.total_seconds() > 0
    assert raw.parsed == {"a": 1}
    assert raw.parsed is raw.parsed


def test_a_raw_response_is_decoded_only_when_asked(caller: Caller) -> None:
    caller.server.script[:] = [http_response(200, b"oops")]
    raw = caller.call_raw(request())
    assert raw.content == b"oops"
    with pytest.raises(errors.ResponseDecodeError):
        _ = raw.parsed


def test_a_raw_response_can_be_pickled_with_what_it_decodes_to(caller: Caller) -> None:
    caller.server.script[:] = [http_response(201, {"a": 1}, {"request-id": "r-2"})]
    raw = caller.call_raw(request())
    for again in (pickle.loads(pickle.dumps(raw)), copy.copy(raw), copy.deepcopy(raw)):
        assert (again.status_code, again.content, again.request_id) == (201, b'{"a": 1}', "r-2")
        assert (again.headers, again.elapsed, again.parsed) == (raw.headers, raw.elapsed, {"a": 1})


def test_a_raw_response_that_cannot_be_decoded_can_be_pickled(caller: Caller) -> None:
    caller.server.script[:] = [http_response(200, b"oops")]
    raw = caller.call_raw(request())
    again = pickle.loads(pickle.dumps(raw))
    assert again.content == b"oops"
    with pytest.raises(errors.ResponseDecodeError, match=r"things\.act: the response \(200\) cannot be decoded"):
        _ = again.parsed
