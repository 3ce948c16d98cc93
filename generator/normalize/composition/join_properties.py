"""Joins what several members of an ``allOf`` say of one property, because a class has each property once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.diagnostics import Report
from generator.document import ArrayNode, Node, ObjectNode
from generator.normalize.composition.parts import Part
from generator.normalize.keywords.mark_nullable import is_null
from generator.normalize.references.hoist_deep_references import hoist_new_references
from generator.openapi.normal_form import UNIONS
from generator.openapi.rewriting import rewrite_items
from generator.openapi.schemas import rewrite_every_schema

# A schema that contains itself would be joined inside of itself without end.
_DEEPEST: Final = 3


def join_properties(document: ObjectNode, _: Report) -> ObjectNode:
    """Makes one property, an ``allOf`` of its descriptions, of one that several members describe as an object.

    Members that repeat each other need nothing: of the descriptions, only those that add a field are kept.
    """
    joined = rewrite_every_schema(document, _Joiner(document).joined)
    return joined if joined is document else hoist_new_references(joined, document)


@dataclass(frozen=True, slots=True)
class _Description:
    """What one member says of a property, with the names of its fields; none for a property that is no object."""

    node: Node
    fields: frozenset[str]


class _Joiner:
    def __init__(self, document: ObjectNode) -> None:
        self._document = document

    def joined(self, schema: ObjectNode, depth: int = 0) -> ObjectNode:
        if "allOf" not in schema:
            return schema
        members = map(Part, schema.array_at("allOf").objects())
        extended = [list(member.all_of(self._document, [])) for member in members]
        extended.append([Part(schema.without("allOf"))])
        described = (dict.fromkeys(name for part in parts for name in part.names) for parts in extended)
        counts = Counter(name for names in described for name in names)
        needed = {name: _needed(self._descriptions(name, extended)) for name, count in counts.items() if count > 1}
        several = {name: ArrayNode(nodes, schema.place) for name, nodes in needed.items() if len(nodes) > 1}
        return self._with(schema, several, depth) if several else schema

    def _descriptions(self, name: str, extended: Sequence[Sequence[Part]]) -> list[_Description]:
        """How each member describes a property: by itself, else by the first of those that it extends."""
        describing = (next((part for part in parts if name in part.names), None) for parts in extended)
        return [
            _Description(part.properties[name], self._fields(part.under("properties", name)))
            for part in describing
            if part is not None
        ]

    def _fields(self, part: Part) -> frozenset[str]:
        followed = part.followed(self._document)
        others = [each for each in followed.below(*UNIONS) if not is_null(each.schema)]
        # An object that may be null is one all the same.
        meant = others[0] if len(others) == 1 and not followed.names else followed
        return frozenset(name for each in meant.all_of(self._document, []) for name in each.names)

    def _with(self, schema: ObjectNode, several: Mapping[str, ArrayNode], depth: int) -> ObjectNode:
        """The schema with joined properties, which its members do not describe any more."""
        members = rewrite_items(schema.array_at("allOf"), lambda member: _without_properties(member, several))
        joined = {name: ObjectNode({"allOf": nodes}, nodes.place) for name, nodes in several.items()}
        if depth < _DEEPEST:
            joined = {name: self.joined(each, depth + 1) for name, each in joined.items()}
        own = schema.object_at("properties")
        return schema.replaced({**schema, "allOf": members, "properties": own.replaced({**own, **joined})})


def _needed(descriptions: Sequence[_Description]) -> list[Node]:
    """The last description, after the earlier ones that add fields to it; none where one is of no object."""
    if not all(each.fields for each in descriptions):
        return [descriptions[-1].node]
    return [*_adding_to(descriptions[-1], descriptions[:-1]), descriptions[-1].node]


def _adding_to(last: _Description, earlier: Sequence[_Description]) -> Iterator[Node]:
    known = last.fields
    for each in earlier:
        if each.fields - known:
            known |= each.fields
            yield each.node


def _without_properties(member: ObjectNode, names: Mapping[str, object]) -> ObjectNode:
    properties = member.object_at("properties")
    if properties.keys().isdisjoint(names):
        return member
    return member.replaced({**member, "properties": properties.without(*names)})
