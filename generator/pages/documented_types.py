"""Types as hand-written pages spell them, ``string | null`` or ``Record<string, number>``, as schemas."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from generator.diagnostics import Place, Report
from generator.document import Node, ObjectNode, object_node
from generator.document.yaml_syntax import plain_scalar
from generator.openapi.extensions import DOCUMENTED_TYPE
from generator.pages.upgrade import make_nullable

_LINK: Final = re.compile(r"\[([^\[\]]+)\]\([^()\s]*\)")


@dataclass(frozen=True, slots=True)
class DocumentedType:
    """A schema, and whether the value may be left out (``T | undefined``)."""

    schema: ObjectNode
    optional: bool = False


def type_in(cell: str) -> str:
    """The type in a cell of a table, linked or not, which escapes the bars of a union or writes others for them."""
    return _LINK.sub(r"\1", cell).replace("`", "").replace("\\|", "|").replace("¦", "|")


def read_type(text: str, place: Place, report: Report) -> DocumentedType:
    """The schema that a type stands for.

    Arguments:
        text: the type; empty when the page gives none.
        place: where it is written.
        report: receives ``type-unknown``.
    """
    if not text.strip():
        return DocumentedType(ObjectNode(place=place))
    for spelling in dict.fromkeys((text, _LIMITS.sub("", text))):
        with suppress(_NotATypeError):
            return _Parser(spelling, place).read()
    report.note(
        "type-unknown",
        f"The type `{text.strip()}` is not understood: any value is accepted",
        place,
        "An overlay can say what it is.",
    )
    return DocumentedType(ObjectNode(place=place))


class _NotATypeError(Exception):
    pass


_TOKEN: Final = re.compile(
    r"""\s*(?:(?P<literal>"[^"]*"|'[^']*'|-?\d+(?:\.\d+)?\b)|(?P<name>(?:[^\W\d]|\$)[\w$.-]*)|(?P<mark>\[\]|[|!<>\[\](){},;:?]))"""
)
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

_SCHEMAS: Final = {name: schema for names, schema in _SPELLINGS for name in names.split()}
# Here capitals matter: JavaScript's Date has a time, and File may be a model.
_EXACT: Final[Mapping[str, Mapping[str, object]]] = {
    "Date": {"type": "string", "format": "date-time"},
    "date": {"type": "string", "format": "date"},
    "file": {"type": "string", "format": "binary"},
    "binary": {"type": "string", "format": "binary"},
}
_WITH_FORMAT: Final = ("string", "enum", "integer", "number")
_FORMATS: Final = ("uri", "uuid", "email", "date", "date-time", "binary", "byte", "int32", "int64", "hostname")
_LISTS: Final = ("array", "list", "readonlyarray", "set", "sequence")
_MAPS: Final = ("record", "map", "dict")
# integer (1–100)
_LIMITS: Final = re.compile(r"\s*\([^()]*\)\s*$")
# Of two words that say one thing, the second does: enum string, JSON object.
_SAID_TWICE: Final = ("enum", "json")


