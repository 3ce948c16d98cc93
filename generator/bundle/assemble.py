"""Puts the targets of references to other files into the one document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from generator.bundle.files import File, Files
from generator.bundle.names import Names
from generator.bundle.resolve import Resolver, Steps, Target
from generator.diagnostics import Place, Report
from generator.document import ArrayNode, Node, ObjectNode
from generator.openapi import pointer
from generator.openapi.discriminators import is_local, with_schemas
from generator.openapi.grammar import Grammar
from generator.openapi.path_items import inherited_parameters

_Localize: TypeAlias = Callable[[ObjectNode, File], ObjectNode]


class Bundler:
    """Makes one document of several files."""

    def __init__(self, root: File, files: Files, grammar: Grammar, report: Report) -> None:
        self._root = root
        self._files = files
        self._grammar = grammar
        self._report = report
        self._resolver = Resolver(root, files, report)
        self._names = Names(root, grammar, self._resolver)
        self._inlined: set[tuple[File, Steps]] = set()
        # What references find in the first file where the grammar has no place for it, as below `x-schemas`.
        self._aside: dict[Steps, tuple[str, ObjectNode]] = {}

    def run(self) -> ObjectNode:
        """The document; a reference that cannot be followed is left as it is, and reported."""
        document = self._object(self._root.root, "document", self._root)
        shared: dict[str, dict[str, tuple[ObjectNode, Place]]] = {}
        aside: dict[Steps, ObjectNode] = {}
        while self._names.are_new or aside.keys() != self._aside.keys():
            for kind, name, target in self._names.new():
                found = self._object(target.node, kind, target.file)
                shared.setdefault(kind, {})[name] = found, target.node.place
            for steps, (kind, node) in tuple(self._aside.items())[len(aside) :]:
                aside[steps] = self._object(node, kind, self._root)
        for kind, components in shared.items():
            document = _with_shared(document, self._grammar.homes[kind], components)
        for (step, *below), found in aside.items():
            document = document.updated({step: _with(document[step], below, found)})
        return document

    def _object(self, node: ObjectNode, kind: str, file: File) -> ObjectNode:
        """An object of some kind with every reference in it leading to somewhere in the one document."""
        if isinstance(reference := node.get("$ref"), str):
            return self._reference(node, reference, kind, file)
        return self._contents(node, kind, file)

    def _contents(self, node: ObjectNode, kind: str, file: File) -> ObjectNode:
        changed = {**self._fields(node, kind, file), **self._maps(node, kind, file)}
        if isinstance(discriminator := node.get("discriminator"), ObjectNode):
            changed["discriminator"] = with_schemas(
                discriminator, lambda schema, place: self._schema(schema, place, file)
            )
        # Redocly keeps long descriptions in files of their own.
        if (text := self._text(node.object_at("description"), file)) is not None:
            changed["description"] = text
        return node.updated(changed) if changed else node

    def _fields(self, node: ObjectNode, kind: str, file: File) -> dict[str, Node]:
        changed: dict[str, Node] = {}
        for key, below in self._grammar.fields.get(kind, {}).items():
            value = node.get(key)
            if isinstance(value, ObjectNode):
                changed[key] = self._object(value, below, file)
            elif isinstance(value, ArrayNode):
                changed[key] = value.replaced(
                    self._object(item, below, file) if isinstance(item, ObjectNode) else item for item in value
                )
        return changed

    def _maps(self, node: ObjectNode, kind: str, file: File) -> dict[str, Node]:
        changed: dict[str, Node] = {}
        for key, below in self._grammar.maps.get(kind, {}).items():
            if not key:
                changed |= self._values(node, below, file)
            elif isinstance(value := node.get(key), ObjectNode):
                changed[key] = self._map(value, below, file)
        return changed

    def _text(self, node: ObjectNode, file: File) -> str | None:
        reference = node.get("$ref")
        return self._files.text(reference, file, node.place_of("$ref")) if isinstance(reference, str) else None

    def _map(self, node: ObjectNode, below: str, file: File) -> ObjectNode:
        if isinstance(reference := node.get("$ref"), str):
            return self._in_place(node, reference, file, lambda found, inside: self._map(found, below, inside))
        return node.updated(self._values(node, below, file))

    def _values(self, node: ObjectNode, below: str, file: File) -> dict[str, Node]:
        return {key: self._object(value, below, file) for key, value in node.object_items()}

    def _reference(self, node: ObjectNode, reference: str, kind: str, file: File) -> ObjectNode:
        if stood_for := self._names.stood_for(node):
            return self._object(stood_for.node, kind, stood_for.file)
        node = self._contents(node, kind, file)
        if kind not in self._grammar.homes:
            return self._in_place(node, reference, file, lambda found, inside: self._object(found, kind, inside))
        # Validation reports what is wrong with a reference to the whole document.
        if file is self._root and (reference == "#" or reference.startswith(self._grammar.stable)):
            return self._straightened(node, reference, kind)
        target = self._resolver.target(node, reference, file)
        return node if target is None else node.updated({"$ref": self._referred(kind, target)})

    def _straightened(self, node: ObjectNode, reference: str, kind: str) -> ObjectNode:
        """A reference within the document, made direct if its path leads through others, as that of a bundler may."""
        steps = pointer.parse(reference)
        target = self._resolver.at(self._root, steps) if steps else None
        if target is None or target.file is not self._root:
            return node
        straight = self._referred(kind, target)
        if target.steps == steps:
            return node
        return node.updated({"$ref": straight})

    def _in_place(self, node: ObjectNode, reference: str, file: File, localize: _Localize) -> ObjectNode:
        """The target of a reference, with what is written beside the reference."""
        target = self._resolver.target(node, reference, file)
        if target is None:
            return node
        key = (target.file, target.steps)
        if key in self._inlined:
            message = f"`{reference}` contains itself"
            self._report.warning(
                "ref-circular", message, node.place_of("$ref"), "Put what is meant in its place with an overlay."
            )
            return node
        self._inlined.add(key)
        found = localize(target.node, target.file)
        self._inlined.discard(key)
        beside = _with_parameters(node.without("$ref"), found)
        return found.updated(beside, {name: node.place_of(name) for name in beside}) if beside else found

    def _schema(self, name: Node, place: Place, file: File) -> Node:
        """A discriminator's name for a schema, which is a reference or a bare key, for the one document."""
        if not isinstance(name, str) or (file is self._root and is_local(name)):
            return name
        if name in _at(file.root, self._grammar.homes["schema"]):
            name = pointer.build(*self._grammar.homes["schema"], name)
        elif is_local(name) and not name.startswith("#"):
            return name
        target = self._resolver.target(ObjectNode({"$ref": name}, place), name, file)
        return name if target is None else self._referred("schema", target)

    def _referred(self, kind: str, target: Target) -> str:
        """The reference to a target in the one document, where everything that is referred to becomes a part of it."""
        if target.file is self._root and not self._grammar.has(target.steps):
            self._aside.setdefault(target.steps, (kind, target.node))
        return self._names.reference(kind, target)


