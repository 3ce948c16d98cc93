"""Finds out which of some given places, such as those of findings, are in the nodes of a document."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from generator.diagnostics import Place
from generator.document import COLLECTIONS, ArrayNode, Node, ObjectNode

_NONE: Final[frozenset[Place]] = frozenset()


class Search:
    """Searches nodes for some given places, and looks into each node only once."""

    def __init__(self, places: Collection[Place]) -> None:
        self._places = frozenset(places)
        self._around: dict[int, set[Place]] = {}
        for place in places:
            for outer in place.around():
                self._around.setdefault(id(outer), set()).add(place)
        # Positions are compared only for places that know theirs anyway: to look up all positions takes long.
        self._others = frozenset(place for place in places if not any(place.around()))
        self._files = {place.file for place in self._others}
        self._positions = {place.position for place in self._others}
        self._known: dict[int, frozenset[Place]] = {}

    def at(self, place: Place) -> frozenset[Place]:
        """The given place, if it is one of those that are searched for."""
        return self._places & {place}

    def inside(self, node: Node) -> frozenset[Place]:
        """The places that belong to a node, to its keys, or to anything in it."""
        if not isinstance(node, COLLECTIONS):
            return _NONE
        if id(node) not in self._known:
            found = self._own(node)
            for part in node.values() if isinstance(node, ObjectNode) else node:
                if isinstance(part, COLLECTIONS) and (inside := self.inside(part)):
                    found |= inside
            self._known[id(node)] = found
        return self._known[id(node)]

    def _own(self, node: ObjectNode | ArrayNode) -> frozenset[Place]:
        here = self._around.get(id(node.place), _NONE)
        # Positions rule out most nodes, in a tenth of the time that comparing places takes.
        if node.place.file in self._files and any(place.position in self._positions for place in _places(node)):
            return self._others.intersection(_places(node)) | here
        return frozenset(here)


def _places(node: ObjectNode | ArrayNode) -> Iterable[Place]:
    if isinstance(node, ObjectNode):
        return (node.place, *map(node.place_of, node))
    return (node.place, *map(node.place_of, range(len(node))))
