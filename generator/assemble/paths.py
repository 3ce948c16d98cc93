"""Merges the paths of many fragments, with each operation once."""

from __future__ import annotations

from collections.abc import Container, Iterable

from generator.assemble.structure import same_structure
from generator.diagnostics import Place
from generator.document import ArrayNode, Node, ObjectNode
from generator.openapi.methods import ADDITIONAL, METHODS
from generator.openapi.path_items import push_down


def merge_paths(sections: Iterable[ObjectNode]) -> ObjectNode:
    """All path items in order; of several pages that describe an operation, the first one wins.

    Arguments:
        sections: the ``paths`` (or the ``webhooks``) of each document.
    """
    merged: dict[str, Node] = {}
    places: dict[str, Place] = {}
    first: ObjectNode | None = None
    for section in sections:
        first = section if first is None or not first else first
        for path, item in section.items():
            known = merged.get(path)
            if isinstance(known, ObjectNode) and isinstance(item, ObjectNode):
                item = _merge_items(known, item)
            merged[path] = item
            places.setdefault(path, section.place_of(path))
    return ObjectNode(merged, first.place, places) if first is not None else ObjectNode()


def _merge_items(known: ObjectNode, other: ObjectNode) -> ObjectNode:
    if not same_structure(known.without(*METHODS, ADDITIONAL), other.without(*METHODS, ADDITIONAL)):
        known, other = push_down(known), push_down(other)
    merged = _merge_operations(known, other, METHODS)
    more, others = known.object_at(ADDITIONAL), other.object_at(ADDITIONAL)
    return merged.updated({ADDITIONAL: _merge_operations(more, others, others)}) if more else merged


def _merge_operations(known: ObjectNode, other: ObjectNode, methods: Container[str]) -> ObjectNode:
    operations = dict(known)
    for method, operation in other.items():
        first = operations.get(method)
        if first is None:
            operations[method] = operation
        elif isinstance(first, ObjectNode) and isinstance(operation, ObjectNode) and method in methods:
            operations[method] = _with_tags(first, operation)
    return known.replaced(operations, {key: other.place_of(key) for key in other if key not in known})


def _with_tags(first: ObjectNode, other: ObjectNode) -> ObjectNode:
    tags = first.array_at("tags")
    added = [tag for tag in other.array_at("tags") if tag not in tags]
    return first.updated({"tags": ArrayNode((*tags, *added), tags.place)}) if added else first
