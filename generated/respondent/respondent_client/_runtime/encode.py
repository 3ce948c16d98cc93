"""Writes values into paths, queries, headers, cookies and JSON; functions are named after the styles of OpenAPI.

Queries and paths come out percent-encoded. ``UNSET`` and ``None`` are left out of queries, headers and
cookies, and so are arrays and objects without members, which are not defined (RFC 6570, section 2.3).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from reprlib import repr as shortened
from typing import Any, TypeGuard, cast
from urllib.parse import quote

from ..errors import InvalidArgumentError
from ..types import Unset
from .arguments import check_cookie, check_header, is_absent, named
from .date_times import offset_of, text_of

Pairs = list[tuple[str, str]]

# The types of most values, which are checked first, because other checks take longer.
_PLAIN = frozenset({str, int, bool, float, type(None)})


def encode_date_time(value: datetime) -> str:
    """A date-time as RFC 3339 text; one without a zone is refused, because nobody knows what moment it means."""
    offset = offset_of(value)
    if offset is None:
        raise InvalidArgumentError(f"{value!r} has no time zone: pass an aware value, such as datetime.now(UTC)")
    if offset % timedelta(minutes=1):  # RFC 3339 writes offsets in whole minutes
        value = value.astimezone(UTC)
    text = text_of(value)
    return f"{text[:-6]}Z" if text.endswith("+00:00") else text


def encode_date_time_as_utc(value: datetime) -> str:
    """A date-time as RFC 3339 text, for specifications that say that one without a zone means UTC."""
    return encode_date_time(value if offset_of(value) is not None else value.replace(tzinfo=UTC))


def as_utc(value: object) -> object:
    """A value with all date-times without a zone in it taken for UTC, also inside arrays and objects."""
    return encode_date_time_as_utc(value) if isinstance(value, datetime) else _with_parts(value, as_utc)


def as_date(value: object) -> object:
    """A value with all date-times in it replaced by their dates, also inside arrays and objects."""
    return value.date() if isinstance(value, datetime) else _with_parts(value, as_date)


def _with_parts(value: object, read: Callable[[object], object]) -> object:
    if isinstance(value, Mapping):
        return {key: read(item) for key, item in cast("Mapping[str, object]", value).items()}
    return [read(item) for item in value] if _is_array(value) else value


def _is_array(value: object) -> TypeGuard[Iterable[object]]:
    """Whether a value is an array in JSON; lists are checked first, because abstract classes are slow."""
    return type(value) is list or (
        isinstance(value, (Sequence, Set)) and not isinstance(value, (str, bytes, bytearray))
    )


def _scalar(value: object) -> str | int | float | bool | None:
    """The JSON form of a value that has no parts."""
    if isinstance(value, Enum) and not isinstance(value, Unset):
        return _scalar(value.value)
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, datetime):
        return encode_date_time(value)
    if isinstance(value, (date, time)):
        return value.isoformat()
    from uuid import UUID  # here, because few calls need it and it takes long to import

    if isinstance(value, UUID):
        return str(value)
    raise InvalidArgumentError(f"{shortened(value)} is of type {type(value).__name__}, which cannot be sent as a value")


def encode_object(value: object) -> Any:
    """A value as plain dictionaries and lists without ``UNSET``; it may hold models, mappings and sequences."""
    if type(value) in _PLAIN:
        return value
    to_dict: Callable[[], object] | None = getattr(value, "to_dict", None)
    if to_dict is not None:
        return to_dict()
    if isinstance(value, Mapping):
        return present({key: encode_object(item) for key, item in cast("Mapping[str, object]", value).items()})
    if _is_array(value):
        return [encode_object(item) for item in value]
    return value if isinstance(value, Unset) else _scalar(value)


def present(fields: Mapping[str, object]) -> dict[str, Any]:
    """The fields that were given, that is without those that are ``UNSET``."""
    return {name: value for name, value in fields.items() if not isinstance(value, Unset)}


def others(fields: object) -> dict[str, Any]:
    """The fields of an object that are no arguments themselves; empty if none were given."""
    if is_absent(fields):
        return {}
    if not isinstance(fields, Mapping):
        raise InvalidArgumentError("the additional properties are a mapping of names to values")
    return present(cast("Mapping[str, object]", fields))


class _UnsetInside(TypeError):
    """``UNSET`` is inside a value, and has to be left out."""


def _as_json(value: object) -> object:
    """The JSON form of a value that the encoder does not know; called by the encoder, because few values need it."""
    to_dict: Callable[[], object] | None = getattr(value, "to_dict", None)
    if to_dict is not None:
        return to_dict()
    if isinstance(value, Unset):
        raise _UnsetInside("UNSET is no JSON value")
    return encode_object(value)


# Circles end as RecursionError, and looking for them takes a tenth of the time.
_JSON = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), allow_nan=False, check_circular=False, default=_as_json
)


def encode_json(value: object) -> bytes:
    """A value as the bytes of its JSON text; an error says where in the value it is."""
    try:
        try:
            return _JSON.encode(value).encode()
        except _UnsetInside:
            return _JSON.encode(encode_object(value)).encode()
    except RecursionError as error:
        raise InvalidArgumentError("$: the value contains itself, or is nested too deeply") from error
    except (TypeError, ValueError, AttributeError) as error:
        from .unwritable import explained  # here, because it is seldom needed

        raise explained(value, error) from error


def encode_text(value: object) -> str:
    """A value as text for a query, a header or a form; arrays and objects are JSON."""
    scalar = value if type(value) in (dict, list) else _scalar(value)
    return scalar if isinstance(scalar, str) else encode_json(scalar).decode()


def encode_utf8(text: str) -> bytes:
    """Text as bytes; the text may be secret, so an error does not show it."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise InvalidArgumentError("text with lone surrogates cannot be encoded as UTF-8") from None


