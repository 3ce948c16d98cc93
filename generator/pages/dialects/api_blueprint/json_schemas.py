"""Inlines the definitions of JSON schemas on pages of API Blueprint."""

from __future__ import annotations

from typing import Final

from generator.document import ArrayNode, Node, ObjectNode
from generator.openapi import pointer

_DEFINITIONS: Final = ("definitions", "$defs")
# More than any real schema; definitions with several others in each would grow beyond all bounds.
_MOST: Final = 500


def self_contained(schema: ObjectNode) -> ObjectNode | None:
    """A schema with its references replaced by their targets; None if one leads elsewhere, or into itself."""
    try:
        found = _Definitions(schema).filled(schema, ())
    except LookupError:
        return None
    return found.without("$schema") if isinstance(found, ObjectNode) else None


class _Definitions:
    """Replaces the references in one schema."""

    def __init__(self, schema: ObjectNode) -> None:
        self._schema = schema
        self._left = _MOST

    def filled(self, node: Node, above: tuple[str, ...]) -> Node:
        """A node without references.

        Arguments:
            above: the references that are being replaced around it.

        Raises:
            LookupError: one leads elsewhere, or into itself, or there are too many.
        """
        if isinstance(node, ArrayNode):
            return node.replaced(self.filled(item, above) for item in node)
        if not isinstance(node, ObjectNode):
            return node
        if isinstance(reference := node.get("$ref"), str):
            return self._meant(reference, above)
        kept = node.without(*_DEFINITIONS) if node is self._schema else node
        return kept.replaced({key: self.filled(value, above) for key, value in kept.items()})

    def _meant(self, reference: str, above: tuple[str, ...]) -> Node:
        self._left -= 1
        if reference in above or self._left < 0:
            raise LookupError(reference)
        return self.filled(pointer.resolve(self._schema, reference), (*above, reference))
