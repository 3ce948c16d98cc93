"""Which schemas extend which by ``allOf``, and which value of a discriminator means which subtype."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.document import ObjectNode
from generator.openapi import pointer
from generator.openapi.components import component_of, component_schemas
from generator.openapi.extensions import DISCRIMINATOR_VALUE
from generator.openapi.normal_form import UNIONS


@dataclass(frozen=True, slots=True)
class Subtype:
    """A schema that extends another one.

    Arguments:
        tags: the values of the discriminator that mean this schema.
        constant: whether its property is to have the only tag as a constant, which the schema itself does not say.
    """

    tags: tuple[str, ...]
    constant: bool


@dataclass(frozen=True, slots=True)
class Base:
    """A schema that others extend; its ``discriminator`` may come from its own base."""

    discriminator: ObjectNode
    subtypes: Mapping[str, Subtype]

    @property
    def property_name(self) -> str:
        return self.discriminator.text_at("propertyName")


def bases(document: ObjectNode) -> dict[str, Base]:
    """The component schemas whose subtypes a discriminator tells apart (OpenAPI 3.1, section 4.8.25), by their keys."""
    schemas = component_schemas(document)
    found = {name: discriminator_of(schema) for name, schema in schemas.object_items()}
    discriminators = {name: each for name, each in found.items() if each.text_at("propertyName")}
    return _Inheritance(document, discriminators).bases() if discriminators else {}


def discriminator_of(schema: ObjectNode) -> ObjectNode:
    """The discriminator in a schema, or in an inline member of its ``allOf``; an empty one if there is none."""
    holders = (each.object_at("discriminator") for each in _inline(schema))
    return next((each for each in holders if each), ObjectNode())


def _inline(schema: ObjectNode) -> Iterator[ObjectNode]:
    """A schema, and the inline members of its ``allOf``."""
    yield schema
    for member in schema.array_at("allOf").objects():
        if "$ref" not in member:
            yield from _inline(member)


def _extended(schema: ObjectNode) -> Iterator[str]:
    """The components that a schema extends."""
    members = (member for each in _inline(schema) for member in each.array_at("allOf").objects())
    return (component_of(member.text_at("$ref")) for member in members if "$ref" in member)


class _Inheritance:
    def __init__(self, document: ObjectNode, discriminators: Mapping[str, ObjectNode]) -> None:
        self._document = document
        self._schemas = component_schemas(document)
        self._discriminators = discriminators
        self._subtypes: dict[str, list[str]] = {}
        for name in self._schemas:
            for base in _extended(self._schemas.object_at(name)):
                self._subtypes.setdefault(base, []).append(name)

    def bases(self) -> dict[str, Base]:
        found: dict[str, Base] = {}
        for root, discriminator in self._discriminators.items():
            subtypes = self._all_subtypes(root, discriminator)
            if not subtypes or not self._is_extended_only(root, discriminator):
                continue
            by_name = {name: self._subtype(name, root, subtypes) for name in subtypes}
            found[root] = Base(discriminator, by_name)
            for name in subtypes:
                below = {each: by_name[each] for each in self._below(name, discriminator) if each in by_name}
                if below and name not in self._discriminators:
                    found.setdefault(name, Base(discriminator, below))
        return found

    def _is_extended_only(self, name: str, discriminator: ObjectNode) -> bool:
        """Whether a base is no union, or only a union of its own subtypes beside its properties."""
        inline = list(_inline(self._schemas.object_at(name)))
        members = [member for each in inline for key in UNIONS for member in each.array_at(key).objects()]
        extending = self._below(name, discriminator) if members else []
        is_listed = all(component_of(member.text_at("$ref")) in extending for member in members)
        return is_listed and (not members or any("properties" in each for each in inline))

    def _all_subtypes(self, root: str, discriminator: ObjectNode) -> list[str]:
        """All schemas that extend a schema, and those that its discriminator maps to without that."""
        named = (component_of(each) for each in discriminator.object_at("mapping").values() if isinstance(each, str))
        mapped = [name for name in named if name in self._schemas and name != root]
        return list(dict.fromkeys([*self._below(root, discriminator), *mapped]))

    def _below(self, base: str, discriminator: ObjectNode) -> list[str]:
        """The subtypes of a schema, and theirs, unless another property tells these apart."""
        found: dict[str, None] = {}
        waiting = list(reversed(self._subtypes.get(base, [])))
        while waiting:
            name = waiting.pop()
            if name == base or name in found:
                continue
            found[name] = None
            own = self._discriminators.get(name, discriminator)
            if own.text_at("propertyName") == discriminator.text_at("propertyName"):
                waiting += reversed(self._subtypes.get(name, []))
        return list(found)

    def _subtype(self, name: str, root: str, subtypes: list[str]) -> Subtype:
        key = self._discriminators[root].text_at("propertyName")
        own = [value for each in self._described(name, key, {root, *subtypes}) for value in _constants(each)]
        mapped = [tag for each in (root, *subtypes) for tag in self._mapped(each, key, name)]
        if declared := self._schemas.object_at(name).text_at(DISCRIMINATOR_VALUE):
            mapped = [declared]
        tags = tuple(dict.fromkeys(mapped or own or [name]))
        is_leaf = name not in self._subtypes and any(_extended(self._schemas.object_at(name)))
        is_open = not any(self._described(name, key, {root, *subtypes})) and self._can_be(root, key, tags[0])
        return Subtype(tags, is_leaf and is_open and len(tags) == 1)

    def _mapped(self, holder: str, key: str, name: str) -> list[str]:
        """The values that a discriminator maps to a schema."""
        discriminator = self._discriminators.get(holder, ObjectNode())
        if discriminator.text_at("propertyName") != key:
            return []
        mapping = discriminator.object_at("mapping").items()
        return [tag for tag, each in mapping if isinstance(each, str) and component_of(each) == name]

    def _described(self, name: str, key: str, family: set[str]) -> Iterator[ObjectNode]:
        """The descriptions of a property in a schema that do not come from the rest of its family."""
        for each in _inline(self._schemas.object_at(name)):
            if key in each.object_at("properties"):
                yield pointer.followed(self._document, each.object_at("properties").object_at(key))
        for other in _extended(self._schemas.object_at(name)):
            if other not in family:
                yield from self._described(other, key, {*family, other})

    def _can_be(self, root: str, key: str, tag: str) -> bool:
        """Whether the base lets its property have a value."""
        schemas = list(self._described(root, key, {root}))
        values = [value for each in schemas for value in _constants(each)]
        return all(each.get("type", "string") == "string" for each in schemas) and (not values or tag in values)


def _constants(schema: ObjectNode) -> list[str]:
    values = [*schema.array_at("enum"), *([schema["const"]] if "const" in schema else [])]
    return [value for value in values if isinstance(value, str)]
