"""Removes the parts of a document that nothing can be generated from, so that the rest can be generated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import is_
from typing import TypeAlias, cast

from generator.document import COLLECTIONS, ArrayNode, Node, ObjectNode

Collection: TypeAlias = ObjectNode | ArrayNode


@dataclass(frozen=True, slots=True)
class Fault:
    """A part of an object or an array that is wrong or missing, and the value to put there, if there is one."""

    parent: Collection
    key: str | int
    instead: Node = None


def leave_out(document: ObjectNode, faults: Iterable[Fault]) -> ObjectNode:
    """The document without its faults; nodes below which there are none stay the same."""
    known: dict[int, dict[str | int, Fault]] = {}
    for fault in faults:
        known.setdefault(id(fault.parent), {})[fault.key] = fault
    return cast(ObjectNode, _Sound(known).node(document)) if known else document


class _Sound:
    """Makes nodes without the faults in them."""

    def __init__(self, faults: Mapping[int, Mapping[str | int, Fault]]) -> None:
        self._faults = faults
        # Aliases share nodes, and a document may have many aliases.
        self._done: dict[int, Collection] = {}

    def node(self, node: Collection) -> Collection:
        if id(node) not in self._done:
            below = self._object(node) if isinstance(node, ObjectNode) else self._array(node)
            faults = self._faults.get(id(node), {})
            instead = {
                key: self.node(each.instead) for key, each in faults.items() if isinstance(each.instead, COLLECTIONS)
            }
            self._done[id(node)] = _without(below, faults, instead) if faults else below
        return self._done[id(node)]

    def _object(self, node: ObjectNode) -> ObjectNode:
        values = {key: self.node(value) for key, value in node.items() if isinstance(value, COLLECTIONS)}
        return node if all(value is node[key] for key, value in values.items()) else node.updated(values)

    def _array(self, node: ArrayNode) -> ArrayNode:
        items = [self.node(item) if isinstance(item, COLLECTIONS) else item for item in node]
        return node if all(map(is_, items, node)) else node.replaced(items)


def _without(
    node: Collection, faults: Mapping[str | int, Fault], instead: Mapping[str | int, Collection]
) -> Collection:
    """A node without its faults; the values to put there may have had faults, too."""
    members = node.items() if isinstance(node, ObjectNode) else enumerate(node)
    kept = [
        (key, instead.get(key, faults[key].instead) if key in faults else value)
        for key, value in members
        if key not in faults or faults[key].instead is not None
    ]
    if isinstance(node, ObjectNode):
        kept += [(key, each.instead) for key, each in faults.items() if key not in node and each.instead is not None]
        return node.replaced({str(key): value for key, value in kept})
    return ArrayNode([value for _, value in kept], node.place, [node.place_of(int(key)) for key, _ in kept])
