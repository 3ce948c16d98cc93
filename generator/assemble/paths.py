"""Merges the paths of many fragments, with each operation once, and tells where their descriptions differ."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from generator.assemble.structure import first_difference, same_structure
from generator.diagnostics import Place
from generator.document import ArrayNode, Node, ObjectNode
from generator.ledger import Entry
from generator.ledger.outcomes import Subject, lost, operation_name
from generator.openapi.methods import ADDITIONAL, METHODS
from generator.openapi.path_items import operations_of, push_down


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


def conflicts(sections: Iterable[ObjectNode]) -> Iterator[Entry]:
    """Entries of the ledger for descriptions of operations that are left out, because an earlier page differs.

    Arguments:
        sections: the ``paths`` (or the ``webhooks``) of each document.
    """
    described: dict[str, ObjectNode] = {}
    for name, operation in _operations(sections):
        first = described.setdefault(name, operation)
        if not same_structure(first, operation):
            difference = f"first in `{first_difference(first, operation)}`"
            subject = Subject("page", name, operation.place.file)
            yield Entry(subject, lost(difference), operation.place, (first.place,))


def _operations(sections: Iterable[ObjectNode]) -> Iterator[tuple[str, ObjectNode]]:
    for section in sections:
        for path in section:
            item = push_down(section.object_at(path))
            yield from ((operation_name(method, path), operation) for method, operation, _ in operations_of(item))
