"""The words for types on hand-written pages, in the languages and the notations that these are often written in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_SPELLINGS: Final[tuple[tuple[str, Mapping[str, object]], ...]] = (
    ("string str text enum cadena texto chaîne строка 字符串 文字列 문자열", {"type": "string"}),
    ("number float double decimal número numérico число 数字 数值", {"type": "number"}),
    ("integer int long int32 int64 bigint entero inteiro entier целое 整数 정수", {"type": "integer"}),
    ("boolean bool true false booleano booléen 布尔 布尔值", {"type": "boolean"}),
    ("object dict dictionary map json hash objeto objet объект 对象", {"type": "object"}),
    ("array list arreglo lista tableau массив 数组 配列", {"type": "array", "items": {}}),
    ("any unknown mixed", {}),
    ("datetime date-time", {"type": "string", "format": "date-time"}),
    ("uuid", {"type": "string", "format": "uuid"}),
    ("email", {"type": "string", "format": "email"}),
    ("url uri", {"type": "string", "format": "uri"}),
    ("null none", {"type": "null"}),
)
UNMISTAKABLE: Final = (
    *("string", "integer", "int", "number", "float", "boolean", "bool"),
    *("object", "array", "uuid"),
)
"""The types that no sentence begins with."""

SCHEMAS: Final = {name: schema for names, schema in _SPELLINGS for name in names.split()}
"""What each word in small letters means."""

# Here capitals matter: JavaScript's Date has a time, and File may be a model.
_EXACT: Final[Mapping[str, Mapping[str, object]]] = {
    "Date": {"type": "string", "format": "date-time"},
    "date": {"type": "string", "format": "date"},
    "file": {"type": "string", "format": "binary"},
    "binary": {"type": "string", "format": "binary"},
}
WITH_FORMAT: Final = ("string", "enum", "integer", "number")
"""The types that may name their format in brackets: ``string<uuid>``."""

FORMATS: Final = ("uri", "uuid", "email", "date", "date-time", "binary", "byte", "int32", "int64", "hostname")

LISTS: Final = ("array", "list", "readonlyarray", "set", "sequence")
"""The generic types of one argument, that of their items."""

MAPS: Final = ("record", "map", "dict")
"""The generic types of two arguments, those of their keys and their values."""

SAID_TWICE: Final = ("enum", "json")
"""The words after which another says the type: ``enum string``, ``JSON object``."""


def schema_called(name: str) -> Mapping[str, object] | None:
    """The schema that a word means, in the plural too, as in ``array of objects``; None where it is a model's name."""
    lower = name.lower()
    known = _EXACT.get(name) or SCHEMAS.get(lower)
    return SCHEMAS.get(lower.removesuffix("s")) if known is None else known
