"""Writes the values that templates see as bytes: fast, and with equal bytes for equal values in every process."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from io import BytesIO
from operator import attrgetter
from typing import Any, TypeAlias, cast

from generator.tree import digest

Values: TypeAlias = tuple[Any, ...]
_Reducer: TypeAlias = Callable[[Any], tuple[Callable[..., Any], Values]]


class Canonical:
    """Writes values as bytes.

    Arguments:
        shared: values that many others hold; each is written only once, and must not change.
    """

    def __init__(self, shared: Iterable[object] = ()) -> None:
        self._shared = {id(each): each for each in shared}
        self._digests: dict[int, str] = {}
        self._reducers = _Reducers()
        for kind in {type(each) for each in self._shared.values()}:
            self._reducers[kind] = self._reducer(_WHOLE[kind])

    def __call__(self, made_by: tuple[str, ...], variables: Mapping[str, Any]) -> bytes:
        """Everything that a file depends on, as bytes.

        Arguments:
            made_by: versions, the name of the template and the like.
            variables: dataclasses of plain values, of each other, and of sets of strings.
        """
        return _written((made_by, *variables, *map(_ordered, variables.values())), self._reducers)

    def _reducer(self, of_others: _Reducer) -> _Reducer:
        """A reducer that writes the digest of a shared value instead of the value."""

        def reduced(value: object) -> tuple[Callable[..., Any], Values]:
            known = self._digests.get(id(value))
            if known is None and id(value) in self._shared:
                known = self._digests[id(value)] = digest(_written(value, _WHOLE))
            return (str, (known,)) if known else of_others(value)

        return reduced


class _Reducers(dict[type[Any], _Reducer]):
    """The reducers of dataclasses, by class; each is made when it is needed first."""

    def __missing__(self, kind: type[Any]) -> _Reducer:
        if not is_dataclass(kind):
            raise KeyError(kind)
        found = self[kind] = _reducer(kind)
        return found


_WHOLE = _Reducers()


def _reducer(kind: type[Any]) -> _Reducer:
    sets = [each.name for each in fields(kind) if "frozenset" in str(each.type)]
    others = [each.name for each in fields(kind) if each.name not in sets]
    # The class comes along because a getter of one name would give no tuple.
    values_of: Callable[[Any], Values] = attrgetter(*others, "__class__")
    if not sets:
        return lambda value: (kind, values_of(value))
    sets_of: Callable[[Any], Values] = attrgetter(*sets, "__class__")
    return lambda value: (kind, (*values_of(value), *map(_ordered, sets_of(value))))


def _written(value: object, reducers: _Reducers) -> bytes:
    seen = BytesIO()
    pickler = pickle.Pickler(seen, protocol=5)
    pickler.dispatch_table = reducers
    pickler.dump(value)
    return seen.getvalue()


def _ordered(value: object) -> object:
    """The value; a set as a list, because the order of a set differs from process to process."""
    return sorted(cast("frozenset[str]", value)) if isinstance(value, frozenset) else value
