"""How models read values, and the paths in their errors."""

from __future__ import annotations

import pickle
import re
import sys
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import httpx2
import pytest
from package._runtime.decode import (
    DECODE_PROBLEMS,
    ResponseBody,
    checked_scalar,
    decode_date,
    decode_date_or_date_time,
    decode_date_time,
    decode_error,
    decode_list,
    decode_map,
    decode_text,
    decode_time_or_text,
)
from package.errors import ModelDecodeError


class Tag:
    """As generated: straight-line code that notes where it is."""

    @classmethod
    def from_dict(cls, source: Any) -> Tag:
        at = ""
        try:
            at = "made"
            decode_date_time(source["made"])
            at = "size"
            int(source["size"])
        except DECODE_PROBLEMS as error:
            raise decode_error(error, at, cls.__name__, source) from error
        return cls()


class Post:
    @classmethod
    def from_dict(cls, source: Any) -> Post:
        at = ""
        try:
            at = "tag"
            Tag.from_dict(source["tag"])
            at = "tags"
            decode_list(Tag.from_dict, source.get("tags", []))
            at = "by name"
            decode_map(Tag.from_dict, source.get("by name", {}))
        except DECODE_PROBLEMS as error:
            raise decode_error(error, at, cls.__name__, source) from error
        return cls()


GOOD = {"made": "2024-01-01T00:00:00Z", "size": "1"}
PROBLEMS: list[tuple[object, str, str]] = [
    (None, "$", "expected an object (Post), got null"),
    ([], "$", "expected an object (Post), got an array"),
    ("x", "$", "expected an object (Post), got a string"),
    (7, "$", "expected an object (Post), got a number"),
    ({}, "$.tag", "the required field of Post is missing"),
    ({"tag": None}, "$.tag", "expected an object (Tag), got null"),
    ({"tag": {}}, "$.tag.made", "the required field of Tag is missing"),
    ({"tag": {"made": 7}}, "$.tag.made", "expected a date-time, got a number"),
    ({"tag": {"made": "soon"}}, "$.tag.made", "expected a date-time, got 'soon'"),
    ({"tag": GOOD | {"size": {}}}, "$.tag.size", "an object does not fit Tag (TypeError("),
    ({"tag": GOOD, "tags": None}, "$.tags", "expected an array, got null"),
    ({"tag": GOOD, "tags": [GOOD, {}]}, "$.tags[1].made", "the required field of Tag is missing"),
    ({"tag": GOOD, "tags": [GOOD, GOOD, True]}, "$.tags[2]", "expected an object (Tag), got true"),
    ({"tag": GOOD, "by name": {"a b": {}}}, "$['by name']['a b'].made", "the required field of Tag is missing"),
    ({"tag": GOOD, "by name": []}, "$['by name']", "expected an object, got an array"),
]


@pytest.mark.parametrize(("source", "path", "problem"), PROBLEMS)
def test_problems_have_a_path_from_the_outermost_value(source: object, path: str, problem: str) -> None:
    with pytest.raises(ModelDecodeError) as raised:
        Post.from_dict(source)
    assert raised.value.path == path
    assert raised.value.problem.startswith(problem)
    assert str(raised.value) == f"{path}: {raised.value.problem}"
    copy = pickle.loads(pickle.dumps(raised.value))
    assert (copy.path, copy.problem, str(copy)) == (path, raised.value.problem, str(raised.value))


def test_what_nests_deeper_than_python_can_follow_is_a_problem_of_the_value() -> None:
    def read(value: object) -> list[Any]:
        return decode_list(read, value)

    value: list[Any] = []
    for _ in range(sys.getrecursionlimit()):
        value = [value]
    with pytest.raises(ModelDecodeError, match="RecursionError"):
        read(value)
    assert "missing" not in decode_error(RecursionError(), "parent", "Tree", {}).problem


