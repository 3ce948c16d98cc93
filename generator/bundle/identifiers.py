"""Resolves references to schemas that name themselves (JSON Schema 2020-12, sections 8.2 and 9.1).

``$id`` is an address for a schema, which references in it are relative to, ``$anchor`` and ``$dynamicAnchor`` are
names within that. ``$recursiveRef`` leads to the schema around it with ``$recursiveAnchor`` (2019-09, section 8.2.4.2).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import chain
from typing import Final, TypeAlias, cast

from generator.bundle.dynamic_scopes import without_dynamic_scopes
from generator.document import COLLECTIONS, ArrayNode, Node, NodePath, ObjectNode
from generator.openapi import pointer
from generator.openapi.addresses import joined
from generator.openapi.grammar import DATA, NAMED

_Way: TypeAlias = "tuple[_Way, str | int] | None"
"""The path of an object as a linked list, last step first: cheaper than a tuple for each, and few are ever needed."""

_Meant: TypeAlias = tuple[str, NodePath]
"""The keyword of a reference by name, and the path to the schema that it means."""

REFERENCES: Final = frozenset(("$ref", "$dynamicRef", "$recursiveRef"))
"""The keywords that lead to another schema."""

LEADING: Final = REFERENCES | {"discriminator"}
"""The keywords that may lead to another file."""

_ANCHORS: Final = ("$anchor", "$dynamicAnchor")
_NAMING: Final = frozenset(("$id", *_ANCHORS, "$recursiveAnchor"))


@dataclass(frozen=True, slots=True)
class Identified:
    """A document without references by names of schemas.

    Arguments:
        others: the objects with other references, each with whether its keys are names.
    """

    document: ObjectNode
    others: Sequence[tuple[ObjectNode, bool]]


def identified(document: ObjectNode) -> Identified:
    """Replaces references by name with references to paths.

    A ``$dynamicRef`` means the one schema that has the name; of several, the nearest on the way there,
    where JSON Schema takes the outermost.
    """
    names = _Names()
    leading: list[tuple[_Way, str, ObjectNode, bool]] = []
    for way, base, node, named in _objects(document):
        if not _NAMING.isdisjoint(node):
            names.add(_path(way), base, node)
        if not LEADING.isdisjoint(node):
            leading.append((way, base, node, named))
    meant: dict[NodePath, _Meant] = {}
    others: list[tuple[ObjectNode, bool]] = []
    for way, base, node, named in leading:
        if names.found and (found := next(_meant(node, way, base, names, document), None)):
            meant[_path(way)] = found
        else:
            others.append((node, named))
    changed = cast(ObjectNode, _changed(document, (), meant, _with_all_above(meant))) if meant else document
    if any(len(several) > 1 for several in names.dynamic.values()):
        changed = without_dynamic_scopes(changed, chain.from_iterable(names.dynamic.values()))
    return Identified(changed, others)


@dataclass(frozen=True, slots=True)
class _Names:
    resources: dict[str, NodePath] = field(default_factory=dict[str, NodePath])
    anchors: dict[tuple[str, str], NodePath] = field(default_factory=dict[tuple[str, str], NodePath])
    dynamic: dict[str, list[NodePath]] = field(default_factory=dict[str, list[NodePath]])
    recursive: set[NodePath] = field(default_factory=set[NodePath])

    @property
    def found(self) -> bool:
        return bool(self.resources or self.dynamic or self.recursive)

    def add(self, at: NodePath, base: str, node: ObjectNode) -> None:
        """Adds the names of a schema."""
        if node.text_at("$id"):
            self.resources.setdefault(base, at)
        for key in _ANCHORS:
            if name := node.text_at(key):
                self.anchors.setdefault((base, name), at)
        if name := node.text_at("$dynamicAnchor"):
            self.dynamic.setdefault(name, []).append(at)
        if node.get("$recursiveAnchor") is True:
            self.recursive.add(at)

    def meant(self, reference: str, base: str, document: ObjectNode) -> NodePath | None:
        """The path to the schema that a reference means; None if no schema has that name."""
        address, _, fragment = joined(base, reference).partition("#")
        if fragment and not fragment.startswith("/"):
            return self.anchors.get((address, fragment))
        resource = self.resources.get(address)
        if resource is None:
            return None
        found = (*resource, *(pointer.parse(f"#{fragment}") or ()))
        return found if pointer.target(document, pointer.build(*found)) else None

    def meant_dynamically(self, reference: str, base: str, document: ObjectNode) -> NodePath | None:
        """Like ``meant``, for ``$dynamicRef``; None if several schemas have the name."""
        several = self.dynamic.get(reference.removeprefix("#"), [])
        return several[0] if len(several) == 1 else None if several else self.meant(reference, base, document)

    def around(self, at: NodePath) -> NodePath | None:
        """The innermost ``$recursiveAnchor`` schema around a place, which a ``$recursiveRef`` there means."""
        return next((at[:length] for length in range(len(at), 0, -1) if at[:length] in self.recursive), None)


def _objects(document: ObjectNode) -> Iterator[tuple[_Way, str, ObjectNode, bool]]:
    """Each object with the way to it and its base address, and with whether its keys are names."""
    waiting: list[tuple[_Way, str, ObjectNode | ArrayNode, bool]] = [(None, "", document, False)]
    while waiting:
        way, base, node, named = waiting.pop()
        if isinstance(node, ArrayNode):
            items = enumerate(node)
            waiting += reversed([((way, at), base, item, False) for at, item in items if isinstance(item, COLLECTIONS)])
            continue
        if "$id" in node and (own := node.text_at("$id")):
            base = joined(base, own).partition("#")[0]
        yield way, base, node, named
        waiting += [
            ((way, key), base, value, not named and key in NAMED)
            for key, value in reversed(node.items())
            if isinstance(value, COLLECTIONS) and (key not in DATA or named)
        ]


def _path(way: _Way) -> NodePath:
    return (*_path(way[0]), way[1]) if way else ()


def _meant(node: ObjectNode, way: _Way, base: str, names: _Names, document: ObjectNode) -> Iterator[_Meant]:
    """The references by name in an object."""
    for keyword, means in (("$ref", names.meant), ("$dynamicRef", names.meant_dynamically)):
        if (reference := node.text_at(keyword)) and (found := means(reference, base, document)):
            yield keyword, found
    if node.text_at("$recursiveRef") == "#" and (found := names.around(_path(way))):
        yield "$recursiveRef", found


def _leading(keyword: str, target: NodePath, node: ObjectNode) -> ObjectNode:
    """The object with its reference by name replaced by a reference to the path."""
    others = node if keyword == "$ref" else node.without(keyword)
    return node.replaced({**others, "$ref": pointer.build(*target)}, {"$ref": node.place_of(keyword)})


def _with_all_above(paths: Iterable[NodePath]) -> Set[NodePath]:
    return {path[:length] for path in paths for length in range(len(path) + 1)}


def _changed(node: Node, at: NodePath, meant: Mapping[NodePath, _Meant], touched: Set[NodePath]) -> Node:
    """A node with the references by name in it replaced; nodes at none of the ``touched`` paths stay the same."""
    if at not in touched:
        return node
    if isinstance(node, ArrayNode):
        return node.replaced(_changed(item, (*at, index), meant, touched) for index, item in enumerate(node))
    if not isinstance(node, ObjectNode):
        return node
    node = node.replaced({key: _changed(value, (*at, key), meant, touched) for key, value in node.items()})
    if node.get("$recursiveAnchor") is True:
        node = node.without("$recursiveAnchor")  # OpenAPI does not know it, and nothing refers to it any more
    return _leading(*meant[at], node) if at in meant else node
