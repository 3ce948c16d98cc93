"""The document against the JSON Schema that the OpenAPI Initiative publishes for its version."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.diagnostics import Place, Report
from generator.document import ArrayNode, Node, NodePath, ObjectNode
from generator.spelling import did_you_mean
from generator.validate.leave_out import Fault
from generator.validate.problems import Problem, problems

_KINDS: Final = ((ObjectNode, "object"), (ArrayNode, "array"), (str, "string"), (bool, "boolean"), (type(None), "null"))
# The parts of a document that a client is made of; the others are there to be read.
_LOAD_BEARING: Final = frozenset(
    {
        "",
        "components",
        "content",
        "header",
        "mediatype",
        "operation",
        "parameter",
        "pathitem",
        "paths",
        "requestbody",
        "response",
        "responses",
        "schema",
        "securityscheme",
        "server",
    }
)
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
    "parameter": ("name", "in"),
    "securityscheme": ("type", "name", "in", "scheme"),
    "apikeysecurityscheme": ("name", "in"),
    "httpsecurityscheme": ("scheme",),
}
# Where a parameter goes and what kind of security scheme it is decides what is generated.
_DECISIVE_CHOICES: Final = ("parameter", "parameterlocation", "securityscheme")
_DECISIVE_FIELDS: Final = (("in",), ("type",))


def check_structure(document: ObjectNode, report: Report) -> Iterator[Fault]:
    """``openapi-invalid``, or ``openapi-unusable`` and a fault where the generator is left without what it needs."""
    for problem in problems(document):
        node, place = _located(document, problem.path)
        if problem.keyword == "unexpected":
            yield from _unexpected(problem, node, report)
            continue
        if _is_later_type(problem, node):
            continue
        message = _message(problem, node)
        if node is None and problem.owner == "response":
            report.warning("openapi-invalid", f"{message}: there is such a response, without content", place)
            yield from filter(None, (_fault_at(document, problem.path, is_emptied=True),))
        elif fault := _fault(document, problem, node):
            report.warning("openapi-unusable", f"{message}: this is left out", place)
            yield fault
        else:
            report.warning("openapi-invalid", message, place)


def _is_later_type(problem: Problem, node: Node) -> bool:
    """Whether this is a type of OpenAPI 3.1, of which OpenAPI 3.0 knows neither lists nor null."""
    names = node if isinstance(node, ArrayNode) else (node,)
    return problem.owner == "schema" and problem.path[-1:] == ("type",) and all(name in _LATER_TYPES for name in names)


def _located(document: ObjectNode, path: NodePath) -> tuple[Node, Place]:
    node: Node = document
    place = document.place
    for step in path:
        if isinstance(node, ObjectNode):
            # The validator takes the status code in a path for an index.
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
            message = f"The path `{key}` does not start with a slash: it is left out"
            report.warning("openapi-unusable", message, node.place_of(key))
            yield Fault(node, key)
        elif problem.owner != "responses":  # whose keys are statuses: they have a check of their own
            hint = did_you_mean(key, problem.known) or "A field of your own starts with `x-`."
            report.warning("openapi-invalid", f"OpenAPI has no field `{key}` here", node.place_of(key), hint)


def _message(problem: Problem, node: Node) -> str:
    if problem.keyword == "required":
        return f"The required field `{problem.details[0]}` is missing"
    if problem.keyword == "type":
        return f"This must be of type {' or '.join(problem.details)}, not {_kind(node)}"
    if problem.keyword in ("enum", "const"):
        allowed = ", ".join(f"`{option}`" for option in problem.details)
        return f"{_shown(node)} is not one of {allowed}" if allowed else f"{_shown(node)} is not allowed here"
    return problem.message


def _kind(node: Node) -> str:
    return next((name for kind, name in _KINDS if isinstance(node, kind)), "number")


def _shown(node: Node) -> str:
    return f"This {_kind(node)}" if isinstance(node, ObjectNode | ArrayNode) else f"`{node}`"


def _fault(document: ObjectNode, problem: Problem, node: Node) -> Fault | None:
    """What has to be left out for a problem; None when there is nothing that it keeps from being generated."""
    owner_path = problem.path if problem.keyword == "required" else problem.path[:-1]
    if problem.keyword == "required":
        is_needed = problem.details[0] in _NEEDED_FIELDS.get(problem.owner, ())
        return _fault_at(document, owner_path) if is_needed else None
    if problem.keyword == "enum" and _is_type(problem):
        return None if node in _WELL_KNOWN_TYPES else _fault_at(document, problem.path)
    if problem.keyword == "enum" and problem.path[-1:] in _DECISIVE_FIELDS:
        return _fault_at(document, owner_path) if problem.owner.endswith(_DECISIVE_CHOICES) else None
    # What may be a parameter or a reference to one is nobody's.
    is_parameter = problem.path[-2:-1] == ("parameters",)
    if problem.keyword == "type" and (node is not None or is_parameter):
        lists = problem.owner in ("operation", "pathitem", "parameters") and "array" in problem.details
        if lists or ("object" in problem.details and (is_parameter or problem.owner in _LOAD_BEARING)):
            return _fault_at(document, problem.path, is_emptied=problem.owner == "schema")
    return None


def _is_type(problem: Problem) -> bool:
    """Whether a problem is about the type of a schema, which OpenAPI 3.1 calls a simple type."""
    return problem.owner == "simpletypes" or (problem.owner == "schema" and problem.path[-1:] == ("type",))


def _fault_at(document: ObjectNode, path: NodePath, *, is_emptied: bool = False) -> Fault | None:
    holder, _ = _located(document, path[:-1])
    if not path or not isinstance(holder, ObjectNode | ArrayNode):
        return None
    return Fault(holder, str(path[-1]) if isinstance(holder, ObjectNode) else path[-1], is_emptied)
