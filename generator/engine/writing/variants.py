"""The filters of the modules for unions: what the runtime has to know of their members."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from generator.engine.context.classes import Variant


def reading(variant: Variant) -> str:
    """The source text of what the runtime has to know of a member."""
    return f"Variant({variant.kind}, {variant.type.item_decoder()}{', ' * bool(variant.marks)}{variant.marks})"


def reader(variants: Sequence[Variant]) -> str:
    """The source text of what reads the values of the members that a discriminator tells by one of its values."""
    if len(variants) == 1:
        return variants[0].type.item_decoder()
    return f"decoder_of({', '.join(map(reading, variants))})"


FILTERS: Final[Mapping[str, Callable[..., Any]]] = {"reader": reader, "reading": reading}
