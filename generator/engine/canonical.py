"""What templates see, as bytes: the same for equal values in every process, and quickly, for each file needs it."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from io import BytesIO
from operator import attrgetter
from typing import Any, TypeAlias, cast

Values: TypeAlias = tuple[Any, ...]


def canonical(made_by: tuple[str, ...], variables: Mapping[str, Any]) -> bytes:
    """What makes a file what it is, as bytes.

    Arguments:
        made_by: versions, templates and the like.
        variables: dataclasses of plain values, of each other, and of sets of strings.
    """
    seen = BytesIO()
    _Pickler(seen, protocol=5).dump((made_by, *variables, *map(_ordered, variables.values())))
    return seen.getvalue()


class _Pickler(pickle.Pickler):
    def reducer_override(self, value: object) -> Any:
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
