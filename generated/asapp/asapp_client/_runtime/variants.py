"""Reads values of unions: by the discriminator if there is one, else as the variant that fits best."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias, cast

from ..errors import ModelDecodeError
from .decode import DECODE_PROBLEMS, checked_map, kind_of

Shape: TypeAlias = "tuple[object, ...] | Mapping[str | None, Shape] | list[Shape]"
"""The values and types that a value can have; or the shapes of the properties of an object, or of the items of an
array.

Any of those in a tuple will do, which may hold such shapes too. An empty tuple is for a property that is not there,
``None`` for each value of an object with keys of its own.
"""


class Variant:
    """A member of a union: the Python type of its JSON values, its decoder, and its shape among the members."""

    __slots__ = ("decode", "kind", "shape")

    def __init__(self, kind: type | tuple[type, ...], decode: Callable[[Any], Any], shape: Shape | None = None) -> None:
        self.kind = kind
        self.decode = decode
        self.shape = shape

    def is_of_kind(self, value: object) -> bool:
        """Whether a value has the JSON type of a member; a boolean is no number."""
        return isinstance(value, self.kind) and not (self.kind is int and isinstance(value, bool))

    def differences(self, value: object) -> int:
        """How much a value differs from the shape."""
        return 0 if self.shape is None else _differences(value, self.shape)


def _differences(value: object, shape: Shape) -> int:
    if value is None:
        return 0
    if isinstance(shape, tuple):
        return 0 if value in shape or type(value) in shape else _fewest_differences(value, shape)
    if isinstance(shape, list):
        items = cast("list[object]", value) if isinstance(value, list) else None
        return 1 if items is None else sum(_differences(each, shape[0]) for each in items)
    fields = cast("dict[str, object]", value) if isinstance(value, dict) else None
    if fields is None:
        return 1
    if None in shape:
        return sum(_differences(each, shape[None]) for each in fields.values())
    return sum(_differences(fields.get(name), each) for name, each in shape.items() if name is not None)


def _fewest_differences(value: object, shape: tuple[object, ...]) -> int:
    inside = [cast("Shape", each) for each in shape if isinstance(each, dict | list)]
    return min((_differences(value, each) for each in inside), default=1)


def decoder_of(*variants: Variant) -> Callable[[Any], Any]:
    """A decoder that reads a value as the variant that fits best."""
    return lambda value: decode_variant(value, variants)


def decode_tagged(
    value: Any,
    discriminator: str,
    variants: Mapping[object, Callable[[Any], Any]],
    otherwise: Callable[[Any], Any] | None = None,
    untagged: Sequence[Variant] = (),
) -> Any:
    """Reads a value by the property that says what it is.

    Args:
        value: the JSON value.
        discriminator: the name of the property.
        variants: what reads a value, by what the property says.
        otherwise: what reads a value whose property is missing or says something else. Without it, a missing property
            is an error, and a kind that is newer than this package stays a dictionary.
        untagged: the variants that need not have the property.
    """
    fitting = [each for each in untagged if each.is_of_kind(value)]
    if fitting and not _has(value, discriminator):
        return decode_variant(value, fitting)
    tagged = checked_map(value)
    if discriminator not in tagged and otherwise is None:
        raise ModelDecodeError("the required field is missing", f"$.{discriminator}")
    tag = tagged.get(discriminator)
    decode = variants.get(tag, otherwise) if isinstance(tag, str | int | float) else otherwise
    return tagged if decode is None else decode(tagged)


def _has(value: Any, name: str) -> bool:
    return isinstance(value, dict) and name in value


def decode_variant(value: Any, variants: Sequence[Variant]) -> Any:
    """Reads a value as the variant whose shape it has; if there are several, as the one with the fewest unknown fields.

    If that is the same for some, the first one is taken.
    """
    problem: Exception | None = None
    for alike in _closest_first(value, variants):
        best: Any = None
        fewest: int | None = None
        for variant in alike:
            try:
                decoded = variant.decode(value)
            except DECODE_PROBLEMS as error:
                problem = problem or error
                continue
            left_over = _left_over(decoded) if len(alike) > 1 else 0
            if left_over == 0:
                return decoded
            if fewest is None or left_over < fewest:
                best, fewest = decoded, left_over
        if fewest is not None:
            return best
    if isinstance(problem, ModelDecodeError):
        raise problem
    if isinstance(value, float) and value.is_integer():  # JSON Schema 2020-12, section 4.2.3: 1.0 is an integer
        return decode_variant(int(value), variants)
    raise ModelDecodeError(f"{kind_of(value)} fits none of the documented types") from problem


def _closest_first(value: object, variants: Sequence[Variant]) -> list[list[Variant]]:
    """The variants of the value's JSON type in groups with equally many differences, the fewest first."""
    found: dict[int, list[Variant]] = {}
    for each in variants:
        if each.is_of_kind(value):
            found.setdefault(each.differences(value), []).append(each)
    return [found[differences] for differences in sorted(found)]


def _left_over(decoded: object) -> int:
    """How many fields of a value its type does not document, with those of everything inside.

    A dictionary documents none: it is what any object may be, a kind that is newer than this package, or what a model
    has left over.
    """
    if isinstance(decoded, list):
        return sum(map(_left_over, cast("list[object]", decoded)))
    if isinstance(decoded, dict):
        values = cast("dict[str, object]", decoded).values()
        return len(values) + sum(map(_left_over, values))
    slots = cast("tuple[str, ...]", getattr(type(decoded), "__slots__", ()))
    is_model = "_extra" in slots
    return sum(_left_over(getattr(decoded, name)) for name in slots) if is_model else 0
