"""Finds allowed values and defaults in prose."""

from __future__ import annotations

import re
from typing import Final

from generator.document import Node, ObjectNode, object_node
from generator.document.yaml_syntax import plain_scalar
from generator.pages.markdown.html_tags import BREAK

# Of other types, "the default is 24" may go on with "hours ago".
_BARE_KINDS: Final = ("integer", "number", "boolean")
_LISTED_KINDS: Final = ("string", "integer", "number")
_ADJECTIVES: Final = "allowed|enum|valid|accepted|acceptable|supported|available|permitted|possible"
_FOLLOW: Final = re.compile(
    rf"\b(?:one of(?: the following)?(?: values)?|(?:{_ADJECTIVES}) (?:values|options)(?: are)?"
    r"|(?P<some>(?:values|options)(?: are)?(?=[*_]*:)|(?:can|may|must|should)(?: only)? be(?: either)?))[*_]*:?[*_]*",
    re.IGNORECASE,
)
_VALUE: Final = r"(?:`([^`\n]+)`|\"([^\"\n]+)\"|“([^”\n]+)”)"
_INLINE: Final = re.compile(rf"\s*{_VALUE}(?:\s*\([^()\n]*\)|\s*[=–—:-]\s[^,;.|`\n]{{1,60}})?\s*")
_SEPARATOR: Final = re.compile(r"(?:,\s*(?:or|and)\b|[,;|/]|\bor\b|\band\b)")
_IN_LIST: Final = re.compile(r"\s*[-*]\s+`([^`\n]+)`[^\n]*(?:\n|\Z)")
_END: Final = re.compile(r"\s*(?:[.;)<\n]|\Z)")
_DEFAULT: Final = re.compile(
    r"(?:\bdefaults?(?:\s+(?:value|is|to|are|of))+|\bdefaults?(?=[*_]*[:=])|\(defaults?\b)[*_]*[:=]?[*_]*\s*"
    rf"(?:{_VALUE}|(true|false|-?\d+(?:\.\d+)?)(?![\w.%-]))",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[`\"]*([\w.:/+-]+)[`\"]*|[`\"]([^`\"]+)[`\"]")
_NO_VALUE: Final = ("-", "—", "–", "none", "n/a", "null", "nil", "undefined", "empty")


def with_described_values(schema: ObjectNode, description: str) -> ObjectNode:
    """The schema with the values and the default that a description lists in unmistakable words."""
    schema = with_enum(schema, _listed_in(description))
    found = _DEFAULT.search(description)
    if found is None or "default" in schema or (found[4] and schema.get("type") not in _BARE_KINDS):
        return schema
    return with_default(schema, next(filter(None, found.groups())))


def with_enum(schema: ObjectNode, texts: list[str]) -> ObjectNode:
    """The schema with an enum of these values, if they are of its type."""
    kind = schema.get("type")
    if not texts or kind not in _LISTED_KINDS or "enum" in schema:
        return schema
    values = [text if kind == "string" else plain_scalar(text) for text in dict.fromkeys(texts)]
    if not all(_fits(value, kind) for value in values):
        return schema
    return schema.updated({"enum": object_node({"": values}, schema.place)[""]})


def with_default(schema: ObjectNode, text: str) -> ObjectNode:
    """The schema with a default, if the text is a value of its type; prose such as "the current time" is none."""
    value = text if schema.get("type") == "string" else plain_scalar(text)
    is_value = _fits(value, schema.get("type")) and ("enum" not in schema or value in schema.array_at("enum"))
    return schema.updated({"default": value}) if is_value else schema


def value_in(cell: str) -> str:
    """The value in a cell that holds nothing else; empty for prose, and for words such as ``none``."""
    found = _WORD.fullmatch(cell.strip(" *_"))
    text = next(filter(None, found.groups()), "") if found else ""
    return "" if text.lower() in _NO_VALUE else text


def values_in(cell: str) -> list[str]:
    """The values in a cell that holds nothing else, separated by commas, bars or breaks; empty for prose."""
    words = [word for word in re.split(rf"\s*(?:[,;|/]|{BREAK}|\bor\b)\s*", cell.replace("\\|", "|").strip()) if word]
    values = [value_in(word) for word in words]
    return values if len(values) > 1 and all(values) else []


def _fits(value: Node, kind: Node) -> bool:
    if kind == "boolean":
        return isinstance(value, bool)
    if kind in ("integer", "number"):
        return isinstance(value, int | float) and not isinstance(value, bool)
    return kind not in ("array", "object") and value is not None


def _listed_in(description: str) -> list[str]:
    """The values after the first words that announce a list; empty if the list is incomplete (``and so on``)."""
    if "comma-separated" in description.lower():
        return []
    for found in _FOLLOW.finditer(description):
        values = _inline(description, found.end()) or _below(description, found.end())
        if len(values) > (1 if found["some"] else 0):
            return values
    return []


def _inline(text: str, position: int) -> list[str]:
    values: list[str] = []
    while found := _INLINE.match(text, position):
        values.append(next(filter(None, found.groups())).strip("\"'"))
        position = found.end()
        separator = _SEPARATOR.match(text, position)
        if separator is None:
            is_all = len(values) > 1 or _END.match(text, position) is not None
            return values if is_all else []
        position = separator.end()
    return []


def _below(text: str, position: int) -> list[str]:
    values: list[str] = []
    while found := _IN_LIST.match(text, position):
        values.append(found[1].strip("\"'"))
        position = found.end()
    return values
