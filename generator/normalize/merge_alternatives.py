"""Gives objects with properties of their own those of their alternatives, because a class has one set of fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from generator import pointer
from generator.diagnostics import Place, Report
from generator.document import ArrayNode, Node, ObjectNode
from generator.normal_form import NEEDED_TOGETHER, UNIONS
from generator.normalize.schemas import rewrite_every_schema

_OF_OBJECTS: Final = ("properties", "required", "additionalProperties")


def merge_alternatives(document: ObjectNode, report: Report) -> ObjectNode:
    """Replaces ``oneOf`` and ``anyOf`` beside ``properties``, or in one ``allOf`` with some, by their properties.

    What only some alternatives have need not be there. Which properties they require together, no class can say: it
    stands under ``x-needed-together`` where they differ, so that a change of it is seen.
    """
    return rewrite_every_schema(document, _Merge(document).merged)


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
    def __init__(self, document: ObjectNode) -> None:
        self._document = document

    def merged(self, schema: ObjectNode) -> ObjectNode:
        if "$ref" in schema or schema.keys().isdisjoint(("allOf", *UNIONS)):
            return schema  # what a reference leads to is merged where it stands
        schema = self._told_apart(schema)
        parts = list(self._parts(_Part(schema), []))
        own = {name for part in parts for name in part.properties}
        holders = [part for part in parts if any(part.below(*UNIONS))]
        if not own or not holders:
            return schema
        found = _Fields()
        for holder in holders:
            alternatives = self._alternatives(holder, [])
            found.add(alternatives)
            found.required |= alternatives.required
        return self._with(schema, found, own, self._needed(holders))

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

    def _needed(self, holders: list[_Part]) -> list[Node]:
        """What each alternative requires, where that is not the same for all."""
        found: list[Node] = []
        for holder in holders:
            members = [self._fields(member, []).required for member in holder.below(*UNIONS)]
            if any(required != members[0] for required in members):
                found += [ArrayNode(sorted(required), holder.schema.place) for required in members]
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
            part = _Part(pointer.target(self._document, at), at)
        return part

    def _alternatives(self, part: _Part, seen: list[ObjectNode]) -> _Fields:
        members = [self._fields(member, [*seen]) for member in part.below(*UNIONS)]
        found = _Fields(required=set[str].intersection(*(member.required for member in members)))
        for member in members:
            found.add(member)
        return found

    def _fields(self, part: _Part, seen: list[ObjectNode]) -> _Fields:
        found = _Fields()
        for each in self._parts(part, seen):
            found.add(_Fields({name: [node] for name, node in each.properties.items()}))
            found.required |= {name for name in each.schema.array_at("required") if isinstance(name, str)}
            if any(each.below(*UNIONS)):
                found.add(self._alternatives(each, seen))
        return found

    def _with(self, schema: ObjectNode, found: _Fields, own: set[str], needed: list[Node]) -> ObjectNode:
        """The schema with the properties of its alternatives; its own say more than theirs where both have one."""
        added = {name: _any_of(several, schema) for name, several in found.properties.items() if name not in own}
        required = [*schema.array_at("required"), *(name for name in added if name in found.required)]
        schema = schema.without(*UNIONS, "discriminator")
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


def _any_of(several: list[Node], schema: ObjectNode) -> Node:
    """One schema for a property that alternatives describe differently."""
    nodes = [each for each in several if isinstance(each, ObjectNode)]
    if len(nodes) == 1:
        return nodes[0]
    if nodes and all(each.array_at("enum") for each in nodes):
        values = {repr(value): value for each in nodes for value in each.array_at("enum")}
        return nodes[0].replaced({**nodes[0], "enum": ArrayNode(values.values(), nodes[0].place_of("enum"))})
    return ObjectNode({"anyOf": ArrayNode(nodes, schema.place)}, schema.place)
