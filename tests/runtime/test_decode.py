"""How models read values, and the paths in their errors."""

from __future__ import annotations

import pickle
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from package._runtime.decode import (
    DECODE_PROBLEMS,
    decode_date,
    decode_date_time,
    decode_error,
    decode_list,
    decode_map,
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
