"""The document against the JSON Schema that the OpenAPI Initiative publishes for its version."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from generator.diagnostics import Place, Report
from generator.document import ArrayNode, Node, NodePath, ObjectNode
from generator.openapi.path_items import operations_of
from generator.spelling import did_you_mean
from generator.validate.leave_out import Fault
from generator.validate.problems import Problem, problems
from generator.validate.required import is_of_property, report_of_property, required_instead
from generator.validate.type_names import meant_type

_KINDS: Final = ((ObjectNode, "object"), (ArrayNode, "array"), (str, "string"), (bool, "boolean"), (type(None), "null"))
# What is there to be read by people does no harm; nor do numbers in the variables of servers, where a port is one.
_HARMLESS: Final = (
    *("contact", "example", "exampleorreference", "externaldocumentation", "info", "license", "link"),
    *("linkorreference", "servervariable", "tag", "xml"),
)
# A boolean in OpenAPI 3.0 and a number in OpenAPI 3.1: both are understood in both.
_OF_BOTH_VERSIONS: Final = ("exclusiveMinimum", "exclusiveMaximum")
# OpenAPI 3.0 does not know these, but who writes them means what OpenAPI 3.1 says, and gets it.
_OF_LATER_VERSIONS: Final = frozenset(
    (
        *("$anchor", "$comment", "$defs", "$id", "$schema", "const", "contains", "contentEncoding", "contentMediaType"),
        *("contentSchema", "dependentRequired", "dependentSchemas", "else", "examples", "if", "maxContains"),
        *("minContains", "patternProperties", "prefixItems", "propertyNames", "then", "unevaluatedItems"),
        "unevaluatedProperties",
    )
)
_LATER_TYPES: Final = ("array", "boolean", "integer", "null", "number", "object", "string")
# Of Swagger 2.0, and of those who mean no type at all.
_WELL_KNOWN_TYPES: Final = ("file", "any")
_NEEDED_FIELDS: Final = {
    "discriminator": ("propertyName",),
    "parameter": ("name", "in"),
    "requestbody": ("content",),
    "securityscheme": ("type", "name", "in", "scheme"),
    "apikeysecurityscheme": ("name", "in"),
    "httpsecurityscheme": ("scheme",),
}
# Where a parameter goes and what kind of security scheme it is decides what is generated.
_DECISIVE_CHOICES: Final = ("parameter", "parameterlocation", "securityscheme")
_DECISIVE_FIELDS: Final = (("in",), ("type",))


def check_structure(document: ObjectNode, report: Report) -> Iterator[Fault]:
    """``openapi-invalid``, or ``openapi-unusable`` and a fault where the generator is left without what it needs.

    A reference where no object belongs is ``ref-unfit``.
    """
    paths = document.object_at("paths")
    for path in (key for key in paths if key.startswith("x-") and any(operations_of(paths.object_at(key)))):
        yield _no_path(path, paths, report)  # an extension as far as the JSON Schema knows
    demanded: list[tuple[Node, str]] = []
    for problem in problems(document):
        node, place = _located(document, problem.path)
        if problem.keyword == "unexpected":
            yield from _unexpected(problem, node, report)
            continue
        if _is_later_type(problem, node):
            continue
        message = _message(problem, node)
        if is_of_property(problem.path, node):
            report_of_property(problem.path, place, report)
            demanded.append((_located(document, problem.path[:-3])[0], str(problem.path[-2])))
        elif reference := _misplaced_reference(problem, node):
            _report_reference(problem, reference, report)
            yield Fault(*_holder(document, problem.path))
        elif node is None and problem.owner == "response":
            report.warning("openapi-invalid", f"{message}: there is such a response, without content", place)
            yield Fault(*_holder(document, problem.path), ObjectNode((), place))
        elif named := _named_null(document, problem, node):
            message = "`null` without quotes is read as the type of that name"
            report.warning("openapi-invalid", message, place, "Write `'null'`.")
            yield Fault(*_holder(document, problem.path), named)
        elif several := _several_items(problem, node):
            report.warning("openapi-invalid", f"{message}: each item is read as one of these", place)
            yield Fault(*_holder(document, problem.path), several)
        elif meant := _meant(problem, node):
            report.warning("openapi-invalid", f"`{node}` is read as `{meant}`", place)
            yield Fault(*_holder(document, problem.path), meant)
        elif fault := _fault(document, problem, node, place):
            report.warning("openapi-unusable", f"{message}: this is left out", place)
            yield fault
        else:
            report.warning("openapi-invalid", message, place)
    yield from required_instead(demanded)


def _misplaced_reference(problem: Problem, node: Node) -> ObjectNode | None:
    """A reference where no object belongs, as people write it to have a text in a file of its own."""
    is_misplaced = problem.keyword == "type" and "object" not in problem.details
    return node if is_misplaced and isinstance(node, ObjectNode) and isinstance(node.get("$ref"), str) else None


def _report_reference(problem: Problem, reference: ObjectNode, report: Report) -> None:
    target, kind = reference.text_at("$ref"), " or ".join(problem.details)
    report.warning(
        "ref-unfit",
        f"`{problem.path[-1]}` must be of type {kind}, and no reference can stand for that: `{target}` is left out",
        reference.place_of("$ref"),
        f"Write the {kind} here, or into an overlay.",
    )


def _is_later_type(problem: Problem, node: Node) -> bool:
    """Whether this is a type of OpenAPI 3.1, of which OpenAPI 3.0 knows neither lists nor null."""
    names = node if isinstance(node, ArrayNode) and node else (node,)
    return problem.owner == "schema" and problem.path[-1:] == ("type",) and all(name in _LATER_TYPES for name in names)


def _named_null(document: ObjectNode, problem: Problem, node: Node) -> Node:
    """What a schema means that has null for its type or among its types, where a string has to be; None for others.

    Who means no type at all says more than that it is null, or does not say it.
    """
    if problem.keyword != "enum":
        return None
    match problem.path:
        case (*_, "type", int()) if node is None:
            return "null"
        case (*above, "type") if node is None and _located(document, tuple(above))[0] == {"type": None}:
            return "null"
        case (*_, "type") if isinstance(node, ArrayNode) and all(each in (None, *_LATER_TYPES) for each in node):
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


def _located(document: ObjectNode, path: NodePath) -> tuple[Node, Place]:
    node: Node = document
    place = document.place
    for step in path:
        if isinstance(node, ObjectNode):
            place, node = node.place_of(str(step)), node[str(step)]
        elif isinstance(node, ArrayNode):
            place, node = node.place_of(int(step)), node[int(step)]
    return node, place


def _unexpected(problem: Problem, node: Node, report: Report) -> Iterator[Fault]:
    if not isinstance(node, ObjectNode):
        return
    for key in problem.details:
        if problem.owner == "schema" and key in _OF_LATER_VERSIONS:
            continue
        if problem.owner == "paths":
            yield _no_path(key, node, report)
        elif problem.owner != "responses":  # whose keys are statuses: they have a check of their own
            hint = did_you_mean(key, problem.known) or "A field of your own starts with `x-`."
            report.warning("openapi-invalid", f"OpenAPI has no field `{key}` here", node.place_of(key), hint)


def _no_path(path: str, paths: ObjectNode, report: Report) -> Fault:
    message = f"The path `{path}` does not start with a slash: it is left out"
    report.warning("openapi-unusable", message, paths.place_of(path))
    return Fault(paths, path)


def _message(problem: Problem, node: Node) -> str:
    if problem.keyword == "required":
        return f"The required field `{problem.details[0]}` is missing"
    if problem.keyword == "type":
        key = next(reversed(problem.path), 0)
        named = f"`{key}`" if isinstance(key, str) else "This"
        return f"{named} must be of type {' or '.join(problem.details)}, not {_kind(node)}"
    if problem.keyword in ("enum", "const"):
        allowed = ", ".join(f"`{option}`" for option in problem.details)
        return f"{_shown(node)} is not one of {allowed}" if allowed else f"{_shown(node)} is not allowed here"
    return problem.message


def _kind(node: Node) -> str:
    return next((name for kind, name in _KINDS if isinstance(node, kind)), "number")


def _shown(node: Node) -> str:
    if isinstance(node, ObjectNode | ArrayNode):
        return f"This {_kind(node)}"
    return f"`{node if isinstance(node, str) else json.dumps(node)}`"


def _fault(document: ObjectNode, problem: Problem, node: Node, place: Place) -> Fault | None:
    """What has to be left out for a problem; None when there is nothing that it keeps from being generated."""
    match problem.keyword:
        case "required":
            is_needed = problem.details[0] in _NEEDED_FIELDS.get(problem.owner, ())
            return Fault(*_holder(document, problem.path)) if is_needed else None
        case "enum":
            is_decisive = problem.path[-1:] in _DECISIVE_FIELDS and problem.owner.endswith(_DECISIVE_CHOICES)
            path = problem.path[:-1] if is_decisive else problem.path
            return None if node in _WELL_KNOWN_TYPES else Fault(*_holder(document, path))
        case "minItems" if problem.path[-1:] == ("type",):
            return Fault(*_holder(document, problem.path))
        case "type":
            is_schema = problem.owner == "schema" and "object" in problem.details
            fault = Fault(*_holder(document, problem.path), ObjectNode((), place) if is_schema else None)
            return None if _is_understood(problem, node) else fault
        case _:
            return None


def _is_understood(problem: Problem, node: Node) -> bool:
    """Whether something of another kind than it has to be does no harm, or says what is meant all the same."""
    if node is None:  # who writes nothing says nothing; what may be a parameter or a reference to one is nobody's
        return problem.path[-2:-1] != ("parameters",)
    if problem.path == ("openapi",):
        return True
    if problem.owner == "securityrequirement":  # scopes are never sent, and a name is one whatever it has
        return isinstance(problem.path[-1], str)
    if problem.path[-1] in _OF_BOTH_VERSIONS:
        return isinstance(node, bool | int | float)
    return problem.owner in _HARMLESS


def _holder(document: ObjectNode, path: NodePath) -> tuple[ObjectNode | ArrayNode, str | int]:
    """What holds the node at a path, and under which key."""
    holder, _ = _located(document, path[:-1])
    return holder if isinstance(holder, ObjectNode | ArrayNode) else ArrayNode(), path[-1]
