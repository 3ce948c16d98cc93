"""Notes about schemas: defaults that they do not allow, tuples, and models that nothing describes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from generator.diagnostics import Report
from generator.document import ArrayNode, Node, ObjectNode
from generator.openapi.extensions import DOCUMENTED_TYPE
from generator.openapi.normal_form import enum_values
from generator.openapi.objects import ObjectsByKey
from generator.openapi.schemas import types_of


def check_defaults(objects_with: ObjectsByKey, report: Report) -> None:
    """Reports ``default-contradicted`` for each; clients leave defaults to the server, and only document them."""
    for node in objects_with["default"]:
        default, message = node["default"], ""
        if default is not None and not _is_of_type(node, default):
            message = f"The default is not of type {' or '.join(_types(node))}"
        elif default is not None and not _is_listed(node, default):
            message = "The default is not one of the values beside it"
        if message:
            report.note("default-contradicted", message, node.place_of("default"), "Correct it with an overlay.")


def _is_of_type(schema: ObjectNode, default: Node) -> bool:
    """Whether a default has a type of the schema; True if that names a type that nobody knows."""
    types = _types(schema)
    return not types or any(name not in _OF_TYPE or _OF_TYPE[name](default) for name in types)


def _types(schema: ObjectNode) -> list[str]:
    return [name for name in types_of(schema) if isinstance(name, str)]


def _is_listed(schema: ObjectNode, default: Node) -> bool:
    """Whether a default is one of the values of the enum, if there is one; YAML reads some texts as other values."""
    values = enum_values(schema)
    return not values or default in values or str(default) in map(str, values)


def _is_integer(default: Node) -> bool:
    return default.is_integer() if isinstance(default, float) else type(default) is int


_OF_TYPE: Final[Mapping[str, Callable[[Node], bool]]] = {
    "array": lambda default: isinstance(default, ArrayNode),
    "boolean": lambda default: isinstance(default, bool),
    "integer": _is_integer,
    "null": lambda default: default is None,
    "number": lambda default: isinstance(default, int | float) and not isinstance(default, bool),
    "object": lambda default: isinstance(default, ObjectNode),
    # YAML reads `1.0`, `yes` and `2024-02-29` as other values even if text is meant.
    "string": lambda default: not isinstance(default, ObjectNode | ArrayNode),
}


def check_tuples(objects_with: ObjectsByKey, report: Report) -> None:
    """Reports ``tuple-as-list`` for items whose types depend on their place: clients use lists, and know no order."""
    for node in objects_with["prefixItems"]:
        if node.array_at("prefixItems"):
            message = "Clients know the types of these items, but neither their order nor their number"
            report.note("tuple-as-list", message, node.place_of("prefixItems"))


def check_models(objects_with: ObjectsByKey, report: Report) -> None:
    """Reports ``model-unknown`` once for each model that schemas name, but no page and no overlay describes."""
    mentions: dict[str, ObjectNode] = {}
    for node in objects_with[DOCUMENTED_TYPE]:
        if "$ref" not in node and (name := node.text_at(DOCUMENTED_TYPE)):
            mentions.setdefault(name, node)
    for name, schema in mentions.items():
        report.note(
            "model-unknown",
            f"No page describes the model `{name}`: it stays open",
            schema.place,
            "Add the page that describes it, or let an overlay add the component and refer to it.",
        )
