"""The words for types on hand-written pages, in many natural and programming languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_SPELLINGS: Final[tuple[tuple[str, Mapping[str, object]], ...]] = (
    ("string str text enum cadena texto chaîne строка 字符串 文字列 문자열", {"type": "string"}),
    ("number float double decimal número numérico число 数字 数值", {"type": "number"}),
    ("integer int long int32 int64 bigint entero inteiro entier целое 整数 정수", {"type": "integer"}),
    ("boolean bool true false booleano booléen 布尔 布尔值", {"type": "boolean"}),
    ("object obj dict dictionary map json hash objeto objet объект 对象", {"type": "object"}),
    ("array list arreglo lista tableau массив 数组 配列", {"type": "array", "items": {}}),
    ("any unknown mixed", {}),
    ("datetime date-time", {"type": "string", "format": "date-time"}),
    ("uuid guid", {"type": "string", "format": "uuid"}),
    ("email", {"type": "string", "format": "email"}),
    ("url uri", {"type": "string", "format": "uri"}),
    ("null none", {"type": "null"}),
)
UNMISTAKABLE: Final = (
    *("string", "integer", "int", "number", "float", "boolean", "bool"),
    *("object", "array", "uuid"),
)
"""The types that no ordinary sentence begins with."""

SCHEMAS: Final = {name: schema for names, schema in _SPELLINGS for name in names.split()}
"""The schema for each word in lower case."""

# Words with a capital that mean something else: JavaScript's Date has a time, and File may be a model.
_EXACT: Final[Mapping[str, Mapping[str, object]]] = {
    "Date": {"type": "string", "format": "date-time"},
    "date": {"type": "string", "format": "date"},
    "file": {"type": "string", "format": "binary"},
    "binary": {"type": "string", "format": "binary"},
}
WITH_FORMAT: Final = ("string", "enum", "integer", "number")
"""The types that may have their format in brackets: ``string<uuid>``."""

FORMATS: Final = ("uri", "uuid", "email", "date", "date-time", "binary", "byte", "int32", "int64", "hostname")

LISTS: Final = ("array", "list", "readonlyarray", "set", "sequence")
"""The generic types whose only argument is the type of their items."""

MAPS: Final = ("record", "map", "dict")
"""The generic types with two arguments, for their keys and their values."""

SAID_TWICE: Final = ("enum", "json")
"""The words that a type may follow: ``enum string``, ``JSON object``."""


def schema_called(name: str) -> Mapping[str, object] | None:
    """The schema for a word, also in the plural, as in ``array of objects``; None for the name of a model."""
    lower = name.lower()
    known = _EXACT.get(name) or SCHEMAS.get(lower)
    return SCHEMAS.get(lower.removesuffix("s")) if known is None else known
