"""What a JSON Schema validator has to say, brought down to what a person needs to hear."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from generator.document import ArrayNode, Node, NodePath, ObjectNode
from generator.openapi.webhooks import SECTIONS as WEBHOOKS

if TYPE_CHECKING:
    from jsonschema_rs import Draft4Validator, Draft202012Validator, ValidationError

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
# What OpenAPI adds to it (https://spec.openapis.org/oas/3.1/meta/base), as far as clients depend on it; and `nullable`,
# which is of OpenAPI 3.0, and goes on to be written.
_OF_OPENAPI: Final = {"discriminator": {"$ref": "#/$defs/discriminator"}, "nullable": {"type": "boolean"}}
_DISCRIMINATOR: Final = {
    "type": "object",
    "required": ["propertyName"],
    "properties": {
        "propertyName": {"type": "string"},
        "mapping": {"type": "object", "additionalProperties": {"type": "string"}},
    },
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One violation of the schema.

    Arguments:
        path: the node that is wrong.
        keyword: the JSON Schema keyword it violates; ``unexpected`` for a field that is not known.
        details: the fields that are missing or unexpected, or the types or values that are allowed.
        known: for unexpected fields, the ones that would do.
        owner: the kind of object that the rule belongs to, such as ``parameter``; empty at the root.
        message: the validator's own words.
    """

    path: NodePath
    keyword: str
    details: tuple[str, ...]
    known: tuple[str, ...]
    owner: str
    message: str


def problems(document: ObjectNode) -> tuple[Problem, ...]:
    """All violations of the official schema for the document's version, the consequences of others left out."""
    found = [
        problem
        for error in _validator(_version(document)).iter_errors(document)
        for problem in _leaves(error, document)
    ]
    # An object that violates another rule has no evaluated properties: all of them would be unexpected.
    broken = {problem.path for problem in found if problem.keyword != "unexpected"}
    # What is of another type altogether has not what is forbidden either.
    others = {problem.path for problem in found if problem.keyword == "type"}
    # What is none of the values that are allowed need not be told to be no text.
    choices = {problem.path for problem in found if problem.keyword == "enum"}
    consequences = {"unexpected": broken, "not": others, "type": choices}
    return tuple(problem for problem in found if problem.path not in consequences.get(problem.keyword, ()))


def _version(document: ObjectNode) -> str:
    return str(document["openapi"])[:3]


@cache
def _schema(version: str) -> dict[str, Any]:
    spec = find_spec("openapi_spec_validator")  # only for its files: importing it takes long
    assert spec is not None
    assert spec.origin is not None
    file = Path(spec.origin).parent / "resources" / "schemas" / f"v{version}" / "schema.json"
    schema = cast("dict[str, Any]", json.loads(file.read_text(encoding="utf-8")))
    item = "#/definitions/PathItem" if version == "3.0" else "#/$defs/path-item"
    for section in WEBHOOKS:  # in every version they are read wherever they stand
        schema["properties"].setdefault(section, {"type": "object", "additionalProperties": {"$ref": item}})
    if version != "3.0":
        # In OpenAPI 3.2 parameters in paths have it too, and others are read as if they were of that version.
        schema["$defs"]["parameter"]["properties"]["allowReserved"] = {"type": "boolean"}
        # The published schema leaves the dialect of schemas open; everybody writes the default one, which knows this.
        schema["$defs"] |= {
            "discriminator": _DISCRIMINATOR,
            "schema": {"$dynamicAnchor": "meta", "$ref": _DIALECT, "properties": _OF_OPENAPI},
        }
    return schema


@cache
def _validator(version: str) -> Draft4Validator | Draft202012Validator:
    import jsonschema_rs

    kind = jsonschema_rs.Draft4Validator if version == "3.0" else jsonschema_rs.Draft202012Validator
    return kind(_schema(version), validate_formats=False, mask="The value")


