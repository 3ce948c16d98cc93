"""Types of programming languages and databases that schemas name instead of types of JSON."""

from __future__ import annotations

from typing import Final

_WORDS: Final = {
    "string": "string str text char varchar uuid guid uri url email date datetime date-time timestamp",
    "integer": "integer int int32 int64 long short bigint",
    "number": "number float double decimal numeric",
    "boolean": "boolean bool",
    "object": "object dict map hash json",
    "array": "array list",
}
_MEANT: Final = {word: name for name, words in _WORDS.items() for word in words.split()}


def meant_type(name: str) -> str:
    """The type of JSON that a name means; empty if it may be anything, such as a class."""
    return _MEANT.get(name.lower(), "")
