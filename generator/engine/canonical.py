"""What templates see, as bytes: the same for equal values in every process, and quickly, for each file needs it."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from io import BytesIO
from operator import attrgetter
from typing import Any, TypeAlias, cast

from generator.tree import digest

Values: TypeAlias = tuple[Any, ...]
Shared: TypeAlias = Mapping[int, tuple[object, str]]
"""Values that stay as they are, by their identities, each with a digest of it."""


class Canonical:
    """Writes values as bytes.

    Arguments:
        shared: what many of them hold, which is looked at once.
    """

    def __init__(self, shared: Iterable[object] = ()) -> None:
        self._shared = {id(each): (each, digest(_written({}, each))) for each in shared}

    def __call__(self, made_by: tuple[str, ...], variables: Mapping[str, Any]) -> bytes:
        """What makes a file what it is, as bytes.

        Arguments:
            made_by: versions, templates and the like.
            variables: dataclasses of plain values, of each other, and of sets of strings.
        """
        return _written(self._shared, (made_by, *variables, *map(_ordered, variables.values())))


def _written(shared: Shared, value: object) -> bytes:
    seen = BytesIO()
    _Pickler(seen, shared).dump(value)
    return seen.getvalue()


class _Pickler(pickle.Pickler):
    def __init__(self, seen: BytesIO, shared: Shared) -> None:
        super().__init__(seen, protocol=5)
        self._shared = shared

    def reducer_override(self, value: object) -> Any:
        if known := self._shared.get(id(value)):
            return (str, known[1:])
        kind: Any = type(value)
        values_of = _reader(kind)
        return (kind, values_of(value)) if values_of else NotImplemented


@cache
def _reader(kind: type[Any]) -> Callable[[object], Values] | None:
    """What reads the fields of a dataclass; None for other classes."""
    if not is_dataclass(kind):
        return None
    found = fields(kind)
    # With a single name it would give no tuple.
    values_of: Callable[[object], Values] = attrgetter(*(each.name for each in found), "__class__")
    if not any("frozenset" in str(each.type) for each in found):
        return values_of
    return lambda value: tuple(map(_ordered, values_of(value)))


def _ordered(value: object) -> object:
    """The value; a set as a list, because the order of a set differs from process to process."""
    return sorted(cast("frozenset[str]", value)) if isinstance(value, frozenset) else value