def _leaves(error: ValidationError, document: ObjectNode) -> tuple[Problem, ...]:
    """What lies behind an error: itself, or for alternatives what keeps the likeliest of them from fitting."""
    kind, path = error.kind.name, _path(error, document)
    if kind in ("anyOf", "oneOf"):
        context = cast("list[list[ValidationError]]", getattr(error.kind, "context", []))
        branches = [tuple(leaf for each in branch for leaf in _leaves(each, document)) for branch in context]
        # An alternative that fits is one of several that do, and nobody is harmed by that.
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
    """The way to what is wrong, of which the validator leaves out the keys that are empty."""
    first, *others = _ways(document, tuple(error.instance_path))
    exact = (path for path, node in (first, *others) if node == error.instance) if others else iter(())
    return next(exact, first[0])


def _ways(node: Node, steps: NodePath) -> Iterator[tuple[NodePath, Node]]:
    """The ways through a node by these steps and empty keys, each with what it leads to."""
    if not steps:
        yield (), node
    elif isinstance(node, ArrayNode) and isinstance(index := steps[0], int) and index < len(node):
        yield from (((index, *way), found) for way, found in _ways(node[index], steps[1:]))
    # The validator takes keys that are statuses for indexes.
    elif isinstance(node, ObjectNode) and (key := str(steps[0])) in node:
        yield from (((key, *way), found) for way, found in _ways(node[key], steps[1:]))
    if isinstance(node, ObjectNode) and "" in node:
        yield from ((("", *way), found) for way, found in _ways(node[""], steps))


def _likeliest(branches: list[tuple[Problem, ...]], at: NodePath) -> tuple[Problem, ...]:
    best = min(branches, key=lambda branch: _distance(branch, at), default=())
    # What else an alternative asks for is of no interest when none of them was meant.
    decisive = tuple(problem for problem in best if _is_another_kind(problem, at))
    return tuple(_with_alternatives(problem, branches) for problem in decisive) or best


def _distance(branch: tuple[Problem, ...], at: NodePath) -> tuple[bool, int, int]:
    deepest = max(len(problem.path) for problem in branch)
    return any(_is_another_kind(problem, at) for problem in branch), -deepest, len(branch)


def _is_another_kind(problem: Problem, at: NodePath) -> bool:
    """Whether the author clearly did not mean this alternative; a schema is one whatever its type."""
    if problem.path == at:
        return problem.keyword == "type" or (problem.keyword == "required" and problem.details == ("$ref",))
    if problem.owner == "schema":
        return False
    return problem.keyword in ("enum", "const") and problem.path[:-1] == at and problem.path[-1] in ("type", "in")


def _with_alternatives(problem: Problem, branches: Iterable[tuple[Problem, ...]]) -> Problem:
    """The same problem with what the other alternatives would have allowed there."""
    if problem.keyword == "required":
        return problem
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
    if error.kind.name not in ("required", "type", "enum", "additionalProperties", "unevaluatedProperties"):
        return ()
    return tuple(map(str, cast("list[object]", value))) if isinstance(value, list) else (str(value),)


def _owner(schema_path: Iterable[str]) -> str:
    steps = iter(schema_path)
    named = next(steps, "") in ("definitions", "$defs")
    return next(steps, "").replace("-", "").lower() if named else ""


def _known(schema_path: Iterable[str], document: ObjectNode) -> tuple[str, ...]:
    schema: object = _schema(_version(document))
    for step in _without_last(schema_path):
        if isinstance(schema, Mapping):
            schema = cast("Mapping[str, object]", schema).get(step)
    properties = cast("Mapping[str, object]", schema).get("properties") if isinstance(schema, Mapping) else None
    return tuple(cast("Mapping[str, object]", properties)) if isinstance(properties, Mapping) else ()


def _without_last(steps: Iterable[str]) -> Iterator[str]:
    *above, _last = steps
    return iter(above)
