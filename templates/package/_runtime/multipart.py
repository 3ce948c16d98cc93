"""Bodies of ``multipart/form-data``: the parts of a form, files among them, sent as a stream."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Callable, Mapping, Sequence
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import NamedTuple, cast
from urllib.parse import unquote

from ..errors import InvalidArgumentError
from ..types import Unset
from .arguments import HEADER_NAME, check_header, is_absent, named
from .encode import Pairs, encode_json, encode_object, encode_text, encode_utf8
from .files import Memory, Source, file_source

_FILE_TUPLE = "(file name, content), (file name, content, media type), or (file name, content, media type, headers)"
_OWN_HEADERS = ("content-disposition", "content-type", "content-length")
_UNSAFE = re.compile(r'[\x00-\x1f\x7f"\\]')


class Part(NamedTuple):
    """One part: the lines that describe it, and its content."""

    head: bytes
    content: Source


@named
def value_parts(name: str, value: object, media_type: str | None = None) -> list[Part]:
    """The part for a value, as JSON for an object, else as text; an array has a part for each item."""
    return [_value_part(name, item, media_type) for item in _items(value) if item is not None]


def pair_parts(pairs: Pairs) -> list[Part]:
    """The parts of a value that a style divides or joins: one for each pair that it is in a form of another type."""
    return [_part(unquote(name), Memory(encode_utf8(unquote(text))), None) for name, text in pairs]


@named
def json_parts(name: str, value: object, media_type: str = "application/json") -> list[Part]:
    """One part that holds the JSON text of the whole value, arrays too; none for ``UNSET``."""
    return [] if isinstance(value, Unset) else [_part(name, Memory(encode_json(value)), media_type)]


def file_parts(name: str, file: object, media_type: str | None = None) -> list[Part]:
    """The part for a file; none if it was not given."""
    return [] if is_absent(file) else [_file_part(name, file, media_type, argument=name)]


def file_parts_each(name: str, files: object, media_type: str | None = None) -> list[Part]:
    """A part for each file of an array."""
    if is_absent(files):
        return []
    if not _is_array(files):
        raise InvalidArgumentError(f"{name}: several files may be sent: pass a list, even for one")
    each = enumerate(_items(files))
    return [_file_part(name, file, media_type, argument=f"{name}[{number}]") for number, file in each]


def any_parts(fields: object, media_types: Mapping[str, str] | None = None) -> list[Part]:
    """The parts of a form that is given as a whole: files, JSON for objects, and text."""
    to_dict: Callable[[], object] | None = getattr(fields, "to_dict", None)
    found = to_dict() if to_dict is not None else fields
    if is_absent(found):
        return []
    if not isinstance(found, Mapping):
        raise InvalidArgumentError("the body of a form is a mapping of its fields")
    given = cast("Mapping[str, object]", found)
    known = media_types or {}
    return [part for name, value in given.items() for part in field_parts(name, value, known.get(name))]


def field_parts(name: str, value: object, media_type: str | None = None) -> list[Part]:
    """The parts of a field that may be a file; any other value as in ``value_parts``."""
    items = [value] if _is_file(value) else _items(value)
    return [part for item in items for part in (file_parts if _is_file(item) else value_parts)(name, item, media_type)]


def _is_file(value: object) -> bool:
    return isinstance(value, (bytes, bytearray, tuple, Path)) or callable(getattr(value, "read", None))


def _value_part(name: str, value: object, media_type: str | None) -> Part:
    plain = encode_object(value)
    if isinstance(plain, (dict, list)):
        return _part(name, Memory(encode_json(cast("object", plain))), media_type or "application/json")
    return _part(name, Memory(encode_utf8(encode_text(plain))), media_type)


def _items(value: object) -> Sequence[object]:
    if is_absent(value):
        return []
    return cast("Sequence[object]", value) if _is_array(value) else [value]


def _is_array(value: object) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, (str, bytes, bytearray))


def _file_part(name: str, file: object, media_type: str | None, argument: str) -> Part:
    given = cast("tuple[object, ...]", file) if isinstance(file, tuple) else (_file_name(file), file)
    own_type, headers = (*given[2:], None, None)[:2]
    if not (
        2 <= len(given) <= 4
        and isinstance(given[0], str)
        and isinstance(own_type, str | None)
        and isinstance(headers, Mapping | None)
    ):
        raise InvalidArgumentError(f"{argument}: a tuple must be {_FILE_TUPLE}")
    kind = own_type or media_type or _media_type_of(given[0])
    lines = _header_lines(cast("Mapping[object, object]", headers or {}), argument)
    return _part(name, file_source(given[1], argument), kind, given[0], lines)


def kind_of(file: object, *kinds: str) -> str:
    """The media type that the name of a file stands for, if it is one of these, as ``image/*``; else the first one."""
    found = _media_type_of(_file_name(file))
    return found if any(fnmatchcase(found, kind.lower()) for kind in kinds) else kinds[0]


def _media_type_of(file_name: str) -> str:
    """The media type that a name stands for; Python's own list goes first, for Windows takes CSV for a spreadsheet."""
    for guess in (_python_types().guess_type, mimetypes.guess_type):
        kind, compressed = guess(file_name, strict=False)  # else Python 3.11 knows no WebP
        if compressed:
            return "application/gzip" if compressed == "gzip" else "application/octet-stream"
        if kind:
            return kind
    return "application/octet-stream"


@cache
def _python_types() -> mimetypes.MimeTypes:
    """The types without what programs on this machine have added."""
    return mimetypes.MimeTypes()


def _header_lines(headers: Mapping[object, object], argument: str) -> list[str]:
    """The headers of a part besides those that the form itself needs."""
    lines: list[str] = []
    for name, value in headers.items():
        if not (isinstance(name, str) and re.fullmatch(HEADER_NAME, name)) or name.lower() in _OWN_HEADERS:
            raise InvalidArgumentError(f"{argument}: {name!r} is no header that the part of a file may have")
        text = encode_text(value)
        check_header(text, f"{argument}: the header {name}")
        lines.append(f"{name}: {text}")
    return lines


def _file_name(file: object) -> str:
    name = file if isinstance(file, Path) else getattr(file, "name", None)
    return (Path(name).name if isinstance(name, (str, Path)) else "") or "upload"


def _part(
    name: str, content: Source, media_type: str | None, file_name: str | None = None, headers: Sequence[str] = ()
) -> Part:
    lines = [f'Content-Disposition: form-data; name="{_escaped(name)}"']
    if file_name is not None:
        lines[0] += f'; filename="{_escaped(file_name)}"'
    if media_type is not None:
        check_header(media_type, f"the media type of {name}")
        lines.append(f"Content-Type: {media_type}")
    return Part("\r\n".join([*lines, *headers, "", ""]).encode(errors="replace"), content)


def _escaped(text: str) -> str:
    """A name escaped as browsers do; backslashes are doubled, or many servers would take the quote for escaped."""
    return _UNSAFE.sub(lambda found: r"\\" if found[0] == "\\" else f"%{ord(found[0]):02X}", text)
