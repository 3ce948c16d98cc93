"""YAML 1.2, read with a parser that was made for version 1.1.

Plain scalars mean what the core schema says (https://yaml.org/spec/1.2.2/#103-core-schema), and lines end where editors
end them.
"""

# PyYAML's stubs leave the types of its hooks open.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

import yaml
from yaml.scanner import ScannerError

Scalar: TypeAlias = str | int | float | bool | None

DEEPEST: Final = 200
"""Deep enough for any real document, and shallow enough for the recursion of every stage."""

_REFUSED_ESCAPE: Final = "found invalid Unicode character escape code"
REFUSED_IN_C: Final = ("found unexpected ':'", _REFUSED_ESCAPE)
"""The errors of the parser in C for two things that YAML allows: ``{key:[1]}``, and a character that is escaped as
in JSON, ``"\\ud83d\\ude00"``."""

# A surrogate pair, half of one, or any other escape.
_ESCAPE: Final = re.compile(
    r"\\(?:u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|u([dD][89a-fA-F][0-9a-fA-F]{2})|.)"
)

_NO_BEGINNING: Final = "found character that cannot start any token"

MERGE_KEY: Final = "<<"
"""The merge key: without quotes, its value gives a mapping the members that the mapping lacks."""

MERGE_TAG: Final = "tag:yaml.org,2002:merge"
"""The tag that some tools write before it: ``!!merge <<: *common``."""


class TooLargeError(Exception):
    """The document is nested too deeply, or its aliases expand too far."""


def events(text: str) -> Iterator[yaml.Event]:
    """The events of a text, found by PyYAML's parser in C."""
    return iter(yaml.CSafeLoader(text).get_event, None)


def events_in_python(text: str) -> Iterator[yaml.Event]:
    """The same from its much slower parser in Python, which reads ``{key:[1]}`` as a key with a list."""
    loader = yaml.SafeLoader(text)
    try:
        yield from iter(loader.get_event, None)
    except (ValueError, OverflowError) as error:  # of an escape that is no character
        raise ScannerError(None, None, _REFUSED_ESCAPE, loader.get_mark()) from error


def with_whole_characters(text: str) -> str:
    """The text with each escaped surrogate pair written as YAML escapes the character, and unpaired ones replaced.

    This is also done outside of quotes, where a backslash is just a backslash, because nobody writes such things there.
    """
    return _ESCAPE.sub(_whole, text)


def _whole(escape: re.Match[str]) -> str:
    high, low, half = escape.groups()
    if high:
        return f"\\U{0x10000 + ((int(high, 16) & 0x3FF) << 10) + (int(low, 16) & 0x3FF):08X}"
    return r"\ufffd" if half else escape[0]


INTEGER = re.compile(r"[-+]?[0-9]+\Z|0o[0-7]+\Z|0x[0-9a-fA-F]+\Z")
FLOAT = re.compile(
    r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z|[-+]?\.(?:inf|Inf|INF)\Z|\.(?:nan|NaN|NAN)\Z"
)
_CONSTANTS: Final[Mapping[str, Scalar]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
# The parser, made for YAML 1.1, ends lines at these characters too, so they are replaced by private ones meanwhile.
HIDE_BREAKS: Final = str.maketrans("\x85\u2028\u2029", "\uf6c5\uf6c6\uf6c7")
SHOW_BREAKS: Final = {new: old for old, new in HIDE_BREAKS.items()}
_NUMBER_STARTS: Final = frozenset("0123456789+-.")
# Python refuses to read longer integers, for safety; such a text is never meant as a number.
_MOST_DIGITS: Final = 4000


def has_other_breaks(text: str) -> bool:
    """Whether there are characters in a text that end lines in YAML 1.1 alone."""
    return "\x85" in text or "\u2028" in text or "\u2029" in text


def plain_scalar(text: str) -> Scalar:
    """What an unquoted scalar means in the YAML 1.2 core schema."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if text[0] not in _NUMBER_STARTS or len(text) > _MOST_DIGITS:
        return text
    if INTEGER.match(text):
        return int(text, 0) if text[:2] in ("0o", "0x") else int(text)
    if FLOAT.match(text):
        return float(text.lower().replace(".inf", "inf").replace(".nan", "nan"))
    return text


def explain(error: yaml.YAMLError, text: str) -> tuple[str, list[tuple[int, int]]]:
    """Why YAML is invalid, and where: line and column of the mistake and of its context, counted from 0."""
    if isinstance(error, yaml.reader.ReaderError):
        before = text.encode()[: error.position].decode(errors="ignore")
        return str(error).split("\n")[0], [(before.count("\n"), len(before) - before.rfind("\n") - 1)]
    if not isinstance(error, yaml.MarkedYAMLError):
        return str(error).split("\n")[0], [(0, 0)]
    marks = [mark for mark in (error.problem_mark, error.context_mark) if mark]
    reason = _beginning(error.problem_mark, text) if error.problem == _NO_BEGINNING else None
    reason = reason or ", ".join(filter(None, (error.problem, error.context)))
    return reason, list(dict.fromkeys((mark.line, mark.column) for mark in marks)) or [(0, 0)]


def _beginning(mark: yaml.Mark | None, text: str) -> str | None:
    """A better message for a character that nothing can begin with; the parser does not say which one it is."""
    line = text.split("\n")[mark.line : mark.line + 1] if mark else []
    character = line[0][mark.column : mark.column + 1] if mark and line else ""
    if character == "\t":
        return "the line is indented with a tab, and YAML knows spaces only"
    return f"what begins with `{character}` needs quotes" if character else None
