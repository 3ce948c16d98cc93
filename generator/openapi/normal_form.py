"""The normal form of a document, which the passes of ``normalize`` produce and the engine relies on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from generator.document import Node, ObjectNode
from generator.openapi.path_items import operations_of

UNIONS: Final = ("oneOf", "anyOf")
"""The keywords whose members are alternatives."""

NEEDED_TOGETHER: Final = "x-needed-together"
"""In a schema: the properties that each of its alternatives requires. No class can say that, but servers check it."""

IS_OPEN: Final = "x-is-open"
"""In a schema: whether a document lets through any value beside, where it most likely means null."""

UNDESCRIBED: Final = "x-undescribed"
"""In a property: whether a document requires it and says nothing else of it; many servers know nothing of it either."""

NAMES: Final = "x-names"
"""At the top: the names that things had in earlier runs, for the passes that give names; the last of them drops it."""

GROUP_CLASSES: Final = "x-group-classes"
"""At the top: the name of the class of each group."""

ORIGINS: Final = "x-origins"
"""At the top: where the components come from whose names others might want as well."""


def written_schema(key: str) -> str:
    """The origin of a component that somebody wrote."""
    return f"schema {key}"


def component_name(reference: str) -> str:
    """The name of the component that a reference leads to; in the normal form, every reference leads to one."""
    return reference.rsplit("/", 1)[-1]


# A schema without any of these becomes nothing with a name.
_NAMED: Final = ("enum", "properties", "allOf", *UNIONS)
_OF_ENUMS: Final = (str, int)


def is_nominal(schema: ObjectNode) -> bool:
    """Whether a schema becomes something with a name: an object with properties, an enum, or a union of such."""
    if "$ref" in schema or schema.keys().isdisjoint(_NAMED):
        return False
    if values := enum_values(schema):
        are_names = len(values) > 1 and all(isinstance(value, _OF_ENUMS) for value in values)
        return are_names and not all(isinstance(value, bool) for value in values)
    if schema.object_at("properties"):
        return True
    if parts := list(schema.array_at("allOf").objects()):
        return len(parts) > 1 or "$ref" in parts[0] or is_nominal(parts[0])
    members = [member for member in alternatives(schema) if isinstance(member, ObjectNode)]
    return len(members) > 1 and any(
        "$ref" in member or member.get("type") in ("object", "array") or is_nominal(member) for member in members
    )


def is_object(schema: ObjectNode) -> bool:
    """Whether all values of a schema are objects; False for a union."""
    return schema.get("type") == "object" or bool(schema.object_at("properties"))


def alternatives(schema: ObjectNode) -> Sequence[Node]:
    """The members of a union; empty for any other schema."""
    return next((found for key in UNIONS if key in schema and (found := schema.array_at(key))), ())


def enum_values(schema: ObjectNode) -> list[Node]:
    """The values of an enum, converted to its type: YAML reads ``1`` as a number even in an enum of strings."""
    if "enum" not in schema:
        return []
    fit = _FITTING.get(schema.text_at("type"))
    return [fit(value) if fit else value for value in schema.array_at("enum")]


def _as_text(value: Node) -> Node:
    if isinstance(value, str):  # as most are
        return value
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, int | float) else value


def _as_integer(value: Node) -> Node:
    return int(value) if isinstance(value, str) and _INTEGER.fullmatch(value) else value


def _as_number(value: Node) -> Node:
    return float(value) if isinstance(value, str) and _FRACTION.fullmatch(value) else _as_integer(value)


def _as_boolean(value: Node) -> Node:
    return value == "true" if value in ("true", "false") else value


_INTEGER: Final = re.compile(r"-?(0|[1-9]\d*)", re.ASCII)
_FRACTION: Final = re.compile(r"-?(0|[1-9]\d*)\.\d+", re.ASCII)
_FITTING: Final[Mapping[str, Callable[[Node], Node]]] = {
    "string": _as_text,
    "integer": _as_integer,
    "number": _as_number,
    "boolean": _as_boolean,
}


def operations(document: ObjectNode) -> Iterator[tuple[str, str, ObjectNode]]:
    """Path, method and operation object of each operation under ``paths``, in the order of the document."""
    for path, item in document.object_at("paths").object_items():
        for method, operation, _ in operations_of(item):
            yield path, method, operation
