"""What the templates may see of components: the classes, enums and unions of a package."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, TypeAlias

from generator.engine.context.types import Type, models_of

# Type checkers do not follow a function of more branches than a few hundred.
_READ_AT_ONCE: Final = 40


@dataclass(frozen=True, slots=True)
class Field:
    """A property of a model; ``required`` in what a server sends, and in the constructor unless it has a ``default``.

    ``constant`` is the only value that it can have, as source text, or empty; a tag says in unions which model it is.
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
        """What the constructor takes when the field is not given; empty where it has to be."""
        if not self.required:
            return (self.constant if self.is_tag and not self.read_only else "") or "UNSET"
        return self.constant or ("FROM_SERVER" if self.read_only else "")


@dataclass(frozen=True)  # without slots, so that what it is made of is found once
class Model:
    """An object with a class of its own; ``additional`` is the type of the properties that it does not name."""

    name: str
    module: str
    description: str
    fields: tuple[Field, ...]
    additional: Type
    deprecated: bool

    @property
    def required(self) -> tuple[Field, ...]:
        """The fields that are in each response."""
        return tuple(field for field in self.fields if field.required)

    @property
    def warning(self) -> tuple[Field, ...]:
        """The fields that warn whoever gives them."""
        return tuple(field for field in self.fields if field.deprecated and not field.required)

    @property
    def read_at_once(self) -> tuple[tuple[Field, ...], ...]:
        """The fields in the groups that one function reads."""
        starts = range(0, len(self.fields), _READ_AT_ONCE)
        return tuple(self.fields[start : start + _READ_AT_ONCE] for start in starts)

    @property
    def always_written(self) -> tuple[Field, ...]:
        """The fields that are in each request."""
        return tuple(field for field in self.fields if field.required and not field.read_only)

    @property
    def written_if_given(self) -> tuple[Field, ...]:
        """The fields that are in a request only if they are given."""
        return tuple(field for field in self.fields if not field.required or field.read_only)

    @cached_property
    def models(self) -> frozenset[str]:
        """The other components that it is made of."""
        return (models_of(field.type for field in self.fields) | self.additional.models) - {self.name}


@dataclass(frozen=True, slots=True)
class Enum:
    """Values that a string or a number may have; others are let through."""

    name: str
    module: str
    description: str
    values: tuple[str | int, ...]
    base: str


@dataclass(frozen=True, slots=True)
class Variant:
    """A member of a union; ``kind`` is the Python type of its JSON values, ``tags`` what the discriminator says.

    ``marks`` is the source text of what tells it from others, or from those with its tags.
    """

    type: Type
    kind: str
    tags: tuple[str | int, ...]
    marks: str = ""


@dataclass(frozen=True)  # without slots, so that what it is made of is found once
class Union:
    """One of several types; ``discriminator`` is the property that says which, or empty.

    ``otherwise`` is what a value is whose discriminator says nothing of the kind, ``untold`` what one can be that has
    none: a member that is no object, or one of all where none requires it.
    """

    name: str
    module: str
    decoder: str
    description: str
    variants: tuple[Variant, ...]
    discriminator: str
    otherwise: Type | None = None
    untold: tuple[Variant, ...] = ()

    @cached_property
    def models(self) -> frozenset[str]:
        """The other components that it is made of."""
        return models_of(variant.type for variant in self.variants) - {self.name}

    @property
    def by_tag(self) -> Mapping[str | int, tuple[Variant, ...]]:
        """The members that each value of the discriminator stands for."""
        tags = dict.fromkeys(tag for variant in self.variants for tag in variant.tags)
        return {tag: tuple(each for each in self.variants if tag in each.tags) for tag in tags}

    @property
    def annotation(self) -> str:
        found = list(dict.fromkeys(variant.type.annotated for variant in self.variants))
        is_told = bool(self.discriminator) and self.otherwise is None
        return " | ".join([*found, "dict[str, Any]"] if is_told else found)


Component: TypeAlias = Model | Enum | Union
