"""Gives objects with properties of their own those of their alternatives, because a class has one set of fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from generator.diagnostics import Report
from generator.document import ArrayNode, Node, ObjectNode
from generator.normalize.hoist_deep_references import hoist_deep_references
from generator.normalize.parts import Part, reference
from generator.normalize.schemas import any_of, rewrite_every_schema
from generator.openapi.normal_form import NEEDED_TOGETHER, UNIONS

_WITH_CHOICES: Final = ("allOf", *UNIONS, "if", "dependentSchemas")
_OF_OBJECTS: Final = ("properties", "required", "additionalProperties")


def merge_alternatives(document: ObjectNode, report: Report) -> ObjectNode:
    """Replaces ``oneOf`` and ``anyOf`` beside ``properties``, or in one ``allOf`` with some, by their properties.

    What only some alternatives have need not be there. Which properties they require together, no class can say: it
    stands under ``x-needed-together`` where they differ, so that a change of it is seen. A property that stands in
    another component becomes one of its own, to which both refer.
    """
    merged = rewrite_every_schema(document, _Merge(document).merged)
    return merged if merged is document else hoist_deep_references(merged, report)


def _choices(part: Part) -> Iterator[list[Part]]:
    """The members of its unions, and what conditions ask for or not: one of each list, or several, apply."""
    if members := list(part.below(*UNIONS)):
        yield members
    if "if" in part.schema:
        yield [part.under("then"), part.under("else")]
    for name in part.schema.object_at("dependentSchemas"):
        yield [part.under("dependentSchemas", name), Part(ObjectNode((), part.schema.place))]


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
        schema = reference(schema)
        if "$ref" in schema or schema.keys().isdisjoint(_WITH_CHOICES):
            return schema  # what a reference leads to is merged where it stands
        schema = self._told_apart(schema)
        parts = list(Part(schema).all_of(self._document, []))
        own = {name for part in parts for name in part.names}
        # Another component that has properties gets those of its alternatives where it stands.
        choices = [choice for part in parts if not (part.at and part.names) for choice in _choices(part)]
        if not own or not choices:
            return schema
        found = _Fields()
        for choice in choices:
            alternatives = self._alternatives(choice, [])
            found.add(alternatives)
            found.required |= alternatives.required
        return reference(self._with(schema, found, own, self._needed(choices)))

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
        return Part(schema).followed(self._document).schema.get("type", "object") == "object"

    def _with_own(self, member: ObjectNode, own: ObjectNode) -> ObjectNode:
        if "$ref" in member or any(key in member for key in (*own, "allOf", *UNIONS)):
            return ObjectNode({"allOf": ArrayNode([member, own], member.place)}, member.place)
        return member.replaced({**member, **own}, {key: own.place_of(key) for key in own})

    def _needed(self, choices: list[list[Part]]) -> list[Node]:
        """What each alternative requires, where that is not the same for all."""
        found: list[Node] = []
        for choice in choices:
            members = [self._fields(member, []).required for member in choice]
            if any(required != members[0] for required in members):
                found += [ArrayNode(sorted(required), choice[0].schema.place) for required in members]
        return found

    def _alternatives(self, choice: list[Part], seen: list[ObjectNode]) -> _Fields:
        members = [self._fields(member, [*seen]) for member in choice]
        found = _Fields(required=set[str].intersection(*(member.required for member in members)))
        for member in members:
            found.add(member)
        return found

    def _fields(self, part: Part, seen: list[ObjectNode]) -> _Fields:
        found = _Fields()
        for each in part.all_of(self._document, seen):
            found.add(_Fields({name: [node] for name, node in each.properties.items()}))
            found.required |= {name for name in each.schema.array_at("required") if isinstance(name, str)}
            for choice in _choices(each):
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
        part = Part(schema).followed(self._document)
        return any(part.below(*UNIONS)) and not part.names and "allOf" not in part.schema
