"""Joins what several members of an ``allOf`` say of one property, because a class has each property once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

from generator.diagnostics import Report
from generator.document import ArrayNode, Node, ObjectNode
from generator.normalize.composition.components import Components
from generator.normalize.composition.contradictions import report_contradiction
from generator.normalize.composition.parts import VALUES, Part
from generator.normalize.keywords.mark_nullable import is_null
from generator.normalize.references.hoist_deep_references import hoist_new_references
from generator.openapi import pointer
from generator.openapi.discriminators import component_of
from generator.openapi.normal_form import UNIONS
from generator.openapi.rewriting import rewrite_items

# So deep, components that contain themselves and each other are joined where they stand; below that they are one.
_DEEPEST: Final = 3
_Way: TypeAlias = tuple[tuple[int, ...], ...]


def join_properties(document: ObjectNode, report: Report) -> ObjectNode:
    """Makes one property, an ``allOf`` of its descriptions, of one that several members describe as an object.

    So it does of the items of an array and of the values of a map. Members that repeat each other need nothing: of the
    descriptions, only those that add a field are kept.
    """
    joined = _Joiner(document, report).run()
    return joined if joined is document else hoist_new_references(joined, document)


class _Joiner:
    def __init__(self, document: ObjectNode, report: Report) -> None:
        self._components = Components(document, self._joined)
        self._report = report
        self._named: dict[tuple[int, ...], str] = {}

    def run(self) -> ObjectNode:
        return self._components.rewritten()

    def _joined(self, schema: ObjectNode, way: _Way = (), depth: int = 0) -> ObjectNode:
        """The schema with joined properties.

        Arguments:
            way: what was joined around it.
            depth: how often that were components only; what stands in a member comes to an end by itself.
        """
        if "allOf" not in schema:
            return schema
        members = map(Part, schema.array_at("allOf").objects())
        extended = [self._components.extended(member) for member in members]
        extended.append([Part(schema.without("allOf"))])
        described = (dict.fromkeys(name for part in parts for name in part.names) for parts in extended)
        counts = Counter(name for names in described for name in names)
        descriptions = {name: _descriptions(name, extended) for name, count in counts.items() if count > 1}
        several = {name: self._one(parts, way, depth) for name, parts in descriptions.items()}
        needed = {name: node for name, node in several.items() if node is not None}
        return self._with_values(_with(schema, needed) if needed else schema, extended, way, depth)

    def _with_values(self, schema: ObjectNode, extended: Sequence[Sequence[Part]], way: _Way, depth: int) -> ObjectNode:
        """The schema with joined items, and with joined values of a map."""
        for key in VALUES:
            parts = _values(key, extended)
            if len(parts) > 1 and (joined := self._one(parts, way, depth)) is not None:
                schema = _with_value(schema, key, joined)
        return schema

    def _one(self, parts: Sequence[Part], way: _Way, depth: int) -> ObjectNode | None:
        """What all descriptions of a property say, as one; None where the last one says as much."""
        followed = [self._components.followed(part) for part in parts]
        step = tuple(id(each.schema) for each in followed)
        extended = [self._components.extended(each) for each in followed]
        if (key := self._key_of_values(extended)) is not None:
            if step in way:
                return None  # arrays of themselves
            values = self._one(_values(key, extended), (*way, step), depth)
            last = followed[-1].schema
            return values and last.replaced({**last, key: values})
        if self._is_other_kind(followed):
            return parts[-1].node
        needed = self._needed(parts)
        if len(needed) == 1:
            return None
        joined = ObjectNode({"allOf": ArrayNode((part.node for part in needed), parts[-1].schema.place)})
        depth += all("$ref" in part.schema for part in parts)
        if step in way or depth > _DEEPEST:
            return self._as_component(joined, step)
        return self._joined(joined, (*way, step), depth)

    def _as_component(self, joined: ObjectNode, step: tuple[int, ...]) -> ObjectNode:
        """A reference to the component of what is joined, which may contain itself."""
        if step not in self._named:
            parts = [component_of(each.text_at("$ref")) for each in joined.array_at("allOf").objects()]
            name = self._named[step] = self._components.claim(parts)
            self._components.add(name, self._joined(joined, (step,), _DEEPEST))
        return ObjectNode({"$ref": pointer.build("components", "schemas", self._named[step])}, joined.place)

    def _key_of_values(self, extended: Sequence[Sequence[Part]]) -> str | None:
        """What says of all descriptions what they hold: they are arrays, or maps that have no fields."""
        keys = (key for key in VALUES if all(any(each.schema.object_at(key) for each in parts) for parts in extended))
        key = next(keys, None)
        has_fields = any(each.names for parts in extended for each in parts)
        return None if key == "additionalProperties" and has_fields else key

    def _is_other_kind(self, followed: Sequence[Part]) -> bool:
        """Whether the last description is of an object and another one is not, or the other way round; that is told."""
        *earlier, last = followed
        kind = self._kind(last)
        for each in earlier:
            if "object" in (kind, self._kind(each)) and "" != self._kind(each) != kind != "":
                report_contradiction("type", each.schema, last.schema, self._report)
                return True
        return False

    def _kind(self, part: Part) -> str:
        """The type of a description; empty where it leaves that open."""
        meant = self._meant(part)
        return "object" if self._fields(meant) else meant.schema.text_at("type")

    def _needed(self, parts: Sequence[Part]) -> list[Part]:
        """The last description, after the earlier ones that add fields to it; it alone where one is of no object."""
        *earlier, last = parts
        needed = [last]
        if all(self._fields(self._meant(part)) for part in parts):
            for part in earlier:
                needed[-1:-1] = [part] if all(self._adds(part, other, set()) for other in needed) else []
        return needed

    def _adds(self, part: Part, other: Part, met: set[tuple[int, int]]) -> bool:
        """Whether a description has fields, on any level, that another one does not have."""
        meant, known = self._meant(part), self._meant(other)
        pair = id(meant.schema), id(known.schema)
        if meant.schema is known.schema or pair in met:
            return False
        met.add(pair)
        fields, others = self._fields(meant), self._fields(known)
        items = ("items",) if "items" in meant.schema and "items" in known.schema else ()
        return (
            bool(fields.keys() - others.keys() and known.schema.get("type", "object") == "object")
            or any(self._adds(fields[name], others[name], met) for name in fields.keys() & others.keys())
            or any(self._adds(meant.under(key), known.under(key), met) for key in items)
        )

    def _meant(self, part: Part) -> Part:
        """What a description refers to; an object that may be null is one all the same."""
        followed = self._components.followed(part)
        others = [each for each in followed.below(*UNIONS) if not is_null(each.schema)]
        return self._components.followed(others[0]) if len(others) == 1 and not followed.names else followed

    def _fields(self, part: Part) -> dict[str, Part]:
        """The fields of an object with those that it extends, each as the first of these describes it."""
        found: dict[str, Part] = {}
        for each in self._components.extended(part):
            for name in each.names - found.keys():
                found[name] = each.under("properties", name)
        return found


def _descriptions(name: str, extended: Sequence[Sequence[Part]]) -> list[Part]:
    """How each member describes a property: by itself, else by the last of those that it extends."""
    describing = (next((part for part in parts if name in part.names), None) for parts in extended)
    return [part.under("properties", name) for part in describing if part is not None]


def _values(key: str, extended: Sequence[Sequence[Part]]) -> list[Part]:
    """All that members say of items, or of the values of a map; each schema comes after what it extends."""
    describing = (part for parts in extended for part in reversed(parts))
    return [part.under(key) for part in describing if key in part.schema and part.schema.object_at(key)]


def _with_value(schema: ObjectNode, key: str, joined: ObjectNode) -> ObjectNode:
    members = rewrite_items(schema.array_at("allOf"), lambda member: member.without(key) if key in member else member)
    return schema.replaced({**schema, "allOf": members, key: joined})


def _with(schema: ObjectNode, properties: Mapping[str, Node]) -> ObjectNode:
    """The schema with joined properties, which its members do not describe any more."""
    members = rewrite_items(schema.array_at("allOf"), lambda member: _without_properties(member, properties))
    own = schema.object_at("properties")
    return schema.replaced({**schema, "allOf": members, "properties": own.replaced({**own, **properties})})


def _without_properties(member: ObjectNode, names: Mapping[str, object]) -> ObjectNode:
    properties = member.object_at("properties")
    if properties.keys().isdisjoint(names):
        return member
    return member.replaced({**member, "properties": properties.without(*names)})
