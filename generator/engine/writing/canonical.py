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


class Canonical:
    """Writes values as bytes.

    Arguments:
        shared: what many of them hold, which is looked at once; it stays as it is.
    """

    def __init__(self, shared: Iterable[object] = ()) -> None:
        self._shared = {id(each): each for each in shared}
        self._digests: dict[int, str] = {}

    def __call__(self, made_by: tuple[str, ...], variables: Mapping[str, Any]) -> bytes:
        """What makes a file what it is, as bytes.

        Arguments:
            made_by: versions, templates and the like.
            variables: dataclasses of plain values, of each other, and of sets of strings.
        """
        return _written((made_by, *variables, *map(_ordered, variables.values())), self._digest)

    def _digest(self, value: object) -> str | None:
        """The digest of a shared value, made when the first one wants it."""
        if id(value) in self._shared and id(value) not in self._digests:
            self._digests[id(value)] = digest(_written(value, _of_none))
        return self._digests.get(id(value))


def _of_none(_: object) -> None:
    """Stands for digests inside of a shared value, which are looked into."""


def _written(value: object, digest_of: Callable[[object], str | None]) -> bytes:
    seen = BytesIO()
    _Pickler(seen, digest_of).dump(value)
    return seen.getvalue()


class _Pickler(pickle.Pickler):
    def __init__(self, seen: BytesIO, digest_of: Callable[[object], str | None]) -> None:
        super().__init__(seen, protocol=5)
        self._digest_of = digest_of

    def reducer_override(self, value: object) -> Any:
        if known := self._digest_of(value):
            return (str, (known,))
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
