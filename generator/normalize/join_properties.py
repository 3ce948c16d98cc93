"""Lets what several members of ``allOf`` say of one property be said together, because a class has it once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final, TypeAlias

from generator.diagnostics import Report
from generator.document import ArrayNode, Node, ObjectNode
from generator.normalize.hoist_deep_references import hoist_deep_references
from generator.normalize.parts import Part
from generator.normalize.schemas import rewrite_every_schema, rewrite_items

# What contains itself could be joined inside without an end.
_DEEPEST: Final = 3

_Described: TypeAlias = tuple[Node, frozenset[str]]
"""A property as one member describes it, and the names of what the object there has."""


def join_properties(document: ObjectNode, report: Report) -> ObjectNode:
    """Makes an ``allOf`` of a property that several members of one describe as objects, where one has more fields.

    Where the last one has the fields of all others it extends them already, and counts alone.
    """
    joined = rewrite_every_schema(document, _Join(document).joined)
    return joined if joined is document else hoist_deep_references(joined, report)


class _Join:
    def __init__(self, document: ObjectNode) -> None:
        self._document = document

    def joined(self, schema: ObjectNode, deep: int = 0) -> ObjectNode:
        if "allOf" not in schema:
            return schema
        members = [Part(each) for each in schema.array_at("allOf").objects()]
        several = [list(each.all_of(self._document, [])) for each in members]
        several.append([Part(schema.without("allOf"))])
        often = Counter(name for parts in several for name in {name for part in parts for name in part.names})
        together = {
            name: ArrayNode(needed, schema.place)
            for name in (name for name, count in often.items() if count > 1)
            if len(needed := list(self._needed(list(self._described(several, name))))) > 1
        }
        return self._with(schema, together, deep) if together else schema

    def _described(self, several: list[list[Part]], name: str) -> Iterator[_Described]:
        """How each member describes a property; what it extends has no say where it does so itself."""
        for parts in several:
            if found := next((part for part in parts if name in part.names), None):
                yield found.properties[name], self._names(found.under("properties", name))

    def _names(self, part: Part) -> frozenset[str]:
        return frozenset(name for each in part.all_of(self._document, []) for name in each.names)

    def _needed(self, described: list[_Described]) -> Iterator[Node]:
        """The last description, after those that have what it lacks; nothing where any is of no object."""
        last, known = described[-1]
        if all(names for _, names in described):
            for node, names in described[:-1]:
                if names - known:
                    known |= names
                    yield node
            yield last

    def _with(self, schema: ObjectNode, together: dict[str, ArrayNode], deep: int) -> ObjectNode:
        members = rewrite_items(schema.array_at("allOf"), lambda each: _without_properties(each, together))
        own = schema.object_at("properties")
        joined = {name: ObjectNode({"allOf": parts}, parts.place) for name, parts in together.items()}
        if deep < _DEEPEST:
            joined = {name: self.joined(each, deep + 1) for name, each in joined.items()}
        return schema.replaced({**schema, "allOf": members, "properties": own.replaced({**own, **joined})})


def _without_properties(member: ObjectNode, names: dict[str, ArrayNode]) -> ObjectNode:
    """A member without properties that are said elsewhere now, so that these become one class."""
    if member.object_at("properties").keys().isdisjoint(names):
        return member
    return member.replaced({**member, "properties": member.object_at("properties").without(*names)})
