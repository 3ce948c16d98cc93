"""Reads ``type``, which may be one type or several."""

from __future__ import annotations

from collections.abc import Sequence

from generator.document import ArrayNode, Node, ObjectNode


def types_of(schema: ObjectNode) -> Sequence[Node]:
    """The types that a schema names; empty if it has no ``type``."""
    types = schema.get("type")
    if types is None:
        return ()
    return types if isinstance(types, ArrayNode) else (types,)
