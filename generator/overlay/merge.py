"""Merges values into nodes as the overlay specification says; the given nodes are not changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from generator.diagnostics import Place
from generator.document import ArrayNode, Node, NodePath, ObjectNode

Placed: TypeAlias = tuple[Node, Place]
"""A node and its place: scalars do not know theirs."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A value that cannot be merged into its target, and the places of both."""

    message: str
    value_place: Place
    target_place: Place


def kind(value: Node) -> str:
    """The three kinds of node that an overlay tells apart."""
    if isinstance(value, ObjectNode):
        return "an object"
    return "an array" if isinstance(value, ArrayNode) else "a primitive value"


def merge(target: Placed, value: Placed, conflicts: list[Conflict]) -> Placed:
    """Merges a value into a selected node.

    Objects merge key by key and all the way down, arrays are concatenated, primitive values replaced. A selected array
    also takes a single entry. (Overlay 1.0 only speaks of the single entry; 1.1 settled that arrays are concatenated.)

    Arguments:
        conflicts: receives each pair of values that cannot be merged; the value of the target is kept.
    """
    (node, place), (update, update_place) = target, value
    if isinstance(node, ArrayNode) and not isinstance(update, ArrayNode):
        return _concatenated(node, ArrayNode([update], update_place, [update_place])), place
    return _merged(target, value, conflicts)


def _merged(target: Placed, value: Placed, conflicts: list[Conflict]) -> Placed:
    (node, place), (update, update_place) = target, value
    if isinstance(node, ObjectNode) and isinstance(update, ObjectNode):
        return _merged_objects(node, update, conflicts), place
    if isinstance(node, ArrayNode) and isinstance(update, ArrayNode):
        return _concatenated(node, update), place
    if kind(node) == kind(update):
        return value
    conflicts.append(Conflict(f"{kind(update)} cannot be merged into {kind(node)}", update_place, place))
    return target


def _merged_objects(node: ObjectNode, update: ObjectNode, conflicts: list[Conflict]) -> ObjectNode:
    items = dict(node)
    places: dict[str, Place] = {}
    for key, value in update.items():
        new = value, update.place_of(key)
        items[key], places[key] = _merged((node[key], node.place_of(key)), new, conflicts) if key in node else new
    return node.replaced(items, places)


def _concatenated(first: ArrayNode, second: ArrayNode) -> ArrayNode:
    places = [part.place_of(index) for part in (first, second) for index in range(len(part))]
    return ArrayNode([*first, *second], first.place, places)


def edit(root: ObjectNode, paths: Iterable[NodePath], change: Callable[[Placed], Placed | None]) -> Node:
    """Changes the nodes at some paths, outside in; all nodes beside these paths are shared with the input.

    Arguments:
        paths: the paths; each counts once, and one may lie inside another.
        change: gives the new node, or None to remove it.
    """
    tree = _Branch()
    for path in paths:
        branch = tree
        for step in path:
            branch = branch.below.setdefault(step, _Branch())
        branch.selected = True
    edited = _edited((root, root.place), tree, change)
    return None if edited is None else edited[0]


@dataclass(slots=True)
class _Branch:
    """The selected paths as a tree."""

    selected: bool = False
    below: dict[str | int, _Branch] = field(default_factory=dict[str | int, "_Branch"])


def _edited(placed: Placed, branch: _Branch | None, change: Callable[[Placed], Placed | None]) -> Placed | None:
    if branch is None:
        return placed
    changed = change(placed) if branch.selected else placed
    if changed is None or not branch.below:
        return changed
    node, place = changed
    if isinstance(node, ObjectNode):
        kept = {
            key: new
            for key, value in node.items()
            if (new := _edited((value, node.place_of(key)), branch.below.get(key), change)) is not None
        }
        items = {key: value for key, (value, _) in kept.items()}
        return node.replaced(items, {key: at for key, (_, at) in kept.items()}), place
    if isinstance(node, ArrayNode):
        left = [
            new
            for index, value in enumerate(node)
            if (new := _edited((value, node.place_of(index)), branch.below.get(index), change)) is not None
        ]
        return ArrayNode([value for value, _ in left], node.place, [at for _, at in left]), place
    return changed
