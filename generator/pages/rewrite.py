"""Rewriting the objects of an OpenAPI document from the inside out, leaving examples and other foreign data alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from generator.document import ArrayNode, Node, ObjectNode
from generator.openapi.extensions import UNPLACED_OPERATIONS
from generator.openapi.objects import DATA, NAMED

Rule: TypeAlias = Callable[[ObjectNode], ObjectNode]


def rewrite(document: ObjectNode, rule: Rule) -> ObjectNode:
    """The document with every object, inside out, replaced by what the rule makes of it; shared nodes stay shared."""
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
    """Whether the keys below this keyword are names that somebody chose."""
    return key in NAMED or key == UNPLACED_OPERATIONS


def _is_data(key: str) -> bool:
    return key in DATA or (key.startswith("x-") and key != UNPLACED_OPERATIONS)
