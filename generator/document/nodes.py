"""Nodes: the values of YAML and JSON, each of which remembers where a person wrote it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeAlias, cast

from generator.diagnostics import Place
from generator.document.yaml_syntax import Scalar

Node: TypeAlias = "Scalar | ObjectNode | ArrayNode"
NodePath: TypeAlias = tuple[str | int, ...]

NOWHERE: Final = Place("<generated>")
_NO_PLACES: Final[Mapping[str, Place]] = {}


class ObjectNode(dict[str, Node]):
    """A mapping that knows its own place and the place of each of its keys."""

    __slots__ = ("_key_places", "place")

    def __init__(
        self,
        items: Mapping[str, Node] | Iterable[tuple[str, Node]] = (),
        place: Place = NOWHERE,
        key_places: Mapping[str, Place] = _NO_PLACES,
    ) -> None:
        if items:  # nodes are made by the hundred thousand, and every third one is empty
            self.update(items)
        self.place = place
        self._key_places = key_places

    def place_of(self, key: str) -> Place:
        """Where a key was written; for a key that a stage added, the place of the object."""
        return self._key_places.get(key) or self.place.inside(key)

    def replaced(self, items: Mapping[str, Node], key_places: Mapping[str, Place] | None = None) -> ObjectNode:
        """The same object with other content: keys keep their places, ``key_places`` adds those of new ones."""
        return ObjectNode(items, self.place, {**self._key_places, **key_places} if key_places else self._key_places)

    def updated(self, items: Mapping[str, Node], key_places: Mapping[str, Place] | None = None) -> ObjectNode:
        """The same object with further keys, or with other values under its own; places are those of ``replaced``."""
        new = self.replaced(self, key_places)
        new.update(items)
        return new

    def overlaid(self, other: ObjectNode) -> ObjectNode:
        """The same object with all keys of another one, which stay where they were written."""
        return self.updated(other, {key: other.place_of(key) for key in other})

    def renamed(self, names: Mapping[str, str]) -> ObjectNode:
        """The same object with other keys, where they were written."""
        return self.replaced(
            {names.get(key, key): value for key, value in self.items()},
            {new: self.place_of(old) for old, new in names.items() if old in self},
        )

    def without(self, *keys: str) -> ObjectNode:
        """The same object without some of its keys."""
        return self.replaced({key: value for key, value in self.items() if key not in keys})

    def object_at(self, key: str) -> ObjectNode:
        """The object under a key; an empty one when there is none or it is of another kind."""
        value = self.get(key)
        if isinstance(value, ObjectNode):
            return value
        # Usually the key is missing, and then its place need not be looked up.
        return ObjectNode((), self.place_of(key) if key in self else self.place)

    def object_items(self) -> Iterator[tuple[str, ObjectNode]]:
        """The keys with objects, each with its object."""
        return ((key, value) for key, value in self.items() if isinstance(value, ObjectNode))

    def array_at(self, key: str) -> ArrayNode:
        """The array under a key; an empty one when there is none or it is of another kind."""
        value = self.get(key)
        if isinstance(value, ArrayNode):
            return value
        return ArrayNode((), self.place_of(key) if key in self else self.place)

    def text_at(self, key: str) -> str:
        """The string under a key; empty when there is none or it is of another kind."""
        value = self.get(key)
        return value if isinstance(value, str) else ""


class ArrayNode(list[Node]):
    """A sequence that knows its own place and the place of each of its items."""

    __slots__ = ("_item_places", "place")

    def __init__(self, items: Iterable[Node] = (), place: Place = NOWHERE, item_places: Iterable[Place] = ()) -> None:
        if items:
            self.extend(items)
        self.place = place
        self._item_places = tuple(item_places)

    def place_of(self, index: int) -> Place:
        """Where an item was written; for an item that a stage added, the place of the array."""
        return self._item_places[index] if index < len(self._item_places) else self.place.inside(index)

    def replaced(self, items: Iterable[Node]) -> ArrayNode:
        """The same array with as many other items."""
        return ArrayNode(items, self.place, self._item_places)

    def objects(self) -> Iterator[ObjectNode]:
        """The items that are objects."""
        return (item for item in self if isinstance(item, ObjectNode))


def node(value: object, place: Place = NOWHERE) -> Node:
    """Makes a node of plain Python data; every part of it that has no place of its own gets ``place``."""
    if isinstance(value, ObjectNode | ArrayNode):
        return value
    if isinstance(value, Mapping):
        items = cast("Mapping[str, object]", value)
        return ObjectNode({str(key): node(item, place) for key, item in items.items()}, place)
    if isinstance(value, list | tuple):
        return ArrayNode((node(item, place) for item in cast("list[object]", value)), place)
    if value is None or isinstance(value, str | int | float | bool):
        return value
    raise TypeError(f"{type(value).__name__} cannot be part of a document")


def object_node(value: Mapping[str, object], place: Place = NOWHERE) -> ObjectNode:
    """Makes an object node of a plain mapping."""
    return cast(ObjectNode, node(value, place))


COLLECTIONS: Final = (ObjectNode, ArrayNode)
"""The nodes that hold other nodes; a tuple for ``isinstance``, for which ``A | B`` would be built at each call."""


def walk(root: Node) -> Iterator[tuple[NodePath, Node]]:
    """Every node below and including ``root``, outside in, each with its path."""
    waiting: list[tuple[NodePath, Node]] = [((), root)]
    while waiting:
        at, found = waiting.pop()
        yield at, found
        if isinstance(found, ObjectNode):
            waiting += [((*at, key), value) for key, value in reversed(found.items())]
        elif isinstance(found, ArrayNode):
            waiting += [((*at, index), found[index]) for index in reversed(range(len(found)))]


def object_nodes(root: Node) -> Iterator[ObjectNode]:
    """Every object below and including ``root``, outside in, like ``walk``; faster, because it makes no paths."""
    waiting = [root]
    while waiting:
        found = waiting.pop()
        if isinstance(found, ObjectNode):
            yield found
            waiting += [value for value in reversed(found.values()) if isinstance(value, COLLECTIONS)]
        elif isinstance(found, ArrayNode):
            waiting += [item for item in reversed(found) if isinstance(item, COLLECTIONS)]