class _Parser:
    """A recursive descent over one type."""

    def __init__(self, text: str, place: Place) -> None:
        self._tokens = _tokens(text)
        self._place = place

    def read(self) -> DocumentedType:
        found = self._union()
        if self._tokens:
            raise _NotATypeError
        return found

    def _union(self) -> DocumentedType:
        self._take("|")
        members = [self._suffixed()]
        while self._take("|") or self._take("or"):
            members.append(self._suffixed())
        kept = [member for member in members if member is not None]
        return DocumentedType(self._joined(kept), optional=len(kept) < len(members))

    def _joined(self, members: list[ObjectNode]) -> ObjectNode:
        others = [member for member in members if member.get("type") != "null"]
        if not others:
            return self._schema({"type": "null"})
        kinds = {member.text_at("type") for member in others}
        if len(others) == 1:
            joined = others[0]
        elif len(kinds) == 1 and all("enum" in member for member in others):
            values = [value for member in others for value in member.array_at("enum")]
            joined = self._schema({"type": kinds.pop(), "enum": values})
        else:
            joined = self._schema({"anyOf": others})
        return make_nullable(joined) if len(others) < len(members) else joined

    def _suffixed(self) -> ObjectNode | None:
        """One member of a union with its ``[]``s; None for ``undefined``."""
        if self._take("undefined"):
            return None
        schema = self._primary()
        while self._take("[]") or self._take("array"):  # object array
            schema = self._schema({"type": "array", "items": schema})
        self._take("!")  # GraphQL's "never null" is what is meant anyway
        if self._take("("):
            return self._with_format(schema)
        return schema

    def _primary(self) -> ObjectNode:
        if self._take("("):
            inner = self._union().schema
            self._expect(")")
            return inner
        if self._take("{"):
            return self._object()
        if self._take("["):
            return self._tuple()
        token = self._next()
        if token[0] in "\"'" or token[0].isdigit() or token[0] == "-":
            return self._literal(token)
        if not (token[0].isalpha() or token[0] in "_$"):
            raise _NotATypeError
        return self._named(token)

    def _literal(self, token: str) -> ObjectNode:
        if token[0] in "\"'":
            return self._schema({"type": "string", "enum": [token[1:-1]]})
        value = plain_scalar(token)
        return self._schema({"type": "integer" if isinstance(value, int) else "number", "enum": [value]})

    def _named(self, name: str) -> ObjectNode:
        opening = next((mark for mark in "<[" if self._take(mark)), None)
        if opening:
            return self._generic(name, ">" if opening == "<" else "]")
        if name.lower() in ("array", "list") and self._take("of"):
            return self._schema({"type": "array", "items": self._suffixed() or {}})
        if name.lower() in _SAID_TWICE and self._tokens and self._tokens[0].lower() in _SCHEMAS:
            return self._named(self._next())
        known = _EXACT.get(name) or _SCHEMAS.get(name.lower())
        if known is not None:
            return self._schema(known)
        # A plural in prose ("array of objects") is not a model.
        if name.lower().removesuffix("s") in _SCHEMAS:
            return self._schema(_SCHEMAS[name.lower().removesuffix("s")])
        return self._schema({DOCUMENTED_TYPE: name})

    def _generic(self, name: str, closing: str) -> ObjectNode:
        if name.lower() in _WITH_FORMAT and closing == ">":
            return self._formatted(_SCHEMAS[name.lower()], closing)
        arguments = [self._union().schema]
        while self._take(","):
            arguments.append(self._union().schema)
        self._expect(closing)
        if name == "Union":
            return self._joined(arguments)
        if name.lower() in _LISTS and len(arguments) == 1:
            return self._schema({"type": "array", "items": arguments[0]})
        if name.lower() in _MAPS and len(arguments) == 2:
            return self._schema({"type": "object", "additionalProperties": arguments[1]})
        if name == "Partial":
            return arguments[0]
        if name == "Optional":
            return make_nullable(arguments[0])
        raise _NotATypeError

    def _formatted(self, kind: Mapping[str, object], closing: str) -> ObjectNode:
        """Mintlify's ``string<uuid>``, ``integer<int64>`` and ``enum<string>``."""
        name = self._next()
        self._expect(closing)
        if name in _FORMATS:
            return self._schema({**kind, "format": name})
        return self._schema(_SCHEMAS.get(name, kind))

    def _tuple(self) -> ObjectNode:
        members = [self._union().schema]
        while self._take(","):
            members.append(self._union().schema)
        self._expect("]")
        size = len(members)
        if size == 1:  # GraphQL's list, and not a tuple
            return self._schema({"type": "array", "items": members[0]})
        return self._schema({"type": "array", "prefixItems": members, "minItems": size, "maxItems": size})

    def _object(self) -> ObjectNode:
        properties: dict[str, Node] = {}
        required: list[Node] = []
        while not self._take("}"):
            name = self._next().strip("\"'")
            optional = self._take("?")
            self._expect(":")
            found = self._union()
            properties[name] = found.schema
            if not optional and not found.optional:
                required.append(name)
            if not (self._take(";") or self._take(",")):
                self._expect("}")
                break
        schema: dict[str, object] = {"type": "object", "properties": properties}
        return self._schema({**schema, "required": required} if required else schema)

    def _with_format(self, schema: ObjectNode) -> ObjectNode:
        """``string (uri)``: what stands in brackets is a format if it is the name of one, else a remark."""
        words: list[str] = []
        while not self._take(")"):
            words.append(self._next())
        remark = "-".join(words).lower()
        if remark in _FORMATS and isinstance(schema.get("type"), str):
            return schema.replaced({**schema, "format": remark})
        return schema

    def _schema(self, items: Mapping[str, object]) -> ObjectNode:
        return object_node(items, self._place)

    def _take(self, token: str) -> bool:
        if self._tokens and self._tokens[0].lower() == token:
            self._tokens.pop(0)
            return True
        return False

    def _expect(self, token: str) -> None:
        if not self._take(token):
            raise _NotATypeError

    def _next(self) -> str:
        if not self._tokens:
            raise _NotATypeError
        return self._tokens.pop(0)


def _tokens(text: str) -> list[str]:
    found: list[str] = []
    position = 0
    text = text.strip()
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            raise _NotATypeError
        found.append(match["literal"] or match["name"] or match["mark"])
        position = match.end()
    return found
