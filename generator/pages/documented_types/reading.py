"""Parses types of hand-written pages, such as ``string | null`` or ``Record<string, number>``, into schemas."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from generator.diagnostics import Place, Report
from generator.document import Node, ObjectNode, object_node
from generator.document.yaml_syntax import plain_scalar
from generator.openapi.extensions import DOCUMENTED_TYPE
from generator.openapi.upgrade import make_nullable
from generator.pages.documented_types.tokens import NotATypeError, Tokens
from generator.pages.documented_types.words import FORMATS, LISTS, MAPS, SAID_TWICE, SCHEMAS, WITH_FORMAT, schema_called

_ESCAPED: Final = re.compile(r"\\([|\[\]<>*])")
# Only matched at the start of a name, which keeps the search linear.
_PACKAGE: Final = re.compile(r"(?<![\w.])(?:[a-z]\w*\.)+(?=[A-Z])")
_LINK: Final = re.compile(r"\[((?:[^\[\]]|\[[^\[\]]*\])+)\]\([^()\s]*\)")
# *string*; one star alone says something else
_EMPHASIS: Final = re.compile(r"^([*_])([^*_]+)\1$")
# integer (1–100)
_LIMITS: Final = re.compile(r"\s*\([^()]*\)\s*$")

# object[], object array, string list
_BEHIND_ITEMS: Final = ("[]", "array", "list")


@dataclass(frozen=True, slots=True)
class DocumentedType:
    """A schema, and whether the value may be left out (``T | undefined``)."""

    schema: ObjectNode
    optional: bool = False


def type_in(cell: str) -> str:
    """The type in a cell of a table, without links, emphasis and the escapes of Markdown.

    Classes lose the name of their package: ``kotlin.String`` becomes ``String``.
    """
    plain = _LINK.sub(r"\1", _ESCAPED.sub(r"\1", cell)).replace("`", "").replace("**", "")
    return _PACKAGE.sub("", html.unescape(_EMPHASIS.sub(r"\2", plain.strip()))).replace("¦", "|")


def read_type(text: str, place: Place, report: Report) -> DocumentedType:
    """The schema of a type.

    Arguments:
        text: the type; empty when the page gives none.
    """
    if not text.strip():
        return DocumentedType(ObjectNode(place=place))
    for spelling in dict.fromkeys((text, _LIMITS.sub("", text))):
        with suppress(NotATypeError):
            return _Parser(spelling, place).read()
    report.note(
        "type-unknown",
        f"The type `{text.strip()}` is not understood: any value is accepted",
        place,
        "An overlay can say what it is.",
    )
    return DocumentedType(ObjectNode(place=place))


class _Parser:
    """A recursive descent over one type."""

    def __init__(self, text: str, place: Place) -> None:
        self._tokens = Tokens(text)
        self._place = place

    def read(self) -> DocumentedType:
        found = self._union()
        if self._tokens.following:
            raise NotATypeError
        return found

    def _union(self) -> DocumentedType:
        self._tokens.take("|")
        members = [self._suffixed()]
        while self._tokens.take("|") or self._tokens.take("or"):
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
        if self._tokens.take("undefined"):
            return None
        if self._tokens.take("?"):  # PHP's nullable types
            return make_nullable(self._suffixed() or self._schema({}))
        schema = self._primary()
        while any(map(self._tokens.take, _BEHIND_ITEMS)):
            schema = self._schema({"type": "array", "items": schema})
        self._tokens.take("!")  # GraphQL's "never null", which is the default here
        if self._tokens.take("?"):  # C#'s and Kotlin's
            return make_nullable(schema)
        if self._tokens.take("("):
            return self._with_format(schema)
        return schema

    def _primary(self) -> ObjectNode:
        if self._tokens.take("("):
            inner = self._union().schema
            self._tokens.expect(")")
            return inner
        if self._tokens.take("{"):
            return self._object()
        if self._tokens.take("["):
            return self._tuple()
        token = self._tokens.next()
        if token[0] in "\"'" or token[0].isdigit() or token[0] == "-":
            return self._literal(token)
        if not (token[0].isalpha() or token[0] in "_$"):
            raise NotATypeError
        return self._named(token)

    def _literal(self, token: str) -> ObjectNode:
        if token[0] in "\"'":
            return self._schema({"type": "string", "enum": [token[1:-1]]})
        value = plain_scalar(token)
        return self._schema({"type": "integer" if isinstance(value, int) else "number", "enum": [value]})

    def _named(self, name: str) -> ObjectNode:
        opening = next((mark for mark in "<[" if self._tokens.take(mark)), None)
        if opening:
            return self._generic(name, ">" if opening == "<" else "]")
        if name.lower() in ("array", "list") and self._is_before_items():
            return self._schema({"type": "array", "items": self._suffixed() or {}})
        if name.lower() in SAID_TWICE and self._tokens.following.lower() in SCHEMAS:
            return self._named(self._tokens.next())
        known = schema_called(name)
        return self._schema({DOCUMENTED_TYPE: name} if known is None else known)

    def _is_before_items(self) -> bool:
        """Whether the type of the items follows: ``array of strings``, ``array string``."""
        return self._tokens.take("of") or schema_called(self._tokens.following) is not None

    def _generic(self, name: str, closing: str) -> ObjectNode:
        if name.lower() in WITH_FORMAT and closing == ">":
            return self._formatted(SCHEMAS[name.lower()], closing)
        arguments = [self._union().schema]
        while self._tokens.take(","):
            arguments.append(self._union().schema)
        self._tokens.expect(closing)
        if name == "Union":
            return self._joined(arguments)
        if name.lower() in LISTS and len(arguments) == 1:
            return self._schema({"type": "array", "items": arguments[0]})
        if name.lower() in MAPS and len(arguments) == 2:
            return self._schema({"type": "object", "additionalProperties": arguments[1]})
        if name == "Partial":
            return arguments[0]
        if name == "Optional":
            return make_nullable(arguments[0])
        raise NotATypeError

    def _formatted(self, kind: Mapping[str, object], closing: str) -> ObjectNode:
        """Mintlify's ``string<uuid>``, ``integer<int64>`` and ``enum<string>``."""
        name = self._tokens.next()
        self._tokens.expect(closing)
        if name in FORMATS:
            return self._schema({**kind, "format": name})
        return self._schema(SCHEMAS.get(name, kind))

    def _tuple(self) -> ObjectNode:
        members = [self._union().schema]
        while self._tokens.take(","):
            members.append(self._union().schema)
        self._tokens.expect("]")
        size = len(members)
        if size == 1:  # GraphQL's list, and not a tuple
            return self._schema({"type": "array", "items": members[0]})
        return self._schema({"type": "array", "prefixItems": members, "minItems": size, "maxItems": size})

    def _object(self) -> ObjectNode:
        properties: dict[str, Node] = {}
        required: list[Node] = []
        while not self._tokens.take("}"):
            name = self._tokens.next().strip("\"'")
            optional = self._tokens.take("?")
            self._tokens.expect(":")
            found = self._union()
            properties[name] = found.schema
            if not optional and not found.optional:
                required.append(name)
            if not (self._tokens.take(";") or self._tokens.take(",")):
                self._tokens.expect("}")
                break
        schema: dict[str, object] = {"type": "object", "properties": properties}
        return self._schema({**schema, "required": required} if required else schema)

    def _with_format(self, schema: ObjectNode) -> ObjectNode:
        """The schema with the format in brackets, as in ``string (uri)``; brackets with other contents are ignored."""
        words: list[str] = []
        while not self._tokens.take(")"):
            words.append(self._tokens.next())
        remark = "-".join(words).lower()
        if remark in FORMATS and isinstance(schema.get("type"), str):
            return schema.updated({"format": remark})
        return schema

    def _schema(self, items: Mapping[str, object]) -> ObjectNode:
        return object_node(items, self._place)
