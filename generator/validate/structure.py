"""The document against the JSON Schema that the OpenAPI Initiative publishes for its version."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.diagnostics import Report
from generator.document import ArrayNode, Node, ObjectNode
from generator.openapi.objects import ObjectsByKey
from generator.openapi.path_items import operations_of
from generator.suggestions import did_you_mean
from generator.validate.faults import fault_of
from generator.validate.leave_out import Fault
from generator.validate.problems import Problem, problems
from generator.validate.readings import LATER_TYPES, reading_of
from generator.validate.required import is_of_property, report_of_property, required_instead, required_references
from generator.validate.violations import Violation, located, violation_of

# OpenAPI 3.0 does not know these, but documents that use them mean the same as in OpenAPI 3.1, and get it.
_OF_LATER_VERSIONS: Final = frozenset(
    (
        *("$anchor", "$comment", "$defs", "$id", "$schema", "const", "contains", "contentEncoding", "contentMediaType"),
        *("contentSchema", "dependentRequired", "dependentSchemas", "else", "examples", "if", "maxContains"),
        *("minContains", "patternProperties", "prefixItems", "propertyNames", "then", "unevaluatedItems"),
        "unevaluatedProperties",
    )
)


def check_structure(document: ObjectNode, objects_with: ObjectsByKey, report: Report) -> Iterator[Fault]:
    """Checks the document against the schema."""
    paths = document.object_at("paths")
    for path in (key for key in paths if key.startswith("x-") and any(operations_of(paths.object_at(key)))):
        yield _no_path(path, paths, report)  # an extension as far as the JSON Schema knows
    demanded: list[tuple[Node, str]] = []
    for problem in problems(document):
        found = violation_of(document, problem)
        if problem.keyword == "unexpected":
            yield from _unexpected(found, report)
        elif is_of_property(problem.path, found.node):
            report_of_property(problem.path, found.place, report)
            demanded.append((located(document, problem.path[:-3])[0], str(problem.path[-2])))
        elif not _is_later_type(problem, found.node):
            yield from _faults(found, report)
    yield from required_instead([*demanded, *required_references(objects_with, report)])


def _faults(found: Violation, report: Report) -> Iterator[Fault]:
    """Reports a violation, and gives the fault if something has to be left out or replaced."""
    if reference := _misplaced_reference(found.problem, found.node):
        _report_reference(found.problem, reference, report)
        yield Fault(*found.parent)
    elif read := reading_of(found):
        report.warning("openapi-invalid", read.message, found.place, read.hint)
        yield Fault(*found.parent, read.instead)
        if read.format:
            yield Fault(found.parent[0], "format", read.format)
    elif fault := fault_of(found):
        report.warning("openapi-unusable", f"{found.message}: this is left out", found.place)
        yield fault
    else:
        report.warning("openapi-invalid", found.message, found.place)


def _misplaced_reference(problem: Problem, node: Node) -> ObjectNode | None:
    """A reference where no object belongs; people write it to keep a text in a file of its own."""
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
    """Whether this is a type of OpenAPI 3.1: OpenAPI 3.0 knows neither lists of types nor null."""
    names = node if isinstance(node, ArrayNode) and node else (node,)
    return problem.owner == "schema" and problem.path[-1:] == ("type",) and all(name in LATER_TYPES for name in names)


def _unexpected(found: Violation, report: Report) -> Iterator[Fault]:
    problem, node = found.problem, found.node
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
    message = f"`{path}` does not start with a slash, so it is not a path: it is left out"
    hint = "Move it below `components.schemas` with an overlay." if "type" in paths.object_at(path) else ""
    report.warning("openapi-unusable", message, paths.place_of(path), hint)
    return Fault(paths, path)
