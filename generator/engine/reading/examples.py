"""Values for the example calls in documentation: an example of the specification, else a placeholder."""

from __future__ import annotations

import math
from typing import Final

from generator import naming
from generator.document import Node, ObjectNode
from generator.engine.literals import literal
from generator.engine.reading.components import Components
from generator.openapi.normal_form import alternatives, enum_values

_LONGEST: Final = 60
_DEEPEST: Final = 3
_PLACEHOLDER: Final = "'...'"
FILE: Final = "Path('photo.png')"
_BY_FORMAT: Final = {
    "date": "date.today()",
    "date-time": "datetime.now(timezone.utc)",
    "email": "'ada@example.com'",
    "uri": "'https://example.com'",
    "uuid": "'123e4567-e89b-12d3-a456-426614174000'",
}
_KINDS: Final[dict[str, type | tuple[type, ...]]] = {"string": str, "integer": int, "number": (int, float)}


def example_of_parameter(parameter: ObjectNode, schema: Node, components: Components) -> str:
    """The source text of a value for a parameter; the placeholder for a path is made of the parameter's name."""
    node = components.resolved(schema) if isinstance(schema, ObjectNode) else ObjectNode()
    found = _documented(parameter, node) or example_of(node, components)
    if found == _PLACEHOLDER and parameter.get("in") == "path":
        return repr("-".join(naming.words(parameter.text_at("name"))).lower() or "...")
    return found


def example_of(schema: Node, components: Components, depth: int = 0) -> str:
    """The source text of a value that a schema allows.

    Objects are mappings with the names of the API, and have only the properties that a request needs. Documented
    examples are used for scalars, if they have the documented type; the examples of objects are too often out of date.
    """
    node = components.resolved(schema) if isinstance(schema, ObjectNode) else ObjectNode()
    if documented := _documented(node, node):
        return documented
    if values := [value for value in enum_values(node) if value is not None]:
        return repr(values[0])
    if members := [member for member in alternatives(node) if isinstance(member, ObjectNode)]:
        return example_of(members[0], components, depth + 1) if depth < _DEEPEST else "{}"
    match node.get("type"):
        case "integer" | "number" as kind:
            return _smallest(node, 1 if kind == "integer" else 1.0)
        case "boolean":
            return "True"
        case "array":
            return f"[{example_of(node.get('items'), components, depth + 1) if depth < _DEEPEST else ''}]"
        case "string":
            return _BY_FORMAT.get(node.text_at("format"), _PLACEHOLDER)
        case _:
            return _mapping(node, components, depth)


def constant_of(schema: ObjectNode) -> str:
    """The source text of the only value that a schema allows, or empty.

    A consent, which can only be ``True``, is none: nobody gives it by saying nothing.
    """
    values = enum_values(schema)
    is_only = len(values) == 1 and isinstance(values[0], str | int | float) and not isinstance(values[0], bool)
    return literal(values[0]) if is_only and schema.get("nullable") is not True else ""


def _smallest(node: ObjectNode, usual: float) -> str:
    minimum = node.get("minimum")
    is_finite = isinstance(minimum, int | float) and not isinstance(minimum, bool) and math.isfinite(minimum)
    return repr(minimum if is_finite else usual)


def _mapping(node: ObjectNode, components: Components, depth: int) -> str:
    properties = node.object_at("properties")
    required = [name for name in node.array_at("required") if isinstance(name, str)] if depth < _DEEPEST else []
    sent = [name for name in required if components.directed(properties.get(name)).get("readOnly") is not True]
    values = {name: example_of(properties.get(name), components, depth + 1) for name in sent}
    return f"{{{', '.join(f'{name!r}: {value}' for name, value in values.items())}}}"


def _documented(holder: ObjectNode, schema: ObjectNode) -> str:
    """The documented example of a schema or a parameter, if it has the type of the schema; else empty."""
    expected = _KINDS.get(schema.text_at("type"))
    if expected is None or schema.text_at("format") in _BY_FORMAT:
        return ""
    allowed = enum_values(schema)
    for value in _examples(holder):
        if isinstance(value, expected) and not isinstance(value, bool) and (not allowed or value in allowed):
            text = repr(value)
            if len(text) <= _LONGEST:
                return text
    return ""


def _examples(node: ObjectNode) -> list[Node]:
    shown = [each for _, each in node.object_at("examples").object_items()]
    named = [each.get("dataValue", each.get("value")) for each in shown]
    return [node.get("example"), *node.array_at("examples"), *named]
