"""The overlay that turns one document into another: what somebody edited by hand, as actions."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.document import NOWHERE, ArrayNode, Node, ObjectNode
from generator.overlay import expressions
from generator.overlay.merge import kind
from generator.overlay.model import Action, Change, Query, Remove, Update

# The fields that identify items of an array in OpenAPI: parameters, tags, servers, references. The first match counts.
_IDENTITIES: Final = (("in", "name"), ("name",), ("url",), ("$ref",))


def difference(old: ObjectNode, new: ObjectNode) -> tuple[Action, ...]:
    """The actions that turn one document into another, in document order; none when they are the same.

    In an object, keys are removed, then added and replaced, then the values of the others are compared. In an array, an
    overlay can change and remove items, and add some at the end. To insert one, those after it are written again.

    Arguments:
        old: the document that the overlay will be applied to.
        new: the result, except for the order of keys.
    """
    return tuple(_changes("$", old, new))


def same(one: Node, other: Node) -> bool:
    """Whether two nodes are the same JSON: unlike in Python, ``1``, ``1.0`` and ``true`` are different."""
    if one is other:
        return True
    if isinstance(one, ObjectNode) and isinstance(other, ObjectNode):
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, ArrayNode) and isinstance(other, ArrayNode):
        return len(one) == len(other) and all(map(same, one, other))
    return type(one) is type(other) and (one == other or one != one)


def _changes(target: str, old: Node, new: Node) -> Iterator[Action]:
    """The actions between two nodes of one kind."""
    if isinstance(old, ObjectNode) and isinstance(new, ObjectNode):
        yield from _object_changes(target, old, new)
    elif isinstance(old, ArrayNode) and isinstance(new, ArrayNode):
        if not same(old, new):
            yield from _array_changes(target, old, new)
    elif not same(old, new):
        yield _action(target, Update(new, NOWHERE))


def _object_changes(target: str, old: ObjectNode, new: ObjectNode) -> Iterator[Action]:
    kept = {key for key in old if key in new and kind(old[key]) == kind(new[key])}
    for key in old:
        if key not in kept:
            yield _action(expressions.child(target, key), Remove())
    written = {key: value for key, value in new.items() if key not in kept or _is_another_scalar(old[key], value)}
    if written:
        yield _action(target, Update(ObjectNode(written), NOWHERE))
    for key in old:
        if key in kept - written.keys():
            yield from _changes(expressions.child(target, key), old[key], new[key])


def _is_another_scalar(old: Node, new: Node) -> bool:
    return not isinstance(old, ObjectNode | ArrayNode) and not same(old, new)


def _action(target: str, change: Change) -> Action:
    return Action(Query(target, NOWHERE), change)


# Arrays


@dataclass(frozen=True, slots=True)
class _Plan:
    """A way from one array to another: the old and new indexes of the items that stay, and the items to add last."""

    kept: Mapping[int, int]
    added: Sequence[Node]


def _array_changes(target: str, old: ArrayNode, new: ArrayNode) -> Iterator[Action]:
    """The actions of the shortest plan."""
    written = [list(_carried_out(plan, target, old, new)) for plan in _plans(old, new)]
    yield from min(written, key=_size)


def _size(actions: list[Action]) -> int:
    return sum(len(action.target.text) + len(_written(action.change)) for action in actions)


def _written(change: Change | None) -> str:
    return json.dumps(change.value) if isinstance(change, Update) else ""


def _plans(old: ArrayNode, new: ArrayNode) -> Iterator[_Plan]:
    kept = _in_order([_identity(item) for item in old], [_identity(item) for item in new])
    yield _Plan(kept, new[len(kept) :])
    if len(old) == len(new) and all(kind(one) == kind(other) for one, other in zip(old, new, strict=True)):
        yield _Plan({index: index for index in range(len(old))}, ())


def _in_order(old: list[str], new: list[str]) -> dict[int, int]:
    """The longest start of the new list that the old one has in this order: new indexes by old ones."""
    kept: dict[int, int] = {}
    for index, identity in enumerate(old):
        if len(kept) < len(new) and identity == new[len(kept)]:
            kept[index] = len(kept)
    return kept


def _identity(item: Node) -> str:
    """The identity of an item, which stays if the rest is edited; the whole item if it has none of these fields."""
    return json.dumps(_identifying(item) or item, sort_keys=True)


def _identifying(item: Node) -> dict[str, str]:
    if not isinstance(item, ObjectNode):
        return {}
    for names in _IDENTITIES:
        values = {name: value for name in names if isinstance(value := item.get(name), str)}
        if len(values) == len(names):
            return values
    return {}


def _carried_out(plan: _Plan, target: str, old: ArrayNode, new: ArrayNode) -> Iterator[Action]:
    """Edits, then removals, then additions: indexes hold until something is removed."""
    for index, new_index in plan.kept.items():
        if not same(old[index], new[new_index]):
            others = [*_without(old, index), *(new[at] for at in plan.kept.values() if at != new_index)]
            item = _item(target, index, old[index], others, new[new_index])
            yield from _changes(item, old[index], new[new_index])
    removed = [index for index in range(len(old)) if index not in plan.kept]
    yield from _removals(target, removed, old, [new[at] for at in plan.kept.values()])
    if plan.added:
        yield _action(target, Update(ArrayNode(plan.added), NOWHERE))


def _removals(target: str, removed: list[int], old: ArrayNode, kept: list[Node]) -> Iterator[Action]:
    if removed and not kept:
        yield _action(f"{target}[*]", Remove())
        return
    selectors = {at: _item(target, at, old[at], [*_without(old, at), *kept], old[at]) for at in removed}
    by_index = [at for at, selector in selectors.items() if selector == expressions.items(target, [at])]
    if by_index:
        yield _action(expressions.items(target, by_index), Remove())
    for at in removed:
        if at not in by_index:
            yield _action(selectors[at], Remove())


def _without(items: ArrayNode, index: int) -> list[Node]:
    return [*items[:index], *items[index + 1 :]]


def _item(target: str, index: int, item: Node, others: list[Node], becomes: Node) -> str:
    """The expression for one item: by its identity, if no other item shares that; else by its index."""
    if isinstance(item, str) and item not in others:
        return expressions.items_equal(target, item)
    values = _identifying(item)
    if values and values == _identifying(becomes) and not any(_has(other, values) for other in others):
        return expressions.items_where(target, values)
    return expressions.items(target, [index])


def _has(item: Node, values: Mapping[str, str]) -> bool:
    return isinstance(item, ObjectNode) and all(item.get(name) == value for name, value in values.items())
