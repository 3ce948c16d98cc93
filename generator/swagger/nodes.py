"""Rewriting that all parts of a document need."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from generator.diagnostics import Report
from generator.document import ArrayNode, Node, ObjectNode
from generator.openapi.rewriting import rewrite_values

_HOMES: Final[Mapping[str, str]] = {
    "#/definitions/": "#/components/schemas/",
    "#/parameters/": "#/components/parameters/",
    "#/responses/": "#/components/responses/",
}


def converted(node: Node, convert: Callable[[ObjectNode], ObjectNode]) -> Node:
    """The object converted; anything else stays, and is reported by validation."""
    return convert(node) if isinstance(node, ObjectNode) else node


def converted_values(parent: ObjectNode, key: str, convert: Callable[[ObjectNode], ObjectNode]) -> Node:
    """The object under a key with each object in it converted; None if there is none."""
    return converted(parent.get(key), lambda node: rewrite_values(node, convert))


def moved_reference(node: ObjectNode) -> ObjectNode:
    """The reference with the path that its target has in OpenAPI."""
    reference = node.text_at("$ref")
    home = next((home for home in _HOMES if reference.startswith(home)), None)
    if home is None:
        return node
    changed: Node = _HOMES[home] + reference.removeprefix(home)
    return node.updated({"$ref": changed})


def text_at(parent: ObjectNode, key: str, report: Report) -> str:
    """The string under a key; ``openapi-unusable`` for anything else."""
    if parent.get(key) is not None and not isinstance(parent[key], str):
        _report_kind(parent, key, "string", report)
    return parent.text_at(key)


def texts_at(parent: ObjectNode, key: str, report: Report) -> tuple[str, ...]:
    """The strings in the list under a key; ``openapi-unusable`` for anything else."""
    found = parent.get(key)
    if found is not None and not (isinstance(found, ArrayNode) and all(isinstance(item, str) for item in found)):
        _report_kind(parent, key, "array of strings", report)
    return tuple(item for item in parent.array_at(key) if isinstance(item, str))


def _report_kind(parent: ObjectNode, key: str, kind: str, report: Report) -> None:
    """Reports a value of the wrong type; validation cannot, because OpenAPI 3.0 has no such field."""
    message = f"`{key}` must be of type {kind}: what is not is left out"
    report.warning("openapi-unusable", message, parent.place_of(key), related=[parent.place])
