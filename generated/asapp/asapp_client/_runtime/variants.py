"""How a value of a union is read: by its discriminator if there is one, else by what fits best."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any, TypeAlias, cast

from ..errors import ModelDecodeError
from .decode import DECODE_PROBLEMS, checked_map, kind_of

Marks: TypeAlias = "tuple[object, ...] | Mapping[str, Marks] | list[Marks]"
"""The values and types that a value can have, or those of the properties of an object, or of the items of an array."""


class Variant:
    """A member of a union: the Python type of its JSON values, how one is read, and what tells it from others."""

    __slots__ = ("decode", "kind", "marks")

    def __init__(self, kind: type | tuple[type, ...], decode: Callable[[Any], Any], marks: Marks | None = None) -> None:
        self.kind = kind
        self.decode = decode
        self.marks: Marks = marks or {}


def _differences(value: object, marks: Marks) -> int:
    """How much of a value is other than what is documented."""
    if value is None or not marks:
        return 0
    if isinstance(marks, tuple):
        return value not in marks and type(value) not in marks
    if isinstance(marks, list):
        items = cast("list[object]", value) if isinstance(value, list) else None
        return 1 if items is None else sum(_differences(each, marks[0]) for each in items)
    fields = cast("dict[str, object]", value) if isinstance(value, dict) else None
    return 1 if fields is None else sum(_differences(fields.get(name), each) for name, each in marks.items())


def decoder_of(*variants: Variant) -> Callable[[Any], Any]:
    """What reads a value as the one of several that it fits best."""
    return lambda value: decode_variant(value, variants)


def decode_tagged(
    value: Any,
    discriminator: str,
    variants: Mapping[object, Callable[[Any], Any]],
    otherwise: Callable[[Any], Any] | None = None,
    untold: Sequence[Variant] = (),
) -> Any:
    """Reads a value by the property that says what it is.

    What need not have that property is one of ``untold``. What says nothing, or something else, is read by
    ``otherwise``. Without that, a kind that is newer than this package stays a dictionary.
    """
    if untold and not _has(value, discriminator) and (fitting := _fitting(value, untold)):
        return decode_variant(value, fitting)
    tagged = checked_map(value)
    if discriminator not in tagged and otherwise is None:
        raise ModelDecodeError("the required field is missing", f"$.{discriminator}")
    tag = tagged.get(discriminator)
    decode = variants.get(tag, otherwise) if isinstance(tag, str | int) else otherwise
    return tagged if decode is None else decode(tagged)


def decode_variant(value: Any, variants: Sequence[Variant]) -> Any:
    """Reads a value as the variant that documents its values; of several, as the one that leaves fewest fields over.

    The first of equals wins.
    """
    ranked = sorted(((_differences(value, each.marks), each) for each in _fitting(value, variants)), key=itemgetter(0))
    best: Any = None
    closest: int | None = None
    fewest = 0
    problem: Exception | None = None
    for differences, variant in ranked:
        if closest is not None and differences > closest:
            break
        try:
            decoded = variant.decode(value)
        except DECODE_PROBLEMS as error:
            problem = problem or error
            continue
        if closest is None and sum(each == differences for each, _ in ranked) == 1:
            return decoded
        left_over = _left_over(decoded)
        if closest is None or left_over < fewest:
            best, closest, fewest = decoded, differences, left_over
        if left_over == 0:
            break
    if closest is not None:
        return best
    if isinstance(problem, ModelDecodeError):
        raise problem
    if isinstance(value, float) and value.is_integer():  # JSON Schema 2020-12, section 4.2.3: 1.0 is an integer
        return decode_variant(int(value), variants)
    raise ModelDecodeError(f"{kind_of(value)} fits none of the documented types") from problem


def _has(value: Any, name: str) -> bool:
    return isinstance(value, dict) and name in value


def _fitting(value: Any, variants: Sequence[Variant]) -> list[Variant]:
    """The variants whose JSON values are of the kind of a value; a truth value is no number."""
    is_truth = isinstance(value, bool)
    return [each for each in variants if isinstance(value, each.kind) and not (is_truth and each.kind is int)]


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