def _with_parameters(beside: ObjectNode, found: ObjectNode) -> ObjectNode:
    """The fields beside the reference of a path item; its parameters are added to those of the target."""
    own = beside.array_at("parameters")
    inherited = inherited_parameters(found.array_at("parameters"), own) if own else ()
    return beside.updated({"parameters": ArrayNode((*inherited, *own), own.place)}) if inherited else beside


def _at(root: ObjectNode, home: Iterable[str]) -> ObjectNode:
    for step in home:
        root = root.object_at(step)
    return root


def _with_shared(document: ObjectNode, home: tuple[str, ...], found: dict[str, tuple[ObjectNode, Place]]) -> ObjectNode:
    step, *below = home
    parent = document.object_at(step)
    if below:
        inside = _with_shared(parent, tuple(below), found)
    else:
        added = {name: node for name, (node, _) in found.items()}
        inside = parent.updated(added, {name: place for name, (_, place) in found.items()})
    return document.updated({step: inside})


def _with(node: Node, steps: Sequence[str], found: ObjectNode) -> Node:
    """A node with something else at the end of a path."""
    if not steps:
        return found
    step, *below = steps
    if isinstance(node, ArrayNode):
        return node.replaced(_with(item, below, found) if step == str(at) else item for at, item in enumerate(node))
    return node.updated({step: _with(node[step], below, found)}) if isinstance(node, ObjectNode) else node
