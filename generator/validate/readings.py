"""The meaning of some values that violate the schema."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.document import ArrayNode, Node, ObjectNode
from generator.validate.problems import Problem
from generator.validate.violations import Violation, located

LATER_TYPES: Final = ("array", "boolean", "integer", "null", "number", "object", "string")
"""The types of OpenAPI 3.1."""
_WORDS: Final = {
    "string": "string str text char varchar uuid guid uri url email date datetime date-time timestamp file",
    "integer": "integer int int32 int64 long short bigint",
    "number": "number float double decimal numeric",
    "boolean": "boolean bool",
    "object": "object dict map hash json",
    "array": "array list",
}
_FORMATS: Final = {"file": "binary"}
_MEANT: Final = {word: name for name, words in _WORDS.items() for word in words.split()}


@dataclass(frozen=True, slots=True)
class Reading:
    """The meaning of a wrong value.

    Arguments:
        instead: the value that is meant.
        message: the message about it.
        hint: what to do; empty if the message says enough.
        format: the format that is meant beside a type; empty if none is.
    """

    instead: Node
    message: str
    hint: str = ""
    format: str = ""


def reading_of(found: Violation) -> Reading | None:
    """The meaning of a wrong value; None if nobody can tell."""
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
        format_meant = _FORMATS.get(str(node).lower(), "") if problem.path[-1] == "type" else ""
        said = f"`{meant}` of format `{format_meant}`" if format_meant else f"`{meant}`"
        yield Reading(meant, f"`{node}` is read as {said}", format=format_meant)


def _named_null(document: ObjectNode, problem: Problem, node: Node) -> Node:
    """The type or types of a schema with ``null`` instead of ``"null"`` among them; None for any other problem.

    A lone ``type: null`` counts only if the schema says nothing else: otherwise the author meant no type at all.
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
    """A schema for ``items`` that are a list of schemas, as JSON Schema once allowed."""
    if problem.keyword != "type" or problem.path[-1:] != ("items",) or not isinstance(node, ArrayNode):
        return None
    schemas = list(node.objects())
    return ObjectNode({"anyOf": node}, node.place) if schemas and len(schemas) == len(node) else None


def _meant(problem: Problem, node: Node) -> str:
    """The type of JSON that is meant by another name in the place of a type; empty for any other problem."""
    if problem.keyword != "enum" or not isinstance(node, str):
        return ""
    key = next((step for step in reversed(problem.path) if isinstance(step, str)), "")
    return _MEANT.get(node.lower(), "") if key == "type" else ""  # else it may be anything, such as a class
