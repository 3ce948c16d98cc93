"""What is meant by some of what violates the schema."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.document import ArrayNode, Node, ObjectNode
from generator.validate.problems import Problem
from generator.validate.type_names import meant_type
from generator.validate.violations import Violation, located

LATER_TYPES: Final = ("array", "boolean", "integer", "null", "number", "object", "string")
"""The types of OpenAPI 3.1."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands for something that is wrong.

    Arguments:
        instead: what is meant.
        message: what is told of it.
        hint: what to do; empty where that says it.
    """

    instead: Node
    message: str
    hint: str = ""


def reading_of(found: Violation) -> Reading | None:
    """What is meant; None where nobody can tell."""
    return next(_readings(found), None)


def _readings(found: Violation) -> Iterator[Reading]:
    problem, node = found.problem, found.node
    if node is None and problem.owner == "response":
        nothing = ObjectNode((), found.place)
        yield Reading(nothing, f"{found.message}: there is such a response, without content")
    if named := _named_null(found.document, problem, node):
        yield Reading(named, "`null` without quotes is read as the type of that name", "Write `'null'`.")
    if several := _several_items(problem, node):
        yield Reading(several, f"{found.message}: each item is read as one of these")
    if meant := _meant(problem, node):
        yield Reading(meant, f"`{node}` is read as `{meant}`")


def _named_null(document: ObjectNode, problem: Problem, node: Node) -> Node:
    """What a schema means that has null for its type or among its types, where a string has to be; None for others.

    Who means no type at all says more than that it is null, or does not say it.
    """
    if problem.keyword != "enum":
        return None
    match problem.path:
        case (*_, "type", int()) if node is None:
            return "null"
        case (*above, "type") if node is None and located(document, tuple(above))[0] == {"type": None}:
            return "null"
        case (*_, "type") if isinstance(node, ArrayNode) and all(each in (None, *LATER_TYPES) for each in node):
            return node.replaced("null" if each is None else each for each in node)
        case _:
            return None


def _several_items(problem: Problem, node: Node) -> ObjectNode | None:
    """The schema of the items of an array that has a list of schemas for them, as JSON Schema once allowed."""
    if problem.keyword != "type" or problem.path[-1:] != ("items",) or not isinstance(node, ArrayNode):
        return None
    schemas = list(node.objects())
    return ObjectNode({"anyOf": node}, node.place) if schemas and len(schemas) == len(node) else None


def _meant(problem: Problem, node: Node) -> str:
    """The type of JSON that stands under another name where a type belongs; empty for all else."""
    if problem.keyword != "enum" or not isinstance(node, str):
        return ""
    key = next((step for step in reversed(problem.path) if isinstance(step, str)), "")
    return meant_type(node) if key == "type" else ""
