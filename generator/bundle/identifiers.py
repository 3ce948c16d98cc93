"""Finds schemas by the names that they give themselves (JSON Schema 2020-12, sections 8.2 and 9.1).

``$id`` is an address for a schema, which references in it are relative to, ``$anchor`` and ``$dynamicAnchor`` are
names within that. ``$recursiveRef`` leads to the schema around it with ``$recursiveAnchor`` (2019-09, section 8.2.4.2).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from typing import Final, TypeAlias, cast

from generator.document import COLLECTIONS, ArrayNode, Node, NodePath, ObjectNode
from generator.openapi import pointer
from generator.openapi.addresses import joined
from generator.openapi.objects import DATA, is_map

Meant: TypeAlias = tuple[str, NodePath]
"""The keyword of a reference by a name, and the path to the schema that it means."""

REFERENCES: Final = frozenset(("$ref", "$dynamicRef", "$recursiveRef"))
"""The keywords that lead to another schema."""

_ANCHORS: Final = ("$anchor", "$dynamicAnchor")
_NAMING: Final = frozenset(("$id", *_ANCHORS, "$recursiveAnchor"))


def identified(document: ObjectNode) -> ObjectNode:
    """The document with references by names of schemas replaced by references to their paths.

    A ``$dynamicRef`` can only be followed where one schema has the name: otherwise it depends on the way there.
    """
    names = _Names()
    referring: list[tuple[NodePath, str, ObjectNode]] = []
    for at, base, node in _objects(document):
        if not _NAMING.isdisjoint(node):
            names.add(at, base, node)
        if not REFERENCES.isdisjoint(node):
            referring.append((at, base, node))
    meant: dict[NodePath, Meant] = {}
    for at, base, node in referring if names.found else ():
        if found := next(_meant(node, at, base, names, document), None):
            meant[at] = found
    return cast(ObjectNode, _changed(document, (), meant, _with_all_above(meant))) if meant else document


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
        """Learns what a schema is called."""
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
        """The path to what a reference means; None for a reference by no such name."""
        address, _, fragment = joined(base, reference).partition("#")
        if fragment and not fragment.startswith("/"):
            return self.anchors.get((address, fragment))
        resource = self.resources.get(address)
        if resource is None:
            return None
        found = (*resource, *(pointer.parse(f"#{fragment}") or ()))
        return found if pointer.target(document, pointer.build(*found)) else None

    def meant_dynamically(self, reference: str, base: str, document: ObjectNode) -> NodePath | None:
        """The same for ``$dynamicRef``."""
        several = self.dynamic.get(reference.removeprefix("#"), [])
        return several[0] if len(several) == 1 else None if several else self.meant(reference, base, document)

    def around(self, at: NodePath) -> NodePath | None:
        """The innermost schema around a place that a ``$recursiveRef`` there means."""
        return next((at[:length] for length in range(len(at), 0, -1) if at[:length] in self.recursive), None)


def _objects(document: ObjectNode) -> Iterator[tuple[NodePath, str, ObjectNode]]:
    """Each object with its path, and the address of the schema that it belongs to."""
    waiting: list[tuple[NodePath, str, ObjectNode | ArrayNode]] = [((), "", document)]
    while waiting:
        at, base, node = waiting.pop()
        if isinstance(node, ObjectNode):
            if own := node.text_at("$id"):
                base = joined(base, own).partition("#")[0]
            yield at, base, node
        below = [((*at, step), base, value) for step, value in _steps(node) if isinstance(value, COLLECTIONS)]
        waiting += (each for each in reversed(below) if each[0][-1] not in DATA or is_map(at))


def _steps(node: ObjectNode | ArrayNode) -> Iterable[tuple[str | int, Node]]:
    return node.items() if isinstance(node, ObjectNode) else enumerate(node)


def _meant(node: ObjectNode, at: NodePath, base: str, names: _Names, document: ObjectNode) -> Iterator[Meant]:
    """The references of an object by names of schemas."""
    for keyword, means in (("$ref", names.meant), ("$dynamicRef", names.meant_dynamically)):
        if (reference := node.text_at(keyword)) and (found := means(reference, base, document)):
            yield keyword, found
    if node.text_at("$recursiveRef") == "#" and (found := names.around(at)):
        yield "$recursiveRef", found


def _leading(keyword: str, target: NodePath, node: ObjectNode) -> ObjectNode:
    """An object with a reference to the path of what it means instead of one by a name."""
    others = node if keyword == "$ref" else node.without(keyword)
    return node.replaced({**others, "$ref": pointer.build(*target)}, {"$ref": node.place_of(keyword)})


def _with_all_above(paths: Iterable[NodePath]) -> Set[NodePath]:
    return {path[:length] for path in paths for length in range(len(path) + 1)}


def _changed(node: Node, at: NodePath, meant: Mapping[NodePath, Meant], touched: Set[NodePath]) -> Node:
    """A node whose references lead to what is meant; what is at none of the touched paths stays the same."""
    if at not in touched:
        return node
    if isinstance(node, ArrayNode):
        return node.replaced(_changed(item, (*at, index), meant, touched) for index, item in enumerate(node))
    if not isinstance(node, ObjectNode):
        return node
    node = node.replaced({key: _changed(value, (*at, key), meant, touched) for key, value in node.items()})
    return _leading(*meant[at], node) if at in meant else node