def quoted(value: object) -> str:
    """A single value, percent-encoded."""
    return quote(encode_utf8(encode_text(value)), safe="")


def members(value: object) -> list[tuple[str | None, object]]:
    """The members of an object with their names, the items of an array without, or the value itself."""
    plain = encode_object(value)
    if isinstance(plain, dict):
        fields = cast("dict[str, object]", plain)
        return [(name, item) for name, item in fields.items() if item is not None]
    items = cast("list[object]", plain) if isinstance(plain, list) else [plain]
    return [(None, item) for item in items if item is not None]


def flat(value: object, encode: Callable[[object], str]) -> list[str]:
    """Items, or names and values in turn: what the styles without ``explode`` join."""
    return [encode(part) for name, item in members(value) for part in ((item,) if name is None else (name, item))]


@named
def path_segment(_name: str, value: object) -> str:
    """A path parameter (style ``simple``)."""
    parts = [quoted(value)] if type(value) is str else [] if is_absent(value) else flat(value, quoted)
    return filled(value, ",".join(parts))


def filled(value: object, text: str) -> str:
    """The text of a path parameter; refuses values that would change the path instead of filling it."""
    if is_absent(value) or text in ("", ".", ".."):
        raise InvalidArgumentError(f"{value!r} cannot be a part of a path")
    return text


@named
def form(name: str, value: object) -> Pairs:
    """A query or form parameter in style ``form``, the default: arrays repeat the name."""
    return [] if is_absent(value) else [(quoted(member or name), quoted(item)) for member, item in members(value)]


def form_field(name: str, value: object) -> Pairs:
    """A field of a form without a style: objects are JSON, arrays repeat the name."""
    return json_parameter(name, value) if _has_fields(value) else form(name, value)


def _has_fields(value: object) -> bool:
    return isinstance(value, Mapping) or hasattr(value, "to_dict")


@named
def form_joined(name: str, value: object) -> Pairs:
    """Style ``form`` without ``explode``: ``ids=1,2,3``."""
    return joined(name, value, ",")


def joined(name: str, value: object, delimiter: str) -> Pairs:
    """A query parameter whose items stand in one value; objects and arrays among them are JSON."""
    if any(isinstance(item, (dict, list)) for _, item in members(value)):
        return json_parameter(name, value)
    parts = [] if is_absent(value) else flat(value, quoted)
    return [(quoted(name), delimiter.join(parts))] if parts else []


@named
def json_parameter(name: str, value: object) -> Pairs:
    """A query parameter whose ``content`` is ``application/json``."""
    return [] if isinstance(value, Unset) else [(quoted(name), quote(encode_json(value), safe=""))]


@named
def header(name: str, value: object) -> Pairs:
    """A header parameter (style ``simple``)."""
    parts = [] if is_absent(value) else flat(value, encode_text)
    if not parts:
        return []
    text = ",".join(parts)
    check_header(text, "the header")
    return [(name, text)]


@named
def cookie(name: str, value: object) -> Pairs:
    """A cookie parameter (style ``form`` without ``explode``)."""
    texts = [] if is_absent(value) else flat(value, encode_text)
    for text in texts:
        check_cookie(text, "the cookie")
    return [(name, ",".join(texts))] if texts else []
