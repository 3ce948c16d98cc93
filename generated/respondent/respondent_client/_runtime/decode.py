"""Reads responses; errors say at which place a value does not fit the model."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from email.message import Message
from typing import Any, TypeVar, cast

import httpx2

from ..errors import ModelDecodeError
from .date_times import USUAL, ExactDateTime, is_exact

T = TypeVar("T")

DECODE_PROBLEMS = (KeyError, IndexError, TypeError, ValueError, AttributeError, RecursionError)
"""What straight-line decoding code raises when a value is not what it expects."""

_IN_JSON: Mapping[type, str] = {str: "a string", int: "an integer", float: "a number", bool: "true or false"}
_PLAIN_KEY = r"[A-Za-z_][A-Za-z0-9_]*"


class ResponseBody:
    """The body of a response, for the ``decode`` of an operation."""

    __slots__ = ("content", "headers")

    def __init__(self, headers: httpx2.Headers, content: bytes) -> None:
        self.headers: httpx2.Headers = headers
        self.content: bytes = content

    def json(self) -> Any:
        """The JSON value, whatever the content type says; a byte order mark is no part of it."""
        if not self.content or self.content.isspace():
            raise ModelDecodeError("the body is empty")
        try:
            return self._parsed()
        except (ValueError, RecursionError) as error:
            kind = self.headers.get("content-type", "without a content type")
            if kind.startswith("text/event-stream") and b"data:" in self.content:  # or it is what one event says
                problem = "a stream of events came, which a method of this name with `_events` reads, if there is one"
                raise ModelDecodeError(problem) from error
            raise ModelDecodeError(f"not JSON ({kind}): {error}; the body starts with {self.text()[:80]!r}") from error

    def _parsed(self) -> Any:
        try:
            return json.loads(self.content)
        except UnicodeDecodeError:  # JSON is UTF-8; older servers send what their charset says
            return json.loads(self.text())

    def string(self) -> str:
        """A string that is documented as JSON; some servers send it as plain text."""
        try:
            return checked_scalar(self.json(), str)
        except ModelDecodeError:
            text = self.text()
            if not self.content.strip() or not self._is_other_text() or "\ufffd" in text:  # bytes that are no text
                raise
            return text

    def _is_other_text(self) -> bool:
        """Whether the content type says that this is text other than JSON and HTML."""
        kind = self.headers.get("content-type", "json").lower()
        return "json" not in kind and not kind.startswith(("text/html", "text/event-stream"))

    def text(self) -> str:
        """The text, in the charset of the content type if that is one, else UTF-8; never fails."""
        kind = Message()
        kind["content-type"] = self.headers.get("content-type", "")
        try:
            return self.content.decode(str(kind.get_param("charset", "utf-8")), errors="replace")
        except (LookupError, ValueError):
            return self.content.decode("utf-8", errors="replace")


def decode_error(error: Exception, key: str, model: str, source: object) -> ModelDecodeError:
    """The error of a model that cannot be decoded at a key; its path grows from the innermost value outwards."""
    if not isinstance(source, Mapping):
        return ModelDecodeError(f"expected an object ({model}), got {kind_of(source)}")
    if isinstance(error, ModelDecodeError):
        return _inside(error, key)
    fields = cast("Mapping[str, object]", source)
    if key in fields:
        problem = f"{kind_of(fields[key])} does not fit {model} ({error!r})"
    elif isinstance(error, KeyError):
        problem = f"the required field of {model} is missing"
    else:
        problem = f"does not fit {model} ({error!r})"
    return ModelDecodeError(problem, f"${_segment(key)}")


def checked_list(value: object) -> list[Any]:
    """An array whose items need no decoding."""
    if not isinstance(value, list):
        raise ModelDecodeError(f"expected an array, got {kind_of(value)}")
    return cast("list[object]", value)


def checked_map(value: object) -> dict[str, Any]:
    """An object with arbitrary keys, whose values need no decoding."""
    if not isinstance(value, dict):
        raise ModelDecodeError(f"expected an object, got {kind_of(value)}")
    return cast("dict[str, Any]", value)


def checked_scalar(value: object, kind: type[T]) -> T:
    """A result that is a single value; inside models, single values are not checked."""
    expected = (int, float) if kind is float else kind
    if not isinstance(value, expected) or (isinstance(value, bool) and kind is not bool):
        if kind is int and isinstance(value, float) and value.is_integer():
            return cast("T", int(value))  # JSON Schema 2020-12, section 4.2.3: 1.0 is an integer
        raise ModelDecodeError(f"expected {_IN_JSON[kind]}, got {kind_of(value)}")
    return cast("T", value)


def decode_list(decode: Callable[[Any], T], value: object) -> list[T]:
    """Decodes the items of an array; an error says which item."""
    decoded: list[T] = []
    for item in checked_list(value):
        try:
            decoded.append(decode(item))
        except DECODE_PROBLEMS as error:
            raise _inside(error, len(decoded)) from error
    return decoded


def decode_map(decode: Callable[[Any], T], value: object) -> dict[str, T]:
    """Decodes the values of an object with arbitrary keys; an error says which key."""
    decoded: dict[str, T] = {}
    for key, item in checked_map(value).items():
        try:
            decoded[key] = decode(item)
        except DECODE_PROBLEMS as error:
            raise _inside(error, key) from error
    return decoded


def decode_date_time(value: object) -> datetime:
    """A date-time, which always has a zone: text without one means UTC."""
    found = _from_text(_date_time, value, "a date-time")
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def _date_time(text: str) -> datetime:
    if len(text) > USUAL and is_exact(text):
        return ExactDateTime.read(text.upper())
    return datetime.fromisoformat(text.upper())


def decode_date(value: object) -> date:
    """A date without a time."""
    return _from_text(date.fromisoformat, value, "a date")


def decode_date_or_date_time(value: object) -> date:
    """A date, or a date-time, which is longer."""
    is_date = isinstance(value, str) and len(value) <= len("2024-02-29")
    return decode_date(value) if is_date else decode_date_time(value)


def decode_or_keep(decode: Callable[[Any], T], value: Any) -> T:
    """Reads a value; one that the documentation allows, and has no type for, stays as it is."""
    try:
        return decode(value)
    except DECODE_PROBLEMS:
        kept: T = value
        return kept


def decode_text(decode: Callable[[Any], T], value: T | str) -> T:
    """Decodes text; any other value is the same in Python as in JSON."""
    return decode(value) if isinstance(value, str) else value


def decode_time_or_text(decode: Callable[[Any], T], value: T | str) -> T:
    """Like ``decode_text``, for text that may also be a value of an enum; unknown values stay text."""
    try:
        return decode_text(decode, value)
    except ModelDecodeError:
        return cast("T", value)


def _from_text(parse: Callable[[str], T], value: object, expected: str) -> T:
    if not isinstance(value, str):
        raise ModelDecodeError(f"expected {expected}, got {kind_of(value)}")
    try:
        return parse(value)
    except ValueError as error:
        raise ModelDecodeError(f"expected {expected}, got {value!r}") from error


def kind_of(value: object) -> str:
    """The JSON type of a value."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    names: dict[type, str] = {str: "a string", int: "a number", float: "a number", list: "an array", dict: "an object"}
    return names.get(type(value), f"a value of type {type(value).__name__}")


def _inside(error: Exception, key: str | int) -> ModelDecodeError:
    if isinstance(error, ModelDecodeError):
        return ModelDecodeError(error.problem, f"${_segment(key)}{error.path[1:]}")
    return ModelDecodeError(f"does not fit ({error!r})", f"${_segment(key)}")


def _segment(key: str | int) -> str:
    if isinstance(key, str) and re.fullmatch(_PLAIN_KEY, key):
        return f".{key}"
    return f"[{key!r}]"
