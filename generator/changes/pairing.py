"""Pairs the parts of two documents that are the same one, whatever changed about them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias, TypeVar

T = TypeVar("T")

Pairs: TypeAlias = tuple[list[tuple[T, T]], list[T], list[T]]
"""The parts in pairs, then those that are gone, then those that are new."""


def paired(old: Sequence[T], new: Sequence[T], likenesses: Sequence[Callable[[T], object]]) -> Pairs[T]:
    """The pairs of parts with the same likeness.

    Arguments:
        likenesses: what makes parts alike, the surest first. The first one says everything about a part; any other
            counts as far as it is unique on both sides, and not if it is empty.
    """
    pairs: list[tuple[T, T]] = []
    for likeness in likenesses:
        before, after = _by(old, likeness), _by(new, likeness)
        for key, these in before.items():
            those = after.get(key, [])
            if key and (likeness is likenesses[0] or len(these) == len(those) == 1):
                pairs += zip(these, those, strict=False)
        known = {id(each) for pair in pairs for each in pair}
        old, new = [each for each in old if id(each) not in known], [each for each in new if id(each) not in known]
    return pairs, list(old), list(new)


def _by(parts: Iterable[T], likeness: Callable[[T], object]) -> dict[object, list[T]]:
    found: dict[object, list[T]] = {}
    for part in parts:
        found.setdefault(likeness(part), []).append(part)
    return found
