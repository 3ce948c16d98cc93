"""Follows references from file to file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from generator.bundle.files import File, Files
from generator.diagnostics import Report
from generator.document import ArrayNode, Node, ObjectNode
from generator.openapi import pointer
from generator.suggestions import did_you_mean

Steps: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """The target of a reference: a node, and its path in its file."""

    file: File
    steps: Steps
    node: ObjectNode


class _LostError(Exception):
    """A reference leads nowhere, which has been reported."""


class Resolver:
    """Finds the targets of references.

    Arguments:
        root: the first file; a chain of references ends as soon as it arrives there.
        files: opens the others.
    """

    def __init__(self, root: File, files: Files, report: Report) -> None:
        self._root = root
        self._files = files
        self._report = report

    def target(self, parent: ObjectNode, reference: str, file: File) -> Target | None:
        """The node at the end of a chain of references; None if it leads nowhere, which is reported.

        Arguments:
            parent: the object that it stands in, for its place.
            file: the file that it stands in.
        """
        try:
            return self._followed(parent, reference, file, frozenset())
        except _LostError:
            return None

    def at(self, file: File, steps: Steps) -> Target | None:
        """The node at a path in a file, whose steps may lead through references; None if there is none."""
        try:
            return self._walked(file, steps, frozenset())
        except _LostError:
            return None

    def _followed(self, parent: ObjectNode, reference: str, file: File, seen: frozenset[tuple[File, str]]) -> Target:
        place = parent.place_of("$ref")
        if (file, reference) in seen:
            message = f"`{reference}` only leads back to itself"
            self._report.warning("ref-circular", message, place, "Put what is meant in its place with an overlay.")
            raise _LostError
        seen |= {(file, reference)}
        location, _, fragment = reference.partition("#")
        found = self._files.open(location, file, place) if location else file
        if found is None:
            raise _LostError
        steps = _steps(found, fragment)
        target = None if steps is None else self._walked(found, steps, seen)
        if target is None and steps is not None and not location:
            # Parts that were written for a tool which joins them refer to the whole document.
            target = self._walked(self._root, steps, seen)
        if target is None:
            message = f"`{reference}` leads nowhere in {found.location}"
            hint = _what_was_meant(found, steps) or "Put what is meant in its place with an overlay."
            self._report.warning("ref-dangling", message, place, hint)
            raise _LostError
        onward = target.node.get("$ref")
        if isinstance(onward, str) and len(target.node) == 1 and target.file is not self._root:
            return self._followed(target.node, onward, target.file, seen)
        return target

    def _walked(self, file: File, steps: Steps, seen: frozenset[tuple[File, str]]) -> Target | None:
        node: Node = file.root
        taken: list[str] = []
        for step in steps:
            while isinstance(node, ObjectNode) and step not in node and isinstance(onward := node.get("$ref"), str):
                through = self._followed(node, onward, file, seen)
                seen |= {(file, onward)}
                file, taken, node = through.file, list(through.steps), through.node
            if isinstance(node, ObjectNode) and step in node:
                node = node[step]
            elif isinstance(node, ArrayNode) and step.isdecimal() and int(step) < len(node):
                node = node[int(step)]
            else:
                return None
            taken.append(step)
        return Target(file, tuple(taken), node) if isinstance(node, ObjectNode) else None


def _steps(file: File, fragment: str) -> Steps | None:
    if not fragment or fragment.startswith("/"):
        return pointer.parse(f"#{fragment}")
    if (anchored := file.anchored(fragment)) is not None:
        return tuple(map(str, anchored))
    return pointer.parse(f"#/{fragment}")  # tools that show documents read a pointer without its first slash too


def _what_was_meant(file: File, steps: Steps | None) -> str:
    if not steps:
        return ""
    try:
        parent = pointer.resolve(file.root, pointer.build(*steps[:-1]))
    except LookupError:
        return ""
    if not isinstance(parent, ObjectNode) or steps[-1] in parent:
        return ""
    return did_you_mean(steps[-1], parent)
