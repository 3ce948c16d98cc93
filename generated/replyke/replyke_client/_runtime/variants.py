"""How a value of a union is read: by its discriminator if there is one, else by what fits best."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ..errors import ModelDecodeError
from .decode import DECODE_PROBLEMS, checked_map, kind_of


class Variant:
    """A member of a union: the Python type of its JSON values, and how one is read."""

    __slots__ = ("decode", "kind")

    def __init__(self, kind: type | tuple[type, ...], decode: Callable[[Any], Any]) -> None:
        self.kind = kind
        self.decode = decode


def decode_tagged(
    value: Any,
    discriminator: str,
    variants: Mapping[object, Callable[[Any], Any]],
    otherwise: Callable[[Any], Any] | None = None,
) -> Any:
    """Reads a value by the property that says what it is.

    What says nothing, or something else, is read by ``otherwise``. Without that, a kind that is newer than this package
    stays a dictionary.
    """
    tagged = checked_map(value)
    if discriminator not in tagged and otherwise is None:
        raise ModelDecodeError("the required field is missing", f"$.{discriminator}")
    tag = tagged.get(discriminator)
    decode = variants.get(tag, otherwise) if isinstance(tag, str | int) else otherwise
    return tagged if decode is None else decode(tagged)


def decode_variant(value: Any, variants: Sequence[Variant]) -> Any:
    """Reads a value as the variant that it fits with the fewest fields left over; the first of equals wins."""
    best: Any = None
    fewest = -1
    problem: Exception | None = None
    for variant in variants:
        if not isinstance(value, variant.kind) or (isinstance(value, bool) and variant.kind is int):
            continue
        try:
            decoded = variant.decode(value)
        except DECODE_PROBLEMS as error:
            problem = problem or error
            continue
        left_over = len(getattr(decoded, "additional_properties", ()))
        if left_over == 0:
            return decoded
        if fewest < 0 or left_over < fewest:
            best, fewest = decoded, left_over
    if fewest >= 0:
        return best
    if isinstance(problem, ModelDecodeError):
        raise problem
    raise ModelDecodeError(f"{kind_of(value)} fits none of the documented types") from problem