def test_items_of_a_plain_decoder_have_a_path_too() -> None:
    with pytest.raises(ModelDecodeError) as raised:
        decode_list(int, ["1", "x"])
    assert raised.value.path == "$[1]"
    assert decode_list(int, ["1", "2"]) == [1, 2]
    assert decode_map(int, {"a": "1"}) == {"a": 1}


DATE_TIMES = [
    ("2024-05-06T12:00:00Z", datetime(2024, 5, 6, 12, tzinfo=UTC)),
    ("2024-05-06t12:00:00z", datetime(2024, 5, 6, 12, tzinfo=UTC)),
    ("2024-05-06 12:00:00Z", datetime(2024, 5, 6, 12, tzinfo=UTC)),
    ("2024-05-06T12:00:00", datetime(2024, 5, 6, 12, tzinfo=UTC)),
    ("2024-05-06T12:00:00.5Z", datetime(2024, 5, 6, 12, 0, 0, 500_000, UTC)),
    ("2024-05-06T12:00:00.123456789Z", datetime(2024, 5, 6, 12, 0, 0, 123_456, UTC)),
    ("2024-05-06t12:00:00.123456789z", datetime(2024, 5, 6, 12, 0, 0, 123_456, UTC)),
    ("2024-05-06T12:00:00+05:30", datetime(2024, 5, 6, 12, tzinfo=timezone(timedelta(hours=5, minutes=30)))),
]


@pytest.mark.parametrize(("text", "value"), DATE_TIMES)
def test_date_times_always_have_a_zone(text: str, value: datetime) -> None:
    assert decode_date_time(text) == value
    assert decode_date_time(text).utcoffset() == value.utcoffset()


@pytest.mark.parametrize("value", [None, 1714996800, "", "soon", "12:00:00Z", {}])
def test_what_is_no_date_time(value: object) -> None:
    with pytest.raises(ModelDecodeError, match="expected a date-time"):
        decode_date_time(value)


def test_dates() -> None:
    assert decode_date("2024-05-06") == date(2024, 5, 6)
    for value in (None, 7, "2024-05-06T12:00:00Z", "06.05.2024"):
        with pytest.raises(ModelDecodeError, match="expected a date, got"):
            decode_date(value)


def test_a_date_or_a_time_is_told_by_its_length() -> None:
    assert decode_date_or_date_time("2024-05-06") == date(2024, 5, 6)
    assert decode_date_or_date_time("2024-05-06T12:00:00Z") == datetime(2024, 5, 6, 12, tzinfo=UTC)
    with pytest.raises(ModelDecodeError, match="expected a date-time, got a number"):
        decode_date_or_date_time(7)


def test_of_what_may_be_text_only_text_is_decoded() -> None:
    assert decode_text(decode_date, "2024-05-06") == date(2024, 5, 6)
    assert decode_text(decode_date, 7) == 7
    with pytest.raises(ModelDecodeError, match="expected a date, got 'soon'"):
        decode_text(decode_date, "soon")
    assert decode_time_or_text(decode_date, "2024-05-06") == date(2024, 5, 6)
    assert decode_time_or_text(decode_date, "soon") == "soon"


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [("x", str, "x"), (7, int, 7), (7.0, int, 7), (7, float, 7), (0.5, float, 0.5), (False, bool, False)],
)
def test_results_that_are_single_values(value: object, kind: type, expected: object) -> None:
    found = checked_scalar(value, kind)
    assert (found, type(found)) == (expected, type(expected))


@pytest.mark.parametrize(
    ("value", "kind", "problem"),
    [
        (7, str, "expected a string, got a number"),
        (7.0, str, "expected a string, got a number"),
        (None, str, "expected a string, got null"),
        (True, int, "expected an integer, got true"),
        (0.5, int, "expected an integer, got a number"),
        ("7", int, "expected an integer, got a string"),
        (False, float, "expected a number, got false"),
        (1, bool, "expected true or false, got a number"),
        ([], str, "expected a string, got an array"),
        ((), str, "expected a string, got a value of type tuple"),
    ],
)
def test_results_that_are_not_the_documented_value(value: object, kind: type, problem: str) -> None:
    with pytest.raises(ModelDecodeError) as raised:
        checked_scalar(value, kind)
    assert raised.value.problem == problem


