"""Takes out of a document what nothing can be generated from, so that the rest can be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.document import ArrayNode, Node, ObjectNode


@dataclass(frozen=True, slots=True)
class Fault:
    """What stands in an object or an array and cannot be used, and what stands there instead, if anything does."""

    holder: ObjectNode | ArrayNode
    key: str | int
    instead: Node = None


def leave_out(document: ObjectNode, faults: Iterable[Fault]) -> ObjectNode:
    """The document without its faults; nodes below which there are none stay the same."""
    known: dict[int, dict[str | int, Fault]] = {}
    for fault in faults:
        known.setdefault(id(fault.holder), {})[fault.key] = fault
    # Aliases share nodes, which a document may have many of.
    done: dict[int, Node] = {}

    def sound(node: Node) -> Node:
        if not isinstance(node, ObjectNode | ArrayNode):
            return node
        if id(node) not in done:
            done[id(node)] = _object(node) if isinstance(node, ObjectNode) else _array(node)
        return done[id(node)]

    def _object(node: ObjectNode) -> ObjectNode:
        wrong = known.get(id(node), {})
        kept = {
            key: wrong[key].instead if key in wrong else sound(value)
            for key, value in node.items()
            if key not in wrong or wrong[key].instead is not None
        }
        is_same = len(kept) == len(node) and all(kept[key] is value for key, value in node.items())
        return node if is_same else node.replaced(kept)

    def _array(node: ArrayNode) -> ArrayNode:
        wrong = known.get(id(node), {})
        kept = [
            (wrong[index].instead if index in wrong else sound(value), node.place_of(index))
            for index, value in enumerate(node)
            if index not in wrong or wrong[index].instead is not None
        ]
        is_same = len(kept) == len(node) and all(new is old for (new, _), old in zip(kept, node, strict=True))
        return node if is_same else ArrayNode([value for value, _ in kept], node.place, [place for _, place in kept])

    return _object(document) if known else document
