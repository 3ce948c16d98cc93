"""The size of a YAML document once each alias is replaced by what it stands for."""

from __future__ import annotations

from typing import Final

from generator.document.nodes import COLLECTIONS, ArrayNode, Node, ObjectNode
from generator.document.yaml_syntax import DEEPEST, TooLargeError

# Far above any real document; an alias bomb passes it with a page of text.
_MOST_NODES: Final = 5_000_000


def refuse_large(root: Node) -> None:
    """Refuses a document that is too large or too deep with its aliases expanded.

    Raises:
        RecursionError, TooLargeError: the document is refused.
    """
    known: dict[int, tuple[int, int]] = {}

    def measured(node: ObjectNode | ArrayNode) -> tuple[int, int]:
        """The number of nodes below this one, and of their levels."""
        if id(node) not in known:
            values = node.values() if isinstance(node, ObjectNode) else node
            below = [measured(value) for value in values if isinstance(value, COLLECTIONS)]
            size = len(node) + sum(size for size, _ in below)
            levels = 1 + max((levels for _, levels in below), default=0)
            if size > _MOST_NODES or levels > DEEPEST:
                raise TooLargeError
            known[id(node)] = size, levels
        return known[id(node)]

    if isinstance(root, COLLECTIONS):
        measured(root)
