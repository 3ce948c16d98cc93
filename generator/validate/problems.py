"""The errors of a JSON Schema validator, reduced to those that a person needs to see."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from generator.document import ArrayNode, Node, NodePath, ObjectNode
from generator.validate.official_schemas import schema_of, validator

if TYPE_CHECKING:
    from jsonschema_rs import ValidationError


@dataclass(frozen=True, slots=True)
class Problem:
    """One violation of the schema.

    Arguments:
        path: the path of the node that is wrong.
        keyword: the JSON Schema keyword it violates; ``unexpected`` for a field that is not known.
        details: the fields that are missing, unexpected or not allowed together, or the types or values that are
            allowed.
        known: for unexpected fields, the names of the fields that are allowed there.
        owner: the kind of object that the rule belongs to, such as ``parameter``; empty at the root.
        message: the message of the validator, with ``VALUE`` for the wrong value.
    """

    path: NodePath
    keyword: str
    details: tuple[str, ...]
    known: tuple[str, ...]
    owner: str
    message: str


def problems(document: ObjectNode) -> tuple[Problem, ...]:
    """All violations of the official schema for the document's version, except for consequences of others."""
    found = [
        problem for error in validator(_version(document)).iter_errors(document) for problem in _leaves(error, document)
    ]
    # In an object that violates another rule, the validator takes all properties for unexpected.
    broken = {problem.path for problem in found if problem.keyword != "unexpected"}
    # If the type is wrong, forbidden fields do not matter.
    others = {problem.path for problem in found if problem.keyword == "type"}
    # If the value is none of the allowed ones, its type does not matter.
    choices = {problem.path for problem in found if problem.keyword == "enum"}
    consequences = {"unexpected": broken, "not": others, "type": choices}
    return tuple(problem for problem in found if problem.path not in consequences.get(problem.keyword, ()))


def _version(document: ObjectNode) -> str:
    return str(document["openapi"])[:3]


def _leaves(error: ValidationError, document: ObjectNode) -> tuple[Problem, ...]:
    """The problems behind an error: itself; or for alternatives, the problems of the likeliest one."""
    kind, path = error.kind.name, _path(error, document)
    if kind in ("anyOf", "oneOf"):
        context = cast("list[list[ValidationError]]", getattr(error.kind, "context", []))
        branches = [tuple(leaf for each in branch for leaf in _leaves(each, document)) for branch in context]
        # If an alternative fits, the error is that several do, which does no harm.
        return _likeliest(branches, path) if all(branches) else ()
    schema_path = [str(step) for step in error.schema_path]
    unexpected = kind in ("additionalProperties", "unevaluatedProperties")
    return (
        Problem(
            path=path,
            keyword="unexpected" if unexpected else kind,
            details=_details(error),
            known=_known(schema_path, document) if unexpected else (),
            owner=_owner(schema_path),
            message=error.message,
        ),
    )


def _path(error: ValidationError, document: ObjectNode) -> NodePath:
    """The path of the wrong value; the validator leaves out empty keys."""
    first, *others = _ways(document, tuple(error.instance_path))
    exact = (path for path, node in (first, *others) if node == error.instance) if others else iter(())
    return next(exact, first[0])


def _ways(node: Node, steps: NodePath) -> Iterator[tuple[NodePath, Node]]:
    """The paths through a node by these steps and any empty keys, each with the node at its end."""
    if not steps:
        yield (), node
    elif isinstance(node, ArrayNode) and isinstance(index := steps[0], int) and index < len(node):
        yield from (((index, *way), found) for way, found in _ways(node[index], steps[1:]))
    # The validator gives keys that are numbers, such as statuses, as indexes.
    elif isinstance(node, ObjectNode) and (key := str(steps[0])) in node:
        yield from (((key, *way), found) for way, found in _ways(node[key], steps[1:]))
    if isinstance(node, ObjectNode) and "" in node:
        yield from ((("", *way), found) for way, found in _ways(node[""], steps))


def _likeliest(branches: list[tuple[Problem, ...]], at: NodePath) -> tuple[Problem, ...]:
    best = min(branches, key=lambda branch: _distance(branch, at), default=())
    # If no alternative was meant, their other demands do not matter.
    decisive = tuple(problem for problem in best if _is_another_kind(problem, at))
    return tuple(_with_alternatives(problem, branches) for problem in decisive) or best


def _distance(branch: tuple[Problem, ...], at: NodePath) -> tuple[bool, int, int]:
    deepest = max(len(problem.path) for problem in branch)
    return any(_is_another_kind(problem, at) for problem in branch), -deepest, len(branch)


def _is_another_kind(problem: Problem, at: NodePath) -> bool:
    """Whether the author clearly did not mean this alternative; a schema may be meant, whatever its type."""
    if problem.path == at:
        return problem.keyword == "type" or (problem.keyword == "required" and problem.details == ("$ref",))
    if problem.owner == "schema":
        return False
    return problem.keyword in ("enum", "const") and problem.path[:-1] == at and problem.path[-1] in ("type", "in")


def _with_alternatives(problem: Problem, branches: Iterable[tuple[Problem, ...]]) -> Problem:
    """The same problem, with the details of the other alternatives added."""
    allowed = {
        option: None
        for branch in branches
        for other in branch
        if (other.path, other.keyword) == (problem.path, problem.keyword)
        for option in other.details
    }
    return replace(problem, details=tuple(allowed))


def _details(error: ValidationError) -> tuple[str, ...]:
    value: object = error.kind.value
    if error.kind.name == "not" and isinstance(value, dict):
        value = cast("dict[str, object]", value).get("required", [])
        return tuple(map(str, cast("list[object]", value)))
    if error.kind.name not in ("required", "type", "enum", "additionalProperties", "unevaluatedProperties"):
        return ()
    values = cast("list[object]", value) if isinstance(value, list) else [value]
    return tuple(each if isinstance(each, str) else json.dumps(each) for each in values)


def _owner(schema_path: Iterable[str]) -> str:
    steps = iter(schema_path)
    named = next(steps, "") in ("definitions", "$defs")
    return next(steps, "").replace("-", "").lower() if named else ""


def _known(schema_path: Sequence[str], document: ObjectNode) -> tuple[str, ...]:
    schema: object = schema_of(_version(document))
    for step in schema_path[:-1]:
        if isinstance(schema, Mapping):
            schema = cast("Mapping[str, object]", schema).get(step)
    properties = cast("Mapping[str, object]", schema).get("properties") if isinstance(schema, Mapping) else None
    return tuple(cast("Mapping[str, object]", properties)) if isinstance(properties, Mapping) else ()
