"""Joins what several members of an ``allOf`` say of one property, because a class has each property once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from generator.diagnostics import Report
from generator.document import ArrayNode, Node, ObjectNode
from generator.normalize.composition.components import Components
from generator.normalize.composition.contradictions import report_contradiction
from generator.normalize.composition.descriptions import Descriptions
from generator.normalize.composition.parts import VALUES, Part
from generator.normalize.references.hoist_deep_references import hoist_new_references
from generator.openapi.components import reference_to
from generator.openapi.normal_form import UNIONS
from generator.openapi.rewriting import rewrite_items

# Down to this depth, components that contain themselves or each other are joined where they stand; below it, one
# component stands for them.
_DEEPEST: Final = 3
# No real document comes near these, but one that did would take longer than anybody wants to wait.
_LONGEST: Final = 6
_MOST: Final = 50

_Step: TypeAlias = tuple[int, ...]
_Extended: TypeAlias = Sequence[Sequence[Part]]
"""For each member, itself and the schemas that it extends, the one that counts most first."""


def join_properties(document: ObjectNode, report: Report) -> ObjectNode:
    """Describes a property that several members describe as an object once, as an ``allOf`` of their descriptions.

    The same goes for the items of an array and the values of a map. Only descriptions that add a field are kept, so
    members that only repeat each other stay as they are.
    """
    joined = _Joiner(document, report).run()
    return joined if joined is document else hoist_new_references(joined, document)


@dataclass(frozen=True, slots=True)
class _Way:
    """The joined properties around a schema.

    Arguments:
        steps: the schemas that were joined for each.
        depth: for how many all of these were components; inline schemas come to an end by themselves.
    """

    steps: tuple[_Step, ...] = ()
    depth: int = 0

    def into(self, step: _Step) -> _Way:
        return _Way((*self.steps, step), self.depth)

    def below(self, parts: Sequence[Part]) -> _Way:
        return _Way(self.steps, self.depth + all("$ref" in part.schema for part in parts))


class _Joiner:
    def __init__(self, document: ObjectNode, report: Report) -> None:
        self._components = Components(document, self._joined)
        self._descriptions = Descriptions(self._components)
        self._report = report
        self._named: dict[frozenset[str], str] = {}

    def run(self) -> ObjectNode:
        return self._components.rewritten()

    def _joined(self, schema: ObjectNode, way: _Way = _Way()) -> ObjectNode:
        """The schema with each property, the items and the values described once."""
        if "allOf" not in schema:
            return schema
        members = map(Part, schema.array_at("allOf").objects())
        extended = [self._components.extended(member) for member in members]
        extended.append([Part(schema.without("allOf"))])
        properties = self._each(_descriptions(extended), way)
        values = self._each({key: _values(key, extended) for key in VALUES}, way)
        return _said_once(schema, properties, values) if properties or values else schema

    def _each(self, described: Mapping[str, Sequence[Part]], way: _Way) -> dict[str, ObjectNode]:
        """One description for several, except where the last one says it all."""
        joined = {name: self._one(parts, way) for name, parts in described.items() if len(parts) > 1}
        return {name: found for name, found in joined.items() if found is not None}

    def _one(self, parts: Sequence[Part], way: _Way) -> ObjectNode | None:
        """One description for all descriptions of a property; None if the last one says it all."""
        followed = [self._components.followed(part) for part in parts]
        step = tuple(id(each.schema) for each in followed)
        extended = [self._components.extended(each) for each in followed]
        last, is_repeated, is_long = followed[-1].schema, step in way.steps, len(way.steps) >= _LONGEST
        if (key := _key_of_values(extended)) is not None:
            if is_repeated:
                return None  # arrays of themselves
            if is_long:
                self._report_cut(last)
                return None
            values = self._one(_values(key, extended), way.into(step))
            return values and last.updated({key: values})
        if (other := self._descriptions.of_other_kind(followed)) is not None:
            report_contradiction("type", other.schema, last, self._report)
            return parts[-1].node
        if (union := self._descriptions.only_union(followed)) is not None:
            if is_repeated or is_long:
                self._report_cut(last)
                return None
            return self._with_the_others(union, parts, way.into(step))
        return self._one_object(parts, step, way)

    def _one_object(self, parts: Sequence[Part], step: _Step, way: _Way) -> ObjectNode | None:
        """One description for all descriptions of an object, as far as they add to the last one."""
        needed = self._descriptions.needed(parts)
        if len(needed) == 1:
            return None
        joined = ObjectNode({"allOf": ArrayNode((part.node for part in needed), parts[-1].schema.place)})
        way = way.below(parts)
        if len(way.steps) >= _LONGEST or any(map(self._components.is_made, parts)):
            return self._cut(joined)
        if step in way.steps or way.depth > _DEEPEST:
            return self._as_component(joined, step)
        return self._joined(joined, way.into(step))

    def _with_the_others(self, index: int, parts: Sequence[Part], way: _Way) -> ObjectNode | None:
        """The description that is a union, with what the others say added to those of its members that are objects."""
        union = self._components.followed(parts[index]).schema
        key = next(each for each in UNIONS if each in union)
        alternatives = list(enumerate(Part(union).below(key)))
        objects = ((at, member) for at, member in alternatives if self._descriptions.is_object(member))
        chosen = {at: [*parts[:index], member, *parts[index + 1 :]] for at, member in objects}
        joined = {at: one for at, each in chosen.items() if (one := self._one(each, way)) is not None}
        if not joined:
            return None
        members = [
            _titled(joined[at], member) if at in joined else chosen.get(at, [member])[-1].node
            for at, member in alternatives
        ]
        return union.replaced({**union.without("discriminator"), key: ArrayNode(members, union.place_of(key))})

    def _as_component(self, joined: ObjectNode, step: _Step) -> ObjectNode:
        """A reference to a component for the joined schema, which may contain itself."""
        references = [each.text_at("$ref") for each in joined.array_at("allOf").objects()]
        key = frozenset(references)
        if not all(references) or (key not in self._named and len(self._named) == _MOST):
            return self._cut(joined)
        if key not in self._named:
            self._named[key] = self._components.claim(references)
            self._components.add(self._named[key], self._joined(joined, _Way((step,), _DEEPEST)))
        return ObjectNode({"$ref": reference_to(self._named[key])}, joined.place)

    def _cut(self, joined: ObjectNode) -> ObjectNode:
        """The joined schema, whose own properties are not joined; reports that if several members describe one."""
        members = map(Part, joined.array_at("allOf").objects())
        if _descriptions([self._components.extended(each) for each in members]):
            self._report_cut(joined.array_at("allOf"))
        return joined

    def _report_cut(self, node: ObjectNode | ArrayNode) -> None:
        message = "Members of allOf contain each other: of what they say deep inside, only the last one is kept"
        self._report.warning("all-of-simplified", message, node.place)


def _titled(joined: ObjectNode, member: Part) -> ObjectNode:
    title = member.schema.get("title")
    return joined if title is None or "$ref" in joined else joined.replaced({"title": title, **joined})


def _descriptions(extended: _Extended) -> dict[str, list[Part]]:
    """The properties that several members describe, each as the schema of a member that counts most describes it."""
    found: dict[str, list[Part]] = {}
    for parts in extended:
        describing: dict[str, Part] = {}
        for part in parts:
            for name in part.names:
                describing.setdefault(name, part)
        for name, part in describing.items():
            found.setdefault(name, []).append(part)
    return {name: [part.under("properties", name) for part in parts] for name, parts in found.items() if len(parts) > 1}


def _values(key: str, extended: _Extended) -> list[Part]:
    """All descriptions of items, or of the values of a map; each schema comes after those that it extends."""
    describing = (part for parts in extended for part in reversed(parts))
    return [part.under(key) for part in describing if key in part.schema and part.schema.object_at(key)]


def _key_of_values(extended: _Extended) -> str | None:
    """The keyword for the contents of all descriptions, if all are arrays, or all are maps without fields."""
    keys = (key for key in VALUES if all(any(each.schema.object_at(key) for each in parts) for parts in extended))
    key = next(keys, None)
    has_fields = any(each.names for parts in extended for each in parts)
    return None if key == "additionalProperties" and has_fields else key


def _said_once(schema: ObjectNode, properties: Mapping[str, Node], values: Mapping[str, Node]) -> ObjectNode:
    """The schema with its joined properties, and without these in its members."""

    def without_joined(member: ObjectNode) -> ObjectNode:
        rest = member if member.keys().isdisjoint(values) else member.without(*values)
        known = rest.object_at("properties")
        if known.keys().isdisjoint(properties):
            return rest
        return rest.updated({"properties": known.without(*properties)})

    members = rewrite_items(schema.array_at("allOf"), without_joined)
    own = schema.object_at("properties")
    described = {"properties": own.updated(properties)} if properties else {}
    return schema.updated({"allOf": members, **described, **values})
