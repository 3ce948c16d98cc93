"""Names the components of the one document that come from other files."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from generator.bundle.files import File
from generator.bundle.resolve import Resolver, Steps, Target
from generator.document import Node, ObjectNode
from generator.openapi import pointer
from generator.openapi.grammar import Grammar

# Steps of a path that say nothing about what stands there.
_STRUCTURE: Final = re.compile(
    r"components|schemas|definitions|parameters|responses|headers|requestBodies|examples|properties|items|allOf|\$defs"
    r"|anyOf|oneOf|content|schema|paths|\d+"
)
_UNFIT_IN_NAMES: Final = re.compile(r"[^\w.-]+", re.ASCII)


class Names:
    """The components of the one document: those that it has, and those that references to other files make."""

    def __init__(self, root: File, grammar: Grammar, resolver: Resolver) -> None:
        self._root = root
        self._grammar = grammar
        self._resolver = resolver
        self._names: dict[tuple[str, File, Steps], str] = {}
        self._taken: dict[str, set[str]] = {}
        self._adopted: dict[int, Target] = {}
        self._new: deque[tuple[str, str, Target]] = deque()
        for kind, home in grammar.homes.items():
            self._adopt(kind, home)

    def _adopt(self, kind: str, home: Steps) -> None:
        """Reserves the names of a document's components, also of those that it keeps in another file."""
        self._taken[kind] = set()
        found = self._resolver.at(self._root, home)
        if found is not None:
            self._adopt_all(kind, found)
            if reference := found.node.text_at("$ref"):
                elsewhere = self._resolver.target(found.node, reference, found.file)
                self._adopt_all(kind, elsewhere or found)

    def _adopt_all(self, kind: str, components: Target) -> None:
        """Reserves names, also for the schemas in other files that the components of these names refer to."""
        file, steps, found = components.file, components.steps, components.node
        self._taken[kind] |= found.keys()
        if file is not self._root:
            self._names |= {(kind, file, (*steps, name)): name for name in found}
        for name, node in found.items():
            target = self._meant(node, file)
            if target and self._names.setdefault((kind, target.file, target.steps), name) == name:
                self._adopted[id(node)] = target

    def _meant(self, node: Node, file: File) -> Target | None:
        """The target of a component that is nothing but a reference to another file; None for any other component."""
        reference = node.get("$ref") if isinstance(node, ObjectNode) and len(node) == 1 else None
        if not isinstance(node, ObjectNode) or not isinstance(reference, str):
            return None
        if file is self._root and reference.startswith("#"):
            return None
        target = self._resolver.target(node, reference, file)
        return target if target and target.file is not self._root else None

    def stood_for(self, node: ObjectNode) -> Target | None:
        """The target in another file that has taken the name of this component, which only referred to it."""
        return self._adopted.get(id(node))

    def reference(self, kind: str, target: Target) -> str:
        """The reference to a target within the one document; the target gets a name if it has none."""
        reference = pointer.build(*target.steps)
        if target.file is self._root and reference.startswith(self._grammar.stable):
            return reference
        key = (kind, target.file, target.steps)
        if key not in self._names:
            name = next(each for each in _proposed(target) if each not in self._taken[kind])
            self._taken[kind].add(name)
            self._names[key] = name
            self._new.append((kind, name, target))
        return pointer.build(*self._grammar.homes[kind], self._names[key])

    @property
    def are_new(self) -> bool:
        """Whether anything got a name that nobody was told of."""
        return bool(self._new)

    def new(self) -> Iterator[tuple[str, str, Target]]:
        """Kind, name and target of everything that got a name, including names given while this is iterated."""
        while self._new:
            yield self._new.popleft()


def _proposed(target: Target) -> Iterator[str]:
    """Names for a target in another file, by its path there or by the file; endless, the best first."""
    stem = PurePosixPath(target.file.location).name.split(".")[0]
    in_words = "_".join(step for step in target.steps if not _STRUCTURE.fullmatch(step))
    wanted = _UNFIT_IN_NAMES.sub("_", in_words or stem).strip("_") or "_"
    yield wanted
    qualified = wanted if wanted == stem else _UNFIT_IN_NAMES.sub("_", f"{stem}_{wanted}")
    yield qualified
    number = 2
    while True:
        yield f"{qualified}{number}"
        number += 1
