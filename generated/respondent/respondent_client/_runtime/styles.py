"""The rarer styles of parameters (see ``encode`` for the others); only calls with such parameters import them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import cast
from urllib.parse import quote, unquote

from ..errors import InvalidArgumentError
from ..types import Unset
from .arguments import check_cookie, check_header, is_absent, named
from .encode import (
    Pairs,
    encode_json,
    encode_object,
    encode_text,
    filled,
    flat,
    form_field,
    joined,
    members,
    quoted,
)

# The reserved characters of RFC 3986, without those that would end a query or divide it.
_RESERVED = re.compile("%(?:25(?=[0-9A-Fa-f]{2})|" + "|".join(f"{ord(each):02X}" for each in ":/?@!$'()*,;=") + ")")


@named
def space_delimited(name: str, value: object) -> Pairs:
    """Style ``spaceDelimited``: ``ids=1%202%203``."""
    return joined(name, value, "%20")


@named
def pipe_delimited(name: str, value: object) -> Pairs:
    """Style ``pipeDelimited``: ``ids=1|2|3``."""
    return joined(name, value, "%7C")


@named
def simple_exploded(_name: str, value: object) -> str:
    """A path parameter in style ``simple`` with ``explode``: ``R=100,G=200``."""
    return filled(value, ",".join(_named(value, quoted)))


@named
def label(_name: str, value: object) -> str:
    """A path parameter in style ``label``: ``.blue,black``."""
    return filled(value, "." + ",".join(_parts(value)))


@named
def label_exploded(_name: str, value: object) -> str:
    """Style ``label`` with ``explode``: ``.blue.black``, ``.R=100.G=200``."""
    return filled(value, "".join(f".{part}" for part in _named(value, quoted)))


@named
def matrix(name: str, value: object) -> str:
    """A path parameter in style ``matrix``: ``;color=blue,black``."""
    return filled(value, _matrix(name, ",".join(_parts(value))))


@named
def matrix_exploded(name: str, value: object) -> str:
    """Style ``matrix`` with ``explode``: ``;color=blue;color=black``, ``;R=100;G=200``."""
    found = [] if is_absent(value) else members(value)
    return filled(value, "".join(_matrix(member or name, quoted(item)) for member, item in found))


@named
def json_segment(_name: str, value: object) -> str:
    """A path parameter whose ``content`` is JSON."""
    return filled(value, quote(encode_json(value), safe=""))


@named
def deep_object(name: str, value: object) -> Pairs:
    """Style ``deepObject``: ``filter[status]=open``; objects inside nest further, arrays inside repeat.

    OpenAPI defines none for arrays of objects; these have numbers, without which nobody could tell their fields apart.
    """
    return [] if is_absent(value) else _nested(name, encode_object(value))


def _nested(name: str, value: object) -> Pairs:
    if not isinstance(value, (dict, list)):
        return [(quoted(name), quoted(value))]
    inner = enumerate(members(cast("object", value)))
    named = [(_inside(name, number if member is None else member, item), item) for number, (member, item) in inner]
    return [pair for inner_name, item in named for pair in _nested(inner_name, item)]


def _inside(name: str, member: str | int, item: object) -> str:
    return f"{name}[{member}]" if isinstance(member, str) or isinstance(item, (dict, list)) else name


def reserved(pairs: Pairs) -> Pairs:
    """Query parameters with ``allowReserved``: reserved characters stand as they are, escapes of the caller too."""
    return [(name, _unreserved(value)) for name, value in pairs]


def reserved_path(text: str) -> str:
    """A path parameter with ``allowReserved``: its slashes divide the path; refuses steps that lead out of it."""
    path = "%3F".join(map(_unreserved, text.split("%3F")))
    if any(unquote(segment) in (".", "..") for segment in path.split("/")):
        raise InvalidArgumentError(f"{unquote(path)!r} cannot be a part of a path")
    return path


def _unreserved(text: str) -> str:
    return _RESERVED.sub(lambda found: chr(int(found[0][1:], 16)), text)


@named
def header_exploded(name: str, value: object) -> Pairs:
    """A header parameter with ``explode``: ``R=100,G=200``."""
    parts = _named(value, encode_text)
    return _header(name, ",".join(parts)) if parts else []


@named
def json_header(name: str, value: object) -> Pairs:
    """A header parameter whose ``content`` is JSON."""
    return [] if isinstance(value, Unset) else _header(name, json.dumps(encode_object(value)))


@named
def cookie_exploded(name: str, value: object) -> Pairs:
    """A cookie parameter with ``explode``: a cookie for each item of an array, or for each member of an object."""
    found = [] if is_absent(value) else [(member or name, encode_text(item)) for member, item in members(value)]
    for each in found:
        for text in each:
            check_cookie(text, "the cookie")
    return found


@named
def json_cookie(name: str, value: object) -> Pairs:
    """A cookie parameter whose ``content`` is JSON, percent-encoded: cookies have neither quotes nor commas."""
    return [] if isinstance(value, Unset) else [(name, quote(encode_json(value), safe=""))]


def _parts(value: object) -> list[str]:
    return [] if is_absent(value) else flat(value, quoted)


def _named(value: object, encode: Callable[[object], str]) -> list[str]:
    """Items, or names with their values."""
    found = [] if is_absent(value) else members(value)
    return [encode(item) if name is None else f"{encode(name)}={encode(item)}" for name, item in found]


def _matrix(name: str, text: str) -> str:
    return f";{quoted(name)}={text}" if text else f";{quoted(name)}"


def _header(name: str, text: str) -> Pairs:
    check_header(text, "the header")
    return [(name, text)]


def form_fields(value: object, styles: Mapping[str, Callable[[str, object], Pairs]] | None = None) -> Pairs:
    """The fields of a form that is given as a whole; ``styles`` write those that are no plain ``form_field``."""
    given = [] if is_absent(value) else members(value)
    chosen = styles or {}
    return [pair for name, item in given for pair in chosen.get(name or "", form_field)(name or "", item)]
