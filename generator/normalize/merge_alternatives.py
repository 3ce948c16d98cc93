"""Gives objects with properties of their own those of their alternatives, because a class has one set of fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from generator.diagnostics import Place, Report
from generator.document import ArrayNode, Node, ObjectNode
from generator.normalize.hoist_deep_references import hoist_deep_references
from generator.normalize.schemas import any_of, rewrite_every_schema
from generator.normalize.unwrap_all_of import unwrap_all_of
from generator.openapi import pointer
from generator.openapi.normal_form import NEEDED_TOGETHER, UNIONS

_WITH_CHOICES: Final = ("allOf", *UNIONS, "if", "dependentSchemas")
_OF_OBJECTS: Final = ("properties", "required", "additionalProperties")


def merge_alternatives(document: ObjectNode, report: Report) -> ObjectNode:
    """Replaces ``oneOf`` and ``anyOf`` beside ``properties``, or in one ``allOf`` with some, by their properties.

    What only some alternatives have need not be there. Which properties they require together, no class can say: it
    stands under ``x-needed-together`` where they differ, so that a change of it is seen. A property that stands in
    another component becomes one of its own, to which both refer.
    """
    merged = rewrite_every_schema(document, _Merge(document, report).merged)
    return merged if merged is document else hoist_deep_references(merged, report)


@dataclass(frozen=True)
class _Part:
    """A schema that another one is made of; ``at`` is where it can be referred to, or empty for one that is inline."""

    schema: ObjectNode
    at: str = ""

    @property
    def properties(self) -> dict[str, Node]:
        """The properties; those that stand elsewhere are referred to, so that they stay one thing with one name."""
        found = self.schema.object_at("properties")
        return {name: self._reference(name, found.place_of(name)) for name in found} if self.at else dict(found)

    def _reference(self, name: str, place: Place) -> ObjectNode:
        return ObjectNode({"$ref": self.at + pointer.build("properties", name)[1:]}, place)

    def choices(self) -> Iterator[list[_Part]]:
        """The members of its unions, and what conditions ask for or not: one of each list, or several, apply."""
        if members := list(self.below(*UNIONS)):
            yield members
        if "if" in self.schema:
            yield [self._under("then"), self._under("else")]
        for name in self.schema.object_at("dependentSchemas"):
            yield [self._under("dependentSchemas", name), _Part(ObjectNode((), self.schema.place))]

    def _under(self, *steps: str) -> _Part:
        schema = self.schema
        for step in steps:
            schema = schema.object_at(step)
        return _Part(schema, self.at and self.at + pointer.build(*steps)[1:])

    def below(self, *keys: str) -> Iterator[_Part]:
        """The members of its unions, or of its ``allOf``."""
        for key in keys:
            for index, member in enumerate(self.schema.array_at(key)):
                if isinstance(member, ObjectNode):
                    yield _Part(member, self.at and self.at + pointer.build(key, index)[1:])


@dataclass
class _Fields:
    """The properties that several schemas describe, each with all its descriptions, and those that all require."""

    properties: dict[str, list[Node]] = field(default_factory=dict[str, list[Node]])
    required: set[str] = field(default_factory=set[str])

    def add(self, other: _Fields) -> None:
        for name, several in other.properties.items():
            known = self.properties.setdefault(name, [])
            known += [each for each in several if each not in known]


class _Merge:
    def __init__(self, document: ObjectNode, report: Report) -> None:
        self._document = document
        self._report = report

    def merged(self, schema: ObjectNode) -> ObjectNode:
        schema = self._reference(schema)
        if "$ref" in schema or schema.keys().isdisjoint(_WITH_CHOICES):
            return schema  # what a reference leads to is merged where it stands
        schema = self._told_apart(schema)
        parts = list(self._parts(_Part(schema), []))
        own = {name for part in parts for name in part.properties}
        # Another component that has properties gets those of its alternatives where it stands.
        choices = [choice for part in parts if not (part.at and part.properties) for choice in part.choices()]
        if not own or not choices:
            return schema
        found = _Fields()
        for choice in choices:
            alternatives = self._alternatives(choice, [])
            found.add(alternatives)
            found.required |= alternatives.required
        return self._reference(self._with(schema, found, own, self._needed(choices)))

    def _told_apart(self, schema: ObjectNode) -> ObjectNode:
        """The schema with its own properties in those alternatives that are objects, where some can be none."""
        union = next((key for key in UNIONS if key in schema), "")
        members = list(schema.array_at(union).objects())
        if "type" in schema or not schema.object_at("properties") or all(map(self._may_be_object, members)):
            return schema
        own = ObjectNode({key: schema[key] for key in _OF_OBJECTS if key in schema}, schema.place)
        told_apart = [self._with_own(member, own) if self._may_be_object(member) else member for member in members]
        rest = schema.without(*_OF_OBJECTS)
        return rest.replaced({**rest, union: ArrayNode(told_apart, schema.array_at(union).place)})

    def _may_be_object(self, schema: ObjectNode) -> bool:
        return self._followed(_Part(schema)).schema.get("type", "object") == "object"

    def _with_own(self, member: ObjectNode, own: ObjectNode) -> ObjectNode:
        if "$ref" in member or any(key in member for key in (*own, "allOf", *UNIONS)):
            return ObjectNode({"allOf": ArrayNode([member, own], member.place)}, member.place)
        return member.replaced({**member, **own}, {key: own.place_of(key) for key in own})

    def _needed(self, choices: list[list[_Part]]) -> list[Node]:
        """What each alternative requires, where that is not the same for all."""
        found: list[Node] = []
        for choice in choices:
            members = [self._fields(member, []).required for member in choice]
            if any(required != members[0] for required in members):
                found += [ArrayNode(sorted(required), choice[0].schema.place) for required in members]
        return found

    def _parts(self, part: _Part, seen: list[ObjectNode]) -> Iterator[_Part]:
        """A schema and what it is made of by ``allOf``."""
        found = self._followed(part)
        if not any(found.schema is each for each in seen):
            seen.append(found.schema)
            yield found
            for member in found.below("allOf"):
                yield from self._parts(member, seen)

    def _followed(self, part: _Part) -> _Part:
        for _ in range(pointer.LONGEST_CHAIN):
            if "$ref" not in part.schema:
                break
            at = part.schema.text_at("$ref")
            part = _Part(self._reference(pointer.target(self._document, at)), at)
        return part

    def _reference(self, schema: ObjectNode) -> ObjectNode:
        """The reference that an ``allOf`` of nothing else is; other schemas as they are."""
        unwrapped = unwrap_all_of(schema, self._report)
        return unwrapped if "$ref" in unwrapped else schema

    def _alternatives(self, choice: list[_Part], seen: list[ObjectNode]) -> _Fields:
        members = [self._fields(member, [*seen]) for member in choice]
        found = _Fields(required=set[str].intersection(*(member.required for member in members)))
        for member in members:
            found.add(member)
        return found

    def _fields(self, part: _Part, seen: list[ObjectNode]) -> _Fields:
        found = _Fields()
        for each in self._parts(part, seen):
            found.add(_Fields({name: [node] for name, node in each.properties.items()}))
            found.required |= {name for name in each.schema.array_at("required") if isinstance(name, str)}
            for choice in each.choices():
                found.add(self._alternatives(choice, seen))
        return found

    def _with(self, schema: ObjectNode, found: _Fields, own: set[str], needed: list[Node]) -> ObjectNode:
        """The schema with the properties of its alternatives; its own say more than theirs where both have one."""
        added = {name: any_of(several, schema.place) for name, several in found.properties.items() if name not in own}
        required = [*schema.array_at("required"), *(name for name in added if name in found.required)]
        schema = schema.without(*UNIONS, *(("discriminator",) if any(key in schema for key in UNIONS) else ()))
        changed: dict[str, Node] = {}
        if "allOf" in schema:
            rest = [each for each in schema.array_at("allOf").objects() if not self._is_union(each)]
            more: dict[str, Node] = {"type": "object", "properties": ObjectNode(added, schema.place)}
            members = [*rest, ObjectNode(more, schema.place)] if added or not rest else rest
            changed["allOf"] = ArrayNode(members, schema.place_of("allOf"))
        else:
            own_properties = schema.object_at("properties")
            changed["properties"] = own_properties.replaced({**own_properties, **added})
        if required:
            changed["required"] = ArrayNode(dict.fromkeys(required), schema.array_at("required").place)
        if needed:
            changed[NEEDED_TOGETHER] = ArrayNode(needed, schema.place)
        return schema.replaced({**schema, **changed})

    def _is_union(self, schema: ObjectNode) -> bool:
        part = self._followed(_Part(schema))
        return any(part.below(*UNIONS)) and not part.properties and "allOf" not in part.schema
