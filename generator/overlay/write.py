"""Writes actions as an overlay document."""

from __future__ import annotations

from collections.abc import Iterable

from generator.document import ArrayNode, Node, ObjectNode, object_node
from generator.overlay.model import Action, Copy, Remove, Update


def overlay_document(title: str, actions: Iterable[Action]) -> ObjectNode:
    """An overlay of version 1.1 as a document."""
    return object_node(
        {
            "overlay": "1.1.0",
            "info": {"title": title, "version": "1.0.0"},
            "actions": action_list(actions),
        }
    )


def action_list(actions: Iterable[Action]) -> ArrayNode:
    """Actions as they stand in an overlay document."""
    return ArrayNode(_written(action) for action in actions)


def _written(action: Action) -> ObjectNode:
    fields: dict[str, Node] = {"target": action.target.text}
    if action.description:
        fields["description"] = action.description
    match action.change:
        case Update(value=value):
            fields["update"] = value
        case Copy(source=source):
            fields["copy"] = source.text
        case Remove():
            fields["remove"] = True
        case None:
            pass
    return ObjectNode(fields)
