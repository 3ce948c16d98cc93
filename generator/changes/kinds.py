"""The kind of values that a schema describes, as far as it decides about their type in Python."""

from __future__ import annotations

from typing import Final

from generator.changes.views import View
from generator.document import ArrayNode, Node

ANY: Final = "any value"
NOTHING: Final = "no value"
UNION: Final = "union"
# Their values have a Python type of their own; all other formats are text.
TYPED_FORMATS: Final = frozenset(("binary", "date", "date-time"))


def kind(view: View) -> str:
    """The kind of values of a schema in words: ``string``, ``string (date)``, ``any value``."""
    content = view.content
    if content.get("not") == {}:
        return NOTHING
    has_properties = bool(content.get("properties"))
    if not has_properties and (content.get("oneOf") or content.get("anyOf")):
        return UNION
    name = content.get("type")
    if isinstance(name, str):
        form = content.get("format")
        return f"string ({form})" if name == "string" and form in TYPED_FORMATS else name
    return "object" if has_properties else _kind_of_all(content.array_at("enum"))


def _kind_of_all(values: ArrayNode) -> str:
    found = {_kind_of(value) for value in values}
    return found.pop() if len(found) == 1 else ANY


def _kind_of(value: Node) -> str:
    match value:
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "number"
        case str():
            return "string"
        case _:
            return ANY
