"""Merges components that are known only from examples: several pages may show parts of the same one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce

from generator.document import ArrayNode, Node, ObjectNode
from generator.openapi.components import component_schemas, with_component_schemas
from generator.pages.page import Fragment


def share_inferred(fragments: Sequence[Fragment]) -> list[Fragment]:
    """The fragments with one schema for each inferred name: the one that a page with all the examples would have."""
    shown: dict[str, list[ObjectNode]] = {}
    for fragment in fragments:
        for name in fragment.inferred:
            shown.setdefault(name, []).append(component_schemas(fragment.document).object_at(name))
    joined = {name: reduce(_joined, schemas) for name, schemas in shown.items()}
    return [_with(fragment, joined) if fragment.inferred else fragment for fragment in fragments]


def _with(fragment: Fragment, joined: dict[str, ObjectNode]) -> Fragment:
    own = {name: joined[name] for name in fragment.inferred}
    schemas = {**component_schemas(fragment.document), **own}
    return replace(fragment, document=with_component_schemas(fragment.document, schemas))


def _joined(first: ObjectNode, other: ObjectNode) -> ObjectNode:
    """The schema of a value that two examples show: it has all properties, and requires those that both require."""
    if first.get("type") != other.get("type"):
        return ObjectNode(place=first.place)
    items: dict[str, Node] = dict(first)
    if "properties" in first:
        known, added = first.object_at("properties"), other.object_at("properties")
        properties: dict[str, Node] = {**known, **added}
        for name in known.keys() & added.keys():
            properties[name] = _joined(known.object_at(name), added.object_at(name))
        items["properties"] = known.replaced(properties)
        required = [name for name in first.array_at("required") if name in other.array_at("required")]
        items.pop("required", None)
        if required:
            items["required"] = ArrayNode(required, first.place)
    if "items" in first:
        items["items"] = _joined(first.object_at("items"), other.object_at("items"))
    return first.replaced(items)