@pytest.mark.parametrize(
    ("content", "kind", "value"),
    [
        (b'"\xc3\xa9"', "application/json", "é"),
        (b'"\xc3\xa9"', "text/plain; charset=latin-1", "é"),
        (b'"\xe9"', "text/plain; charset=latin-1", "é"),
        (b'"\xe9"', "text/plain; charset=none", "\ufffd"),
        (b'\xef\xbb\xbf"a"', "application/json", "a"),
    ],
)
def test_json_is_utf_8_unless_it_is_not(content: bytes, kind: str, value: str) -> None:
    assert ResponseBody(httpx2.Headers({"content-type": kind}), content).json() == value


@pytest.mark.parametrize("content", [b"", b" \r\n"])
def test_white_space_is_no_json(content: bytes) -> None:
    with pytest.raises(ModelDecodeError, match="the body is empty"):
        ResponseBody(httpx2.Headers(), content).json()
    with pytest.raises(ModelDecodeError, match=r"not JSON \(without a content type\)"):
        ResponseBody(httpx2.Headers(), b"x").json()


@pytest.mark.parametrize(
    ("content", "kind", "problem"),
    [
        (b"data: {}\n\n", "text/event-stream; charset=utf-8", "^a stream of events came"),
        (b"data: {}\n\n", "text/plain", "^not JSON .text/plain."),
        (b"{", "text/event-stream", "^not JSON .text/event-stream."),
        (b"x" * 81, "text/plain", f"the body starts with '{'x' * 80}'$"),
    ],
)
def test_what_is_no_json_is_shown(content: bytes, kind: str, problem: str) -> None:
    with pytest.raises(ModelDecodeError) as raised:
        ResponseBody(httpx2.Headers({"content-type": kind}), content).json()
    assert re.search(problem, raised.value.problem)


@pytest.mark.parametrize(
    ("content", "kind", "value"),
    [
        (b'"reason"', "text/plain", "reason"),
        (b"no reason", "text/plain", "no reason"),
        (b"7", "text/plain", "7"),
        (b"\xe9", "text/plain; charset=latin-1", "é"),
        (b'{"a": 1}\n{"a": 2}\n', "application/octet-stream", '{"a": 1}\n{"a": 2}\n'),
    ],
)
def test_a_string_may_come_without_json_around_it(content: bytes, kind: str, value: str) -> None:
    assert ResponseBody(httpx2.Headers({"content-type": kind}), content).string() == value


@pytest.mark.parametrize(
    ("content", "headers"),
    [
        (b"no reason", {}),
        (b"no reason", {"content-type": "application/Problem+JSON"}),
        (b"<html>", {"content-type": "Text/HTML; charset=utf-8"}),
        (b"event: end\n\n", {"content-type": "text/event-stream"}),
        (b"\x89PNG", {"content-type": "image/png"}),
        (b" ", {"content-type": "text/plain"}),
        (b"7", {"content-type": "application/json"}),
    ],
)
def test_what_comes_instead_of_a_string_is_no_text(content: bytes, headers: dict[str, str]) -> None:
    with pytest.raises(ModelDecodeError):
        ResponseBody(httpx2.Headers(headers), content).string()


@pytest.mark.parametrize(
    ("content", "kind", "value"),
    [
        (b"\xc3\xa9", "text/plain", "é"),
        (b"\xc3\xa9", "", "é"),
        (b"\x83e\xff", "text/plain; charset=shift_jis", "テ\ufffd"),
        (b"\xc3\xa9", "text/plain; charset=undefined", "é"),
    ],
)
def test_text_can_always_be_read(content: bytes, kind: str, value: str) -> None:
    assert ResponseBody(httpx2.Headers({"content-type": kind}), content).text() == value
