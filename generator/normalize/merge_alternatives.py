"""Gives objects with properties of their own those of their alternatives, because a class has one set of fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from generator.diagnostics import Report
from generator.document import ArrayNode, Node, ObjectNode
from generator.normalize.hoist_deep_references import hoist_deep_references
from generator.normalize.parts import Part, reference
from generator.normalize.schemas import any_of, rewrite_every_schema
from generator.openapi.normal_form import NEEDED_TOGETHER, UNIONS

_WITH_CHOICES: Final = ("allOf", *UNIONS, "if", "dependentSchemas")
_OF_OBJECTS: Final = ("type", "properties", "required", "additionalProperties")


def merge_alternatives(document: ObjectNode, report: Report) -> ObjectNode:
    """Replaces ``oneOf`` and ``anyOf`` beside ``properties``, or in one ``allOf`` with some, by their properties.

    A property that only some alternatives have is optional. No class can say which properties they require together:
    that is kept under ``x-needed-together`` where they differ, so that a change of it is seen. A property that stands
    in another component becomes a component, to which both refer.
    """
    merged = rewrite_every_schema(document, _Merger(document).merged)
    return merged if merged is document else hoist_deep_references(merged, report)


@dataclass
class _Fields:
    """What schemas say of the fields of an object: all descriptions of each property, and what is required."""

    properties: dict[str, list[Node]] = field(default_factory=dict[str, list[Node]])
    required: set[str] = field(default_factory=set[str])

    def describe(self, other: _Fields) -> None:
        """Adds the properties of others, without what they require."""
        for name, descriptions in other.properties.items():
            known = self.properties.setdefault(name, [])
            known += [each for each in descriptions if each not in known]

    def add(self, other: _Fields) -> None:
        """Adds the properties of others with what they require."""
        self.describe(other)
        self.required |= other.required


class _Merger:
    def __init__(self, document: ObjectNode) -> None:
        self._document = document

    def merged(self, schema: ObjectNode) -> ObjectNode:
        if schema.keys().isdisjoint(_WITH_CHOICES):
            return schema
        schema = reference(schema)
        if "$ref" in schema:
            return schema  # what it leads to is merged where that stands
        schema = self._without_own_properties_beside_values(schema)
        parts = list(Part(schema).all_of(self._document, []))
        own = {name for part in parts for name in part.names}
        # Another component that has properties gets those of its alternatives where it stands.
        choices = [choice for part in parts if not (part.at and part.names) for choice in _choices(part)]
        if not own or not choices:
            return schema
        chosen = _Fields()
        for choice in choices:
            chosen.add(self._of_any(choice, []))
        for name in sorted(self._required_by_some(choices) - own - chosen.properties.keys()):
            chosen.properties[name] = [ObjectNode((), schema.place)]  # nobody says what it is, but it can be there
        needed = [each for choice in choices for each in self._needed_together(choice)]
        return reference(self._with_fields(schema, chosen, own, needed))

    def _without_own_properties_beside_values(self, schema: ObjectNode) -> ObjectNode:
        """The schema with its own properties moved into those alternatives that are objects, where some are values.

        A value has no properties, so they say nothing of it, and the schema is a union and no object. Tools write
        ``type: object`` beside such alternatives too: a server that sends only objects would not name the values.
        """
        union = next((key for key in UNIONS if key in schema), "")
        members = list(schema.array_at(union).objects())
        is_object = schema.get("type", "object") == "object" and bool(schema.object_at("properties"))
        if not is_object or all(map(self._may_be_object, members)):
            return schema
        own = ObjectNode({key: schema[key] for key in _OF_OBJECTS if key in schema}, schema.place)
        changed = [_with_own(member, own) if self._may_be_object(member) else member for member in members]
        rest = schema.without(*_OF_OBJECTS)
        return rest.replaced({**rest, union: ArrayNode(changed, schema.array_at(union).place)})

    def _may_be_object(self, schema: ObjectNode) -> bool:
        return Part(schema).followed(self._document).schema.get("type", "object") == "object"

    def _required_by_some(self, choices: Iterable[Iterable[Part]]) -> set[str]:
        return {name for choice in choices for member in choice for name in self._of_all(member, []).required}

    def _needed_together(self, choice: Sequence[Part]) -> Iterator[Node]:
        """What each alternative requires, where that is not the same for all."""
        required = [self._of_all(member, []).required for member in choice]
        if any(each != required[0] for each in required):
            yield from (ArrayNode(sorted(each), choice[0].schema.place) for each in required)

    def _of_any(self, choice: Iterable[Part], seen: Sequence[ObjectNode]) -> _Fields:
        """The fields of alternatives; those are required that each of them requires."""
        members = [self._of_all(member, [*seen]) for member in choice]
        found = _Fields(required=set[str].intersection(*(member.required for member in members)))
        for member in members:
            found.describe(member)
        return found

    def _of_all(self, part: Part, seen: list[ObjectNode]) -> _Fields:
        """The fields of a schema with those of all that it extends, and of the alternatives in these."""
        found = _Fields()
        for each in part.all_of(self._document, seen):
            required = {name for name in each.schema.array_at("required") if isinstance(name, str)}
            found.add(_Fields({name: [node] for name, node in each.properties.items()}, required))
            for choice in _choices(each):
                found.describe(self._of_any(choice, seen))
        return found

    def _with_fields(self, schema: ObjectNode, chosen: _Fields, own: set[str], needed: Sequence[Node]) -> ObjectNode:
        """The schema with the fields of its alternatives instead of these; what it says of its own ones counts."""
        added = {name: any_of(nodes, schema.place) for name, nodes in chosen.properties.items() if name not in own}
        required = [*schema.array_at("required"), *(name for name in added if name in chosen.required)]
        is_union = not schema.keys().isdisjoint(UNIONS)
        schema = schema.without(*UNIONS, *(("discriminator",) if is_union else ()))
        changed: dict[str, Node] = {}
        if "allOf" in schema:
            rest = [each for each in schema.array_at("allOf").objects() if not self._is_union(each)]
            more: dict[str, Node] = {"type": "object", "properties": ObjectNode(added, schema.place)}
            members = [*rest, ObjectNode(more, schema.place)] if added or not rest else rest
            changed["allOf"] = ArrayNode(members, schema.place_of("allOf"))
        else:
            properties = schema.object_at("properties")
            changed["properties"] = properties.replaced({**properties, **added})
        if required:
            changed["required"] = ArrayNode(dict.fromkeys(required), schema.array_at("required").place)
        if needed:
            changed[NEEDED_TOGETHER] = ArrayNode(needed, schema.place)
        return schema.replaced({**schema, **changed})

    def _is_union(self, schema: ObjectNode) -> bool:
        """Whether a member of an ``allOf`` has nothing but alternatives."""
        part = Part(schema).followed(self._document)
        return any(part.below(*UNIONS)) and not part.names and "allOf" not in part.schema


def _choices(part: Part) -> Iterator[list[Part]]:
    """Lists of alternatives that a schema asks for: members of a union, or what a condition wants or does not."""
    if members := list(part.below(*UNIONS)):
        yield members
    if "if" in part.schema:
        yield [part.under("then"), part.under("else")]
    for name in part.schema.object_at("dependentSchemas"):
        yield [part.under("dependentSchemas", name), Part(ObjectNode((), part.schema.place))]


def _with_own(member: ObjectNode, own: ObjectNode) -> ObjectNode:
    if "$ref" in member or any(key in member for key in (*own, "allOf", *UNIONS)):
        return ObjectNode({"allOf": ArrayNode([member, own], member.place)}, member.place)
    return member.replaced({**member, **own}, {key: own.place_of(key) for key in own})
