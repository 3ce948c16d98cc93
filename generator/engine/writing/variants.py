"""The filters of the template for unions: the source text that describes their members to the runtime."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from generator.engine.context.classes import Union, Variant


def reading(variant: Variant) -> str:
    """The description of a member for the runtime, as source text."""
    return f"Variant({variant.kind}, {variant.type.item_decoder()}{', ' * bool(variant.marks)}{variant.marks})"


def reader(variants: Sequence[Variant]) -> str:
    """The function that reads the members with one value of the discriminator, as source text."""
    if len(variants) == 1:
        return variants[0].type.item_decoder()
    return f"decoder_of({', '.join(map(reading, variants))})"


def has_others(union: Union) -> bool:
    """Whether there are members that the discriminator does not tell."""
    return bool(union.discriminator and (union.otherwise or union.untold))


def table_annotation(union: Union) -> str:
    """The annotation of the table that describes all members to the runtime."""
    if not union.discriminator:
        return "Sequence[Variant]"
    tagged = "Mapping[object, Callable[[Any], Any]]"
    if union.untold:
        return f"tuple[{tagged}, Callable[[Any], Any] | None, Sequence[Variant]]"
    return f"tuple[{tagged}, Callable[[Any], Any]]" if union.otherwise else tagged


FILTERS: Final[Mapping[str, Callable[..., Any]]] = {
    "has_others": has_others,
    "reader": reader,
    "reading": reading,
    "table_annotation": table_annotation,
}
