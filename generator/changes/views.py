"""Views of schemas: a schema together with what stands beside the references that lead to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from generator.diagnostics import Place
from generator.document import Node, ObjectNode
from generator.openapi import pointer
from generator.openapi.normal_form import UNIONS, component_name

WORDING: Final = frozenset(("$comment", "description", "example", "examples", "externalDocs", "title"))
"""Keywords that say nothing about values."""

OF_THE_PLACE: Final = frozenset(("default", "deprecated", "nullable", "readOnly", "writeOnly"))
"""Keywords that may stand beside a reference: they are about one use of a schema."""

_ANYTHING: Final = ObjectNode()
_NOTHING: Final = ObjectNode({"not": _ANYTHING})


class Schemas:
    """The schemas of one normalised document."""

    def __init__(self, document: ObjectNode) -> None:
        self._document = document
        self._merged: dict[int, ObjectNode] = {}
        self.fingerprints: dict[tuple[int, int], int] = {}

    def view(self, node: Node, place: Place) -> View:
        """The view of a schema at a place of use; a missing schema allows anything."""
        chain = [_schema(node)]
        while "$ref" in chain[-1] and len(chain) < pointer.LONGEST_CHAIN:
            chain.append(self._target(chain[-1]))
        return View(self, tuple(chain), self._content(chain), place)

    def _target(self, reference: ObjectNode) -> ObjectNode:
        try:
            return _schema(pointer.resolve(self._document, reference.text_at("$ref")))
        except LookupError:
            return _ANYTHING

    def _content(self, chain: list[ObjectNode]) -> ObjectNode:
        """What the schema and the references to it say about values, as one node, the same for the same chain."""
        beside = [each.without("$ref", *OF_THE_PLACE, *WORDING) for each in chain[:-1]]
        if not any(beside):
            return chain[-1]
        if id(chain[0]) not in self._merged:
            merged = chain[-1]
            for added in reversed(beside):
                merged = merged.overlaid(added)
            self._merged[id(chain[0])] = merged
        return self._merged[id(chain[0])]


def _schema(node: Node) -> ObjectNode:
    if isinstance(node, ObjectNode):
        return node
    return _NOTHING if node is False else _ANYTHING


@dataclass(frozen=True, slots=True)
class View:
    """A schema at one place of use.

    Arguments:
        schemas: all schemas of its document.
        chain: the nodes from the place of use along its references to the schema itself.
    """

    schemas: Schemas
    chain: tuple[ObjectNode, ...]
    content: ObjectNode
    place: Place

    @property
    def is_reference(self) -> bool:
        """Whether the schema was reached by a reference, and so may be used elsewhere."""
        return len(self.chain) > 1

    @property
    def name(self) -> str:
        """The component that is referred to; empty for an inline schema."""
        return component_name(self.chain[0].text_at("$ref"))

    def itself(self) -> View:
        """The view of the schema at its own place, for everything that is the same in all its uses."""
        return replace(self, place=self.content.place if self.content.place.line else self.place)

    def value_of(self, keyword: str) -> Node:
        """The value of a keyword that concerns the use, from the place of use or the next reference that has it."""
        return next((each[keyword] for each in self.chain if keyword in each), None)

    def is_true(self, keyword: str) -> bool:
        """Whether such a keyword is true."""
        return self.value_of(keyword) is True

    def place_of(self, keyword: str) -> Place:
        """Where a keyword is written; the place of use for one that is not there."""
        nodes = (each for each in (*self.chain, self.content) if keyword in each)
        return next((each.place_of(keyword) for each in nodes), self.place)

    def below(self, node: Node, place: Place) -> View:
        """A schema inside this one."""
        return self.schemas.view(node, place)

    def under(self, keyword: str) -> View:
        """The schema under a keyword; without one, a schema that allows anything."""
        return self.below(self.content.get(keyword), self.place_of(keyword))

    def properties(self) -> dict[str, View]:
        """The schemas of the properties."""
        found = self.content.object_at("properties")
        return {name: self.below(node, found.place_of(name)) for name, node in found.items()}

    def members(self) -> Iterator[View]:
        """The alternatives of a union."""
        for union in UNIONS:
            found = self.content.array_at(union)
            yield from (self.below(node, found.place_of(index)) for index, node in enumerate(found))
