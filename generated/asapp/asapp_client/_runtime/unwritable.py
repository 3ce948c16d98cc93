"""Finds the part of a value that cannot be written as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from ..errors import InvalidArgumentError
from ..types import Unset
from .encode import encode_json


def explained(value: object, error: Exception) -> InvalidArgumentError:
    """The error of a value, with the path of the part that it is about, such as ``$.sender.at``.

    Args:
        value: the value.
        error: the exception of writing it; an ``AttributeError`` comes from the ``to_dict`` of a model.
    """
    for step, part in _parts(value):
        try:
            encode_json(part)
        except InvalidArgumentError as inside:
            return InvalidArgumentError(f"${step}{inside.message.removeprefix('$')}")
    if isinstance(error, InvalidArgumentError):
        return InvalidArgumentError(f"$: {error.message}")
    if isinstance(error, AttributeError):
        return InvalidArgumentError(f"$: a field of {type(value).__name__} holds something else than it may: {error}")
    return InvalidArgumentError(f"$: cannot be written as JSON: {error}")


def _parts(value: object) -> Iterable[tuple[str, object]]:
    """The parts of a value, each with the step that leads to it."""
    found: Iterable[tuple[str, object]]
    if isinstance(value, Mapping):
        found = ((f".{key}", part) for key, part in cast("Mapping[object, object]", value).items())
    elif isinstance(value, (list, tuple)):
        found = ((f"[{index}]", part) for index, part in enumerate(cast("Sequence[object]", value)))
    else:
        fields: Iterable[Any] = getattr(type(value), "__attrs_attrs__", ())
        found = ((f".{field.name}", getattr(value, field.name)) for field in fields)
    return ((step, part) for step, part in found if not isinstance(part, Unset))
