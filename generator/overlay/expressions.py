"""Writes JSONPath expressions (RFC 9535) as a person would, with short names if the grammar allows them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

# Section 2.5.1.1, less the characters beyond ASCII, which are better seen in quotes.
_SHORT: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
# Section 2.3.1.1.
_ESCAPED: Final = re.compile(r"[\x00-\x1f'\\]")
_ESCAPES: Final = {"\b": r"\b", "\f": r"\f", "\n": r"\n", "\r": r"\r", "\t": r"\t", "'": r"\'", "\\": r"\\"}


def child(parent: str, name: str) -> str:
    """The expression for a member of an object."""
    return f"{parent}.{name}" if _SHORT.fullmatch(name) else f"{parent}[{quoted(name)}]"


def items(parent: str, indexes: Iterable[int]) -> str:
    """The expression for some items of an array."""
    return f"{parent}[{','.join(map(str, indexes))}]"


def items_where(parent: str, values: Mapping[str, str]) -> str:
    """The expression for the items of an array that are objects with these values."""
    return f"{parent}[?{has(values)}]"


def has(values: Mapping[str, str]) -> str:
    """The test whether an item is an object with these values."""
    return " && ".join(f"{child('@', name)} == {quoted(value)}" for name, value in values.items())


def items_equal(parent: str, text: str) -> str:
    """The expression for the items of an array that are this text."""
    return f"{parent}[?@ == {quoted(text)}]"


def quoted(text: str) -> str:
    """The text as a string literal in single quotes."""
    return f"'{_ESCAPED.sub(_escape, text)}'"


def _escape(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04x}"
