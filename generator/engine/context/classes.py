"""The part of the context about components: the classes, enums and unions of a package."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, TypeAlias

from generator.engine.context.types import Type, models_of

# The most fields for one function: type checkers give up on functions with hundreds of branches.
_READ_AT_ONCE: Final = 40
# The most types in one chain of a choice: type checkers give up on those with hundreds.
_CHAINED: Final = 100


@dataclass(frozen=True, slots=True)
class Field:
    """A property of a model.

    ``required`` applies to responses, and to the constructor unless there is a ``default``. ``constant`` is the source
    text of the only possible value, or empty. A tag tells this model from the other members of unions.
    """

    name: str
    attribute: str
    type: Type
    required: bool
    read_only: bool
    description: str
    deprecated: bool
    constant: str
    is_tag: bool = False

    @property
    def default(self) -> str:
        """The default in the constructor; empty if the field has to be given."""
        if not self.required:
            return (self.constant if self.is_tag and not self.read_only else "") or "UNSET"
        return self.constant or ("FROM_SERVER" if self.read_only else "")


@dataclass(frozen=True)  # without slots, so that what it is made of is found once
class Model:
    """An object with a class of its own; ``additional`` is the type of properties that are not among the fields."""

    name: str
    module: str
    description: str
    fields: tuple[Field, ...]
    additional: Type
    deprecated: bool

    @property
    def required(self) -> tuple[Field, ...]:
        """The fields that every response has."""
        return tuple(field for field in self.fields if field.required)

    @property
    def warning(self) -> tuple[Field, ...]:
        """The deprecated fields, which warn whoever passes them."""
        return tuple(field for field in self.fields if field.deprecated and not field.required)

    @property
    def read_at_once(self) -> tuple[tuple[Field, ...], ...]:
        """The fields in groups, each small enough for one function to read."""
        starts = range(0, len(self.fields), _READ_AT_ONCE)
        return tuple(self.fields[start : start + _READ_AT_ONCE] for start in starts)

    @property
    def always_written(self) -> tuple[Field, ...]:
        """The fields that every request has."""
        return tuple(field for field in self.fields if field.required and not field.read_only)

    @property
    def written_if_given(self) -> tuple[Field, ...]:
        """The fields that a request has only if they were given."""
        return tuple(field for field in self.fields if not field.required or field.read_only)

    @cached_property
    def models(self) -> frozenset[str]:
        """The other components that it is made of."""
        return (models_of(field.type for field in self.fields) | self.additional.models) - {self.name}


@dataclass(frozen=True, slots=True)
class Enum:
    """The documented values of a string or a number; other values are let through."""

    name: str
    module: str
    description: str
    values: tuple[str | int, ...]
    base: str

    @property
    def models(self) -> frozenset[str]:
        """The other components that it is made of: none."""
        return frozenset()


@dataclass(frozen=True, slots=True)
class Variant:
    """A member of a union; ``kind`` is the Python type of its JSON values, ``tags`` are its discriminator values.

    ``shape`` is the source text of what else tells it from the other members with the same tags.
    """

    type: Type
    kind: str
    tags: tuple[str | int, ...]
    shape: str = ""


@dataclass(frozen=True)  # without slots, so that what it is made of is found once
class Union:
    """A choice of types; ``discriminator`` is the property that tells which it is, or empty.

    ``decoder`` is the function that reads a value, or empty if its JSON values are its Python values.
    ``otherwise`` is the type of values whose discriminator names no member. ``untagged`` are the members that a value
    without discriminator may be: those that are no objects, and all if none of them requires the property.
    """

    name: str
    module: str
    decoder: str
    description: str
    variants: tuple[Variant, ...]
    discriminator: str
    otherwise: Type | None = None
    untagged: tuple[Variant, ...] = ()

    @cached_property
    def models(self) -> frozenset[str]:
        """The other components that it is made of."""
        return models_of(variant.type for variant in self.variants) - {self.name}

    @property
    def by_tag(self) -> Mapping[str | int, tuple[Variant, ...]]:
        """The members by the values of the discriminator."""
        tags = dict.fromkeys(tag for variant in self.variants for tag in variant.tags)
        return {tag: tuple(each for each in self.variants if tag in each.tags) for tag in tags}

    @property
    def annotation(self) -> str:
        found = list(dict.fromkeys(variant.type.annotated for variant in self.variants))
        is_told = bool(self.discriminator) and self.otherwise is None
        return _one_of([*found, "dict[str, Any]"] if is_told else found)


def _one_of(annotations: Sequence[str]) -> str:
    """A choice of types, in brackets where they are many."""
    if len(annotations) <= _CHAINED:
        return " | ".join(annotations)
    starts = range(0, len(annotations), _CHAINED)
    return " | ".join(f"({_one_of(annotations[start : start + _CHAINED])})" for start in starts)


Component: TypeAlias = Model | Enum | Union
