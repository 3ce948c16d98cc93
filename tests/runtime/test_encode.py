"""How values are written into requests."""

from __future__ import annotations

import copy
import enum
import pickle
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from types import MappingProxyType
from typing import Any
from uuid import UUID

import pytest
from attrs import define
from package._runtime import arguments, encode, styles
from package._runtime.decode import decode_date_time
from package.errors import InvalidArgumentError
from package.types import UNSET


class Colour(enum.Enum):
    RED = "red"


class Level(enum.IntEnum):
    HIGH = 3


class Model:
    def to_dict(self) -> dict[str, Any]:
        return {"a": 1, "b": [2, 3]}


NOON = datetime(2024, 5, 6, 12, tzinfo=UTC)
SCALARS: list[tuple[object, str]] = [
    ("a b", "a b"),
    (True, "true"),
    (False, "false"),
    (7, "7"),
    (1.5, "1.5"),
    (Colour.RED, "red"),
    (Level.HIGH, "3"),
    (NOON, "2024-05-06T12:00:00Z"),
    (date(2024, 5, 6), "2024-05-06"),
    (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
]


@pytest.mark.parametrize(("value", "text"), SCALARS)
def test_single_values(value: object, text: str) -> None:
    assert encode.encode_text(value) == text
    assert encode.header("X-Value", value) == [("X-Value", text)]
    quoted = text.replace(" ", "%20").replace(":", "%3A")
    assert encode.path_segment("p", value) == quoted
    assert encode.form("v", value) == [("v", quoted)]


STYLES: list[tuple[Callable[[str, object], encode.Pairs], object, str]] = [
    (encode.form, ["x", "y z"], "n=x&n=y%20z"),
    (encode.form, ("x", None, "y"), "n=x&n=y"),
    (encode.form, [], ""),
    (encode.form, {"R": 1, "G": "&"}, "R=1&G=%26"),
    (encode.form, Model(), "a=1&b=%5B2%2C%203%5D"),
    (encode.form_joined, ["x", "y,z"], "n=x,y%2Cz"),
    (encode.form_joined, {"R": 1, "G": 2}, "n=R,1,G,2"),
    (encode.form_joined, 5, "n=5"),
    (encode.form_joined, "", "n="),
    (encode.form_joined, [], ""),
    (encode.form_joined, {}, ""),
    (styles.space_delimited, (), ""),
    (styles.pipe_delimited, [None], ""),
    (styles.space_delimited, ["x", "y"], "n=x%20y"),
    (styles.pipe_delimited, ["x", "y"], "n=x%7Cy"),
    (styles.deep_object, {"a": 1, "b": {"c": [2, 3]}}, "n%5Ba%5D=1&n%5Bb%5D%5Bc%5D=2&n%5Bb%5D%5Bc%5D=3"),
    (styles.deep_object, [{"a": 1}, {"a": 2}], "n%5B0%5D%5Ba%5D=1&n%5B1%5D%5Ba%5D=2"),
    (styles.deep_object, {"a": [[1, 2], 3]}, "n%5Ba%5D%5B0%5D=1&n%5Ba%5D%5B0%5D=2&n%5Ba%5D=3"),
    (styles.deep_object, {"a": None, "b": UNSET}, ""),
    (encode.json_parameter, {"a": [1]}, "n=%7B%22a%22%3A%5B1%5D%7D"),
    (encode.json_parameter, None, "n=null"),
]


@pytest.mark.parametrize(("style", "value", "query"), [row for row in STYLES if not isinstance(row[1], Model)])
def test_query_styles(style: Callable[[str, object], encode.Pairs], value: object, query: str) -> None:
    assert "&".join(f"{name}={text}" for name, text in style("n", value)) == query


@pytest.mark.parametrize(
    "style",
    [
        encode.form,
        encode.form_joined,
        styles.space_delimited,
        styles.pipe_delimited,
        styles.deep_object,
        encode.header,
        encode.cookie,
        styles.header_exploded,
        styles.cookie_exploded,
    ],
)
def test_what_was_not_given_is_left_out(style: Callable[[str, object], encode.Pairs]) -> None:
    assert style("n", UNSET) == style("n", None) == []
    assert encode.json_parameter("n", UNSET) == styles.json_header("n", UNSET) == styles.json_cookie("n", UNSET) == []


def test_fields_of_forms_that_nobody_gave_a_style() -> None:
    assert encode.form_field("ids", [1, 2]) == [("ids", "1"), ("ids", "2")]
    assert encode.form_field("map", MappingProxyType({"a": 1})) == [("map", "%7B%22a%22%3A1%7D")]
    assert encode.form_field("model", Model()) == [("model", "%7B%22a%22%3A1%2C%22b%22%3A%5B2%2C3%5D%7D")]
    assert styles.form_fields({"a b": 1, "ids": [1, 2]}) == [("a%20b", "1"), ("ids", "1"), ("ids", "2")]


def test_headers_and_cookies_join_their_items() -> None:
    assert encode.header("X-Ids", [1, 2]) == [("X-Ids", "1,2")]
    assert encode.header("X-Point", {"x": 1, "y": 2}) == [("X-Point", "x,1,y,2")]
    assert encode.cookie("theme", "dark") == [("theme", "dark")]
    assert encode.header("X-Empty", "") == [("X-Empty", "")]
    assert encode.header("X-Ids", []) == styles.header_exploded("X-Ids", []) == encode.cookie("ids", ()) == []


@pytest.mark.parametrize(
    ("segment", "encoded"),
    [("a/b", "a%2Fb"), ("a b?#", "a%20b%3F%23"), ("ü", "%C3%BC"), ("..a", "..a"), ([1, "/"], "1,%2F")],
)
def test_path_segments(segment: object, encoded: str) -> None:
    assert encode.path_segment("p", segment) == encoded


@pytest.mark.parametrize("segment", ["", ".", "..", [], None, UNSET, "\ud800"])
def test_path_segments_that_would_change_the_path(segment: object) -> None:
    with pytest.raises(InvalidArgumentError, match=r"^userId: "):
        encode.path_segment("userId", segment)


@pytest.mark.parametrize(
    "write", [encode.form, encode.form_joined, styles.deep_object, encode.json_parameter, encode.header, encode.cookie]
)
def test_what_cannot_be_sent_is_named(write: Callable[[str, object], encode.Pairs]) -> None:
    with pytest.raises(InvalidArgumentError, match=r"^since: .*no time zone"):
        write("since", datetime(2026, 1, 2))


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
@pytest.mark.parametrize("write", [encode.form, encode.form_joined, encode.path_segment, encode.header])
def test_what_is_no_number_is_not_sent_as_one(write: Callable[[str, object], object], number: float) -> None:
    for value in (number, [1.5, number]):
        with pytest.raises(InvalidArgumentError, match=r"^ratio: .*not JSON compliant"):
            write("ratio", value)


@pytest.mark.parametrize("missing", [None, UNSET])
def test_what_a_request_needs_is_asked_for(missing: object) -> None:
    arguments.require(title="", count=0)
    with pytest.raises(InvalidArgumentError, match=r"^the request needs file, count$"):
        arguments.require(file=missing, title="t", count=missing)


def test_null_is_a_value_in_json() -> None:
    arguments.require_given(title=None)
    with pytest.raises(InvalidArgumentError, match=r"^the request needs title$"):
        arguments.require_given(title=UNSET)


@pytest.mark.parametrize("text", ["a\r\nX-Evil: 1", "a\nb", "a\0", " a", "a\t", "é", "\x7f"])
def test_headers_that_would_end_their_line(text: str) -> None:
    with pytest.raises(InvalidArgumentError, match="X-Note: the header has"):
        encode.header("X-Note", text)
    with pytest.raises(InvalidArgumentError, match="X-Note: the header has"):
        styles.header_exploded("X-Note", [text])


@pytest.mark.parametrize("text", ["a;b", "a,b", 'a"b', "a b", "a\r\n"])
def test_cookies_that_would_end(text: str) -> None:
    with pytest.raises(InvalidArgumentError, match="c: the cookie has"):
        encode.cookie("c", text)
    for several in ([text], {"a": text}, {text: "a"}):
        with pytest.raises(InvalidArgumentError, match="c: the cookie has"):
            styles.cookie_exploded("c", several)


DATE_TIMES = [
    (NOON, "2024-05-06T12:00:00Z"),
    (NOON.replace(microsecond=1500), "2024-05-06T12:00:00.001500Z"),
    (NOON.replace(microsecond=678000), "2024-05-06T12:00:00.678Z"),
    (NOON.astimezone(timezone(timedelta(hours=-5, minutes=-30))), "2024-05-06T06:30:00-05:30"),
    (NOON.astimezone(timezone(timedelta(hours=5, minutes=45))), "2024-05-06T17:45:00+05:45"),
    (NOON.astimezone(timezone(timedelta(seconds=1))), "2024-05-06T12:00:00Z"),
]


@pytest.mark.parametrize(("value", "text"), DATE_TIMES)
def test_date_times(value: datetime, text: str) -> None:
    assert encode.encode_date_time(value) == text
    assert encode.encode_date_time_as_utc(value) == text


EXACT = [
    ("2024-05-06T12:00:00.1234567Z", "2024-05-06T12:00:00.1234567Z"),
    ("2024-05-06T12:00:00.000000001+05:30", "2024-05-06T12:00:00.000000001+05:30"),
    ("2024-05-06t12:00:00.1234560+00:00", "2024-05-06T12:00:00.1234560Z"),
    ("2024-05-06T12:00:00.1234567", "2024-05-06T12:00:00.1234567Z"),
    ("2024-05-06T12:00:00.123456+05:30", "2024-05-06T12:00:00.123456+05:30"),
    ("2024-05-06T12:00:00.12345+05:30", "2024-05-06T12:00:00.123450+05:30"),
]


@pytest.mark.parametrize(("came", "goes"), EXACT)
def test_what_python_has_no_digits_for_goes_back_as_it_came(came: str, goes: str) -> None:
    value = decode_date_time(came)
    for each in (value, copy.deepcopy(value), pickle.loads(pickle.dumps(value))):
        assert encode.encode_date_time(each) == goes


def test_what_is_made_of_a_date_time_has_microseconds() -> None:
    value = decode_date_time("2024-05-06T12:00:00.123456789Z")
    assert value == datetime(2024, 5, 6, 12, 0, 0, 123_456, UTC)
    assert encode.encode_date_time(value + timedelta(days=1)) == "2024-05-07T12:00:00.123456Z"
    assert encode.encode_date_time(value.replace(microsecond=0)) == "2024-05-06T12:00:00Z"


@pytest.mark.parametrize("encoded", [encode.encode_date_time, encode.encode_date_time_as_utc])
def test_text_is_no_date_time(encoded: Any) -> None:
    with pytest.raises(InvalidArgumentError, match="'2024-05-06T12:00:00Z' is of type str: pass a datetime"):
        encoded("2024-05-06T12:00:00Z")


def test_a_date_time_without_a_zone_is_refused_unless_it_means_utc() -> None:
    naive = datetime(2024, 5, 6, 12)
    for write in (encode.encode_date_time, encode.encode_text, encode.encode_json):
        with pytest.raises(InvalidArgumentError, match="has no time zone"):
            write(naive)
    assert encode.encode_date_time_as_utc(naive) == "2024-05-06T12:00:00Z"


def test_a_date_time_is_the_day_that_it_shows_where_a_date_is_meant() -> None:
    late = datetime(2024, 5, 6, 23, 59)
    assert encode.as_date([late, {"on": late}, late.date(), "x", None]) == [
        *(late.date(), {"on": late.date()}, late.date(), "x", None),
    ]


def test_json_of_models_mappings_and_sequences() -> None:
    value = {
        "model": Model(),
        "all": (Model(), Colour.RED),
        "map": MappingProxyType({"x": NOON}),
        "gone": UNSET,
        "no": None,
    }
    assert encode.encode_json(value) == (
        b'{"model":{"a":1,"b":[2,3]},"all":[{"a":1,"b":[2,3]},"red"],"map":{"x":"2024-05-06T12:00:00Z"},"no":null}'
    )
    assert encode.encode_json("ü") == '"ü"'.encode()


def test_encoding_leaves_its_input_alone() -> None:
    value = {"a": UNSET, "b": [{"c": UNSET}]}
    assert encode.encode_object(value) == {"b": [{}]}
    assert value == {"a": UNSET, "b": [{"c": UNSET}]}


def endless() -> list[object]:
    loop: list[object] = []
    loop.append(loop)
    return loop


@pytest.mark.parametrize(
    "value",
    [b"bytes", Path("cat.png"), object(), float("nan"), {1, object()}, {("a", 1): 2}, "\ud800", endless(), Model],
)
def test_what_is_no_json(value: object) -> None:
    with pytest.raises(InvalidArgumentError):
        encode.encode_json({"value": value})


@define
class Sender:
    """A model that holds text where an object belongs."""

    name: object = "Ada"
    at: object = UNSET
    gif: Any = "no model"

    def to_dict(self) -> dict[str, object]:
        return {"name": self.name, "gif": self.gif.to_dict()}


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (datetime(2026, 1, 2), r"^\$: datetime.*has no time zone"),
        ({"a": 1, "b": [1, {"c": datetime(2026, 1, 2)}]}, r"^\$\.b\[1\]\.c: .*has no time zone"),
        ({"a": UNSET, "b": b"x"}, r"^\$\.b: .*is of type bytes"),
        ({"a": [1, float("nan")]}, r"^\$\.a\[1\]: cannot be written as JSON"),
        ({"sender": Sender(gif=None)}, r"^\$\.sender: a field of Sender holds something else than it may"),
        ({"sender": Sender(at={1, 2j})}, r"^\$\.sender\.at: "),
    ],
)
def test_what_is_no_json_has_its_place(value: object, message: str) -> None:
    with pytest.raises(InvalidArgumentError, match=message):
        encode.encode_json(value)


def test_a_huge_value_does_not_fill_the_message() -> None:
    with pytest.raises(InvalidArgumentError) as raised:
        encode.encode_json(b"x" * 1_000_000)
    assert len(str(raised.value)) < 200
