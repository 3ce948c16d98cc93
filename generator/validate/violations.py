"""Violations of the schema: their places and their messages."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Final

from generator.diagnostics import Place
from generator.document import COLLECTIONS, ArrayNode, Node, NodePath, ObjectNode
from generator.validate.official_schemas import VALUE
from generator.validate.problems import Problem

_KINDS: Final = ((ObjectNode, "object"), (ArrayNode, "array"), (str, "string"), (bool, "boolean"), (type(None), "null"))


@dataclass(frozen=True, slots=True)
class Violation:
    """A problem, with the node that is wrong or lacks something."""

    document: ObjectNode
    problem: Problem
    node: Node
    place: Place

    @property
    def parent(self) -> tuple[ObjectNode | ArrayNode, str | int]:
        """The object or array that holds the node, and its key there."""
        return holder_of(self.document, self.problem.path)

    @property
    def message(self) -> str:
        """The message for people."""
        return _message(self.problem, self.node)


def violation_of(document: ObjectNode, problem: Problem) -> Violation:
    """A problem with its node."""
    return Violation(document, problem, *located(document, problem.path))


def located(document: ObjectNode, path: NodePath) -> tuple[Node, Place]:
    """The node at a path, and its place."""
    node: Node = document
    place = document.place
    for step in path:
        if isinstance(node, ObjectNode):
            place, node = node.place_of(str(step)), node[str(step)]
        elif isinstance(node, ArrayNode):
            held = node[int(step)]
            place, node = held.place if isinstance(held, COLLECTIONS) else node.place_of(int(step)), held
    return node, place


def holder_of(document: ObjectNode, path: NodePath) -> tuple[ObjectNode | ArrayNode, str | int]:
    """The object or array that holds the node at a path, and its key there."""
    parent, _ = located(document, path[:-1])
    return parent if isinstance(parent, ObjectNode | ArrayNode) else ArrayNode(), path[-1]


def _message(problem: Problem, node: Node) -> str:
    if problem.keyword == "required":
        return f"The required field `{problem.details[0]}` is missing"
    if problem.keyword == "not" and problem.details:
        fields = " and ".join(f"`{field}`" for field in problem.details)
        return f"{fields} are not allowed together" if len(problem.details) > 1 else f"{fields} is not allowed here"
    key = next(reversed(problem.path), 0)
    named = f"`{key}`" if isinstance(key, str) else "This"
    if problem.keyword == "type":
        return f"{named} must be of type {' or '.join(problem.details)}, not {_kind(node)}"
    if problem.keyword in ("enum", "const"):
        if len(problem.details) == 1:
            return f"{named} must be `{problem.details[0]}`, not {_shown(node)}"
        allowed = ", ".join(f"`{option}`" for option in problem.details)
        return f"{_shown(node)} is not one of {allowed}" if allowed else f"{_shown(node)} is not allowed here"
    if problem.keyword == "uniqueItems" and isinstance(node, ArrayNode):
        return f"{named} has {_repeated(node)} more than once"
    return problem.message.replace(VALUE, named)


def _repeated(array: ArrayNode) -> str:
    """The first item that an array has for the second time."""
    return next(_shown(item) for index, item in enumerate(array) if item in array[:index])


def _kind(node: Node) -> str:
    return next((name for kind, name in _KINDS if isinstance(node, kind)), "number")


def _shown(node: Node) -> str:
    if isinstance(node, ObjectNode | ArrayNode):
        return f"This {_kind(node)}"
    return f"`{node if isinstance(node, str) else json.dumps(node)}`"
