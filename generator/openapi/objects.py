"""The objects of an OpenAPI document, told from the data and the maps of chosen names in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from generator.document import COLLECTIONS, ArrayNode, Node, ObjectNode
from generator.openapi.extensions import UNPLACED_OPERATIONS
from generator.openapi.grammar import DATA, NAMED

Rule: TypeAlias = Callable[[ObjectNode], ObjectNode]
ObjectsByKey: TypeAlias = Mapping[str, Sequence[ObjectNode]]
"""For any key, the objects that have it."""


def is_map(steps: Iterable[str | int]) -> bool:
    """Whether the keys of the object at a path are names that an author chose."""
    found = False
    for step in steps:
        found = not found and step in NAMED
    return found


def objects(document: ObjectNode) -> Iterator[ObjectNode]:
    """Every object that OpenAPI gives a meaning to, outside in; a node that aliases share comes once."""
    return (node for node, named in objects_and_maps(document) if not named)


def objects_by_key(document: ObjectNode) -> ObjectsByKey:
    """For any key, the objects that have it, outside in: to ask each object for each key takes many times as long."""
    found: defaultdict[str, list[ObjectNode]] = defaultdict(list)
    for node in objects(document):
        for key in node:
            found[key].append(node)
    return found


def objects_and_maps(document: ObjectNode) -> Iterator[tuple[ObjectNode, bool]]:
    """Like ``objects``, with the maps of chosen names as well; each node with whether it is such a map."""
    seen: dict[bool, set[int]] = {False: set(), True: set()}
    waiting: list[tuple[ObjectNode | ArrayNode, bool]] = [(document, False)]
    while waiting:
        node, named = waiting.pop()
        if id(node) in seen[named]:
            continue
        seen[named].add(id(node))
        if isinstance(node, ArrayNode):
            waiting += [(item, False) for item in reversed(node) if isinstance(item, COLLECTIONS)]
            continue
        yield node, named
        if named:
            waiting += [(value, False) for value in reversed(node.values()) if isinstance(value, COLLECTIONS)]
        else:
            waiting += [
                (value, key in NAMED)
                for key, value in reversed(node.items())
                if isinstance(value, COLLECTIONS) and key not in DATA and not key.startswith("x-")
            ]


def rewrite_objects(document: ObjectNode, rule: Rule) -> ObjectNode:
    """The document with every object replaced by what the rule makes of it, inside out; shared nodes stay shared."""
    rewritten = _Rewriting(rule).node(document, named=False)
    assert isinstance(rewritten, ObjectNode)
    return rewritten


class _Rewriting:
    def __init__(self, rule: Rule) -> None:
        self._rule = rule
        # Keeps the old nodes alive with the new ones, so that an id is never used twice.
        self._done: dict[tuple[int, bool], tuple[Node, Node]] = {}

    def node(self, node: Node, named: bool) -> Node:
        if not isinstance(node, ObjectNode | ArrayNode):
            return node
        key = (id(node), named)
        if key not in self._done:
            self._done[key] = node, self._object(node, named) if isinstance(node, ObjectNode) else self._array(node)
        return self._done[key][1]

    def _array(self, node: ArrayNode) -> ArrayNode:
        return node.replaced(self.node(item, named=False) for item in node)

    def _object(self, node: ObjectNode, named: bool) -> ObjectNode:
        items = {
            key: value if not named and _is_data(key) else self.node(value, named=not named and is_named(key))
            for key, value in node.items()
        }
        rewritten = node.replaced(items)
        return rewritten if named else self._rule(rewritten)


def is_named(key: str) -> bool:
    """Whether the keys below this keyword are names that an author chose."""
    return key in NAMED or key == UNPLACED_OPERATIONS


def _is_data(key: str) -> bool:
    return key in DATA or (key.startswith("x-") and key != UNPLACED_OPERATIONS)
