"""Puts what references to other files mean into the one document."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePosixPath
from typing import Final, TypeAlias

from generator import pointer
from generator.bundle.files import File, Files
from generator.bundle.grammar import Grammar
from generator.bundle.resolve import Resolver, Steps, Target
from generator.diagnostics import Place, Report
from generator.document import ArrayNode, Node, ObjectNode

Localize: TypeAlias = Callable[[ObjectNode, File], ObjectNode]

# Steps that say where something stands, and nothing about what it is.
_STRUCTURE: Final = re.compile(
    r"components|schemas|definitions|parameters|responses|headers|requestBodies|examples|properties|items|allOf|\$defs"
    r"|anyOf|oneOf|content|schema|paths|\d+"
)
_UNFIT_IN_NAMES: Final = re.compile(r"[^\w.-]+", re.ASCII)


class Bundler:
    """One document of several files.

    Arguments:
        root: the first file.
        files: opens the others.
        grammar: where references stand in such a document.
        report: receives what following references finds.
    """

    def __init__(self, root: File, files: Files, grammar: Grammar, report: Report) -> None:
        self._root = root
        self._grammar = grammar
        self._report = report
        self._resolver = Resolver(root, files, report)
        self._names: dict[tuple[str, File, Steps], str] = {}
        self._taken: dict[str, set[str]] = {}
        self._shared: dict[str, dict[str, tuple[ObjectNode, Place]]] = {}
        self._waiting: deque[tuple[str, str, Target]] = deque()
        self._adopted: dict[int, Target] = {}
        self._inlined: set[tuple[File, Steps]] = set()

    def run(self) -> ObjectNode:
        """The document; where a reference cannot be followed it is left, and the report says why."""
        for kind, home in self._grammar.homes.items():
            self._adopt(kind, home)
        document = self._object(self._root.root, "document", self._root)
        while self._waiting:
            kind, name, target = self._waiting.popleft()
            place = target.node.place
            self._shared[kind][name] = self._object(target.node, kind, target.file), place
        for kind, found in self._shared.items():
            document = _with_shared(document, self._grammar.homes[kind], found)
        return document

    def _adopt(self, kind: str, home: Steps) -> None:
        """Lets what the components of the document stand for have their names."""
        found = self._resolver.at(self._root, home)
        self._taken[kind] = set(found.node) if found else set()
        if found is None:
            return
        if found.file is not self._root:
            self._names |= {(kind, found.file, (*found.steps, name)): name for name in found.node}
        for name, node in found.node.items():
            target = self._stood_for(node, found.file)
            if target and self._names.setdefault((kind, target.file, target.steps), name) == name:
                self._adopted[id(node)] = target

    def _stood_for(self, node: Node, file: File) -> Target | None:
        """What a component that is nothing but a reference to another file stands for."""
        reference = node.get("$ref") if isinstance(node, ObjectNode) and len(node) == 1 else None
        if not isinstance(node, ObjectNode) or not isinstance(reference, str):
            return None
        if file is self._root and reference.startswith("#"):
            return None
        target = self._resolver.target(node, reference, file)
        return target if target and target.file is not self._root else None

    def _object(self, node: ObjectNode, kind: str, file: File) -> ObjectNode:
        """The object of a kind with every reference in it leading to somewhere in the one document."""
        if isinstance(reference := node.get("$ref"), str):
            return self._reference(node, reference, kind, file)
        return self._contents(node, kind, file)

    def _contents(self, node: ObjectNode, kind: str, file: File) -> ObjectNode:
        changed: dict[str, Node] = {}
        for key, below in self._grammar.fields.get(kind, {}).items():
            value = node.get(key)
            if isinstance(value, ObjectNode):
                changed[key] = self._object(value, below, file)
            elif isinstance(value, ArrayNode):
                changed[key] = value.replaced(
                    self._object(item, below, file) if isinstance(item, ObjectNode) else item for item in value
                )
        for key, below in self._grammar.maps.get(kind, {}).items():
            if not key:
                changed |= self._values(node, below, file)
            elif isinstance(value := node.get(key), ObjectNode):
                changed[key] = self._map(value, below, file)
        if "discriminator" in node:
            changed["discriminator"] = self._discriminator(node.object_at("discriminator"), file)
        return node.replaced({**node, **changed}) if changed else node

    def _map(self, node: ObjectNode, below: str, file: File) -> ObjectNode:
        if isinstance(reference := node.get("$ref"), str):
            return self._in_place(node, reference, file, lambda found, inside: self._map(found, below, inside))
        return node.replaced({**node, **self._values(node, below, file)})

    def _values(self, node: ObjectNode, below: str, file: File) -> dict[str, Node]:
        return {key: self._object(value, below, file) for key, value in node.items() if isinstance(value, ObjectNode)}

    def _reference(self, node: ObjectNode, reference: str, kind: str, file: File) -> ObjectNode:
        if stood_for := self._adopted.get(id(node)):
            return self._object(stood_for.node, kind, stood_for.file)
        node = self._contents(node, kind, file)
        if kind not in self._grammar.homes:
            return self._in_place(node, reference, file, lambda found, inside: self._object(found, kind, inside))
        if file is self._root and reference.startswith(self._grammar.stable):
            return node
        target = self._resolver.target(node, reference, file)
        return node if target is None else node.replaced({**node, "$ref": self._local(kind, target)})

    def _in_place(self, node: ObjectNode, reference: str, file: File, localize: Localize) -> ObjectNode:
        """What a reference means, with what is written beside it."""
        target = self._resolver.target(node, reference, file)
        if target is None:
            return node
        key = (target.file, target.steps)
        if key in self._inlined:
            self._report.error("ref-circular", f"`{reference}` contains itself", node.place_of("$ref"))
            return node
        self._inlined.add(key)
        found = localize(target.node, target.file)
        self._inlined.discard(key)
        beside = node.without("$ref")
        return found.replaced({**found, **beside}, {name: node.place_of(name) for name in beside}) if beside else found

    def _local(self, kind: str, target: Target) -> str:
        """The reference inside of the document to what another file holds."""
        reference = pointer.build(*target.steps)
        if target.file is self._root and reference.startswith(self._grammar.stable):
            return reference
        key = (kind, target.file, target.steps)
        if key not in self._names:
            name = next(each for each in _names(target) if each not in self._taken[kind])
            self._taken[kind].add(name)
            self._names[key] = name
            self._shared.setdefault(kind, {})
            self._waiting.append((kind, name, target))
        return pointer.build(*self._grammar.homes[kind], self._names[key])

    def _discriminator(self, node: ObjectNode, file: File) -> ObjectNode:
        """The discriminator; what it maps to may be the name of a schema instead of a reference to it."""
        changed: dict[str, Node] = {}
        if mapping := node.object_at("mapping"):
            mapped = {key: self._mapped(mapping, key, value, file) for key, value in mapping.items()}
            changed["mapping"] = mapping.replaced(mapped)
        if "defaultMapping" in node:
            changed["defaultMapping"] = self._mapped(node, "defaultMapping", node["defaultMapping"], file)
        return node.replaced({**node, **changed}) if changed else node

    def _mapped(self, holder: ObjectNode, key: str, value: Node, file: File) -> Node:
        if not isinstance(value, str) or (file is self._root and _is_local(value)):
            return value
        if value in _at(file.root, self._grammar.homes["schema"]):
            value = pointer.build(*self._grammar.homes["schema"], value)
        elif _is_local(value) and not value.startswith("#"):
            return value
        reference = ObjectNode({"$ref": value}, holder.place_of(key))
        target = self._resolver.target(reference, value, file)
        return value if target is None else self._local("schema", target)


def _is_local(value: Node) -> bool:
    """Whether the value of a mapping is a name, or leads to somewhere in the same file."""
    return isinstance(value, str) and (value.startswith("#") or not re.search(r"[./#]", value))


def _at(root: ObjectNode, home: Iterable[str]) -> ObjectNode:
    for step in home:
        root = root.object_at(step)
    return root


def _names(target: Target) -> Iterator[str]:
    """What something that another file holds may be called, after where it stands in it, or after the file."""
    stem = PurePosixPath(target.file.location).name.split(".")[0]
    said = "_".join(step for step in target.steps if not _STRUCTURE.fullmatch(step))
    wanted = _UNFIT_IN_NAMES.sub("_", said or stem).strip("_") or "_"
    yield wanted
    qualified = wanted if wanted == stem else _UNFIT_IN_NAMES.sub("_", f"{stem}_{wanted}")
    yield qualified
    number = 2
    while True:
        yield f"{qualified}{number}"
        number += 1


def _with_shared(document: ObjectNode, home: tuple[str, ...], found: dict[str, tuple[ObjectNode, Place]]) -> ObjectNode:
    step, *below = home
    holder = document.object_at(step)
    if below:
        inside = _with_shared(holder, tuple(below), found)
    else:
        added = {name: node for name, (node, _) in found.items()}
        inside = holder.replaced({**holder, **added}, {name: place for name, (_, place) in found.items()})
    return document.replaced({**document, step: inside})
