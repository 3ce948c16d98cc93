"""Parameters: whether they fit the path, and differ from each other."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping

from generator.diagnostics import Place, Report
from generator.document import ArrayNode, ObjectNode
from generator.openapi import pointer
from generator.openapi.parameters import identity, parameters_of
from generator.openapi.placeholders import PLACEHOLDER
from generator.validate.leave_out import Fault
from generator.validate.operations import Operation
from generator.validate.sendable import is_sendable, report_unsendable


def check_parameters(document: ObjectNode, operations: Iterable[Operation], report: Report) -> None:
    """Reports ``path-parameter-undeclared`` and ``path-parameter-unused``."""
    for operation in operations:
        _check_path(operation, _path_parameters(_lists(document, operation)), report)


def check_duplicates(document: ObjectNode, operations: Iterable[Operation], report: Report) -> Iterator[Fault]:
    """Reports ``parameter-duplicate``: of parameters with one name and location in a list, the first one counts."""
    for operation in operations:
        for parent in (operation.item, operation.node):
            yield from _duplicates(document, parent.array_at("parameters"), report)


def check_names(document: ObjectNode, operations: Iterable[Operation], report: Report) -> Iterator[Fault]:
    """Reports ``openapi-unusable`` for a header or a cookie whose name HTTP does not allow."""
    for operation in operations:
        for parent in (operation.item, operation.node):
            yield from _unsendable(document, parent.array_at("parameters"), report)


def undeclared_path_parameters(document: ObjectNode, operation: Operation) -> list[str]:
    """The names of the placeholders in the path of an operation for which there is no parameter."""
    return _undeclared(operation, _path_parameters(_lists(document, operation)))


def _lists(document: ObjectNode, operation: Operation) -> list[tuple[ObjectNode, ...]]:
    """The parameters of the path item, and those of the operation itself."""
    return [parameters_of(document, parent) for parent in (operation.item, operation.node)]


def _path_parameters(lists: Iterable[Iterable[ObjectNode]]) -> dict[str, Place]:
    found = (parameter for parameters in lists for parameter in parameters if parameter.get("in") == "path")
    return {parameter.text_at("name"): parameter.place_of("name") for parameter in found}


def _undeclared(operation: Operation, declared: Container[str]) -> list[str]:
    return [name for name in PLACEHOLDER.findall(operation.path) if name and name not in declared]


def _check_path(operation: Operation, declared: Mapping[str, Place], report: Report) -> None:
    for name in _undeclared(operation, declared):
        report.warning(
            "path-parameter-undeclared",
            f"{operation} has no path parameter `{name}`, which its path needs",
            operation.place,
            f"Add `{{name: {name}, in: path, required: true, schema: {{type: string}}}}` to its parameters"
            " with an overlay.",
        )
    if "" in PLACEHOLDER.findall(operation.path):
        report.warning(
            "path-parameter-undeclared",
            f"The path of {operation} has a placeholder without a name",
            operation.place,
            "Write a name between its braces, and describe the parameter.",
        )
    for name, place in declared.items():
        if name not in PLACEHOLDER.findall(operation.path):
            report.warning(
                "path-parameter-unused",
                f"The path {operation.path} has no place for the path parameter `{name}`",
                place,
                "Remove the parameter with an overlay, or write the path as it is called.",
            )


def _unsendable(document: ObjectNode, parameters: ArrayNode, report: Report) -> Iterator[Fault]:
    for index, entry in enumerate(parameters):
        parameter = pointer.followed(document, entry) if isinstance(entry, ObjectNode) else ObjectNode()
        if not is_sendable(parameter):
            report_unsendable(parameter, report, () if parameter is entry else (parameters.place_of(index),))
            yield Fault(parameters, index)


def _duplicates(document: ObjectNode, parameters: ArrayNode, report: Report) -> Iterator[Fault]:
    first: dict[tuple[str, str], ObjectNode] = {}
    for index, entry in enumerate(parameters):
        parameter = pointer.followed(document, entry) if isinstance(entry, ObjectNode) else ObjectNode()
        name, location = parameter.text_at("name"), parameter.text_at("in")
        if "name" in parameter and identity(parameter) in first:
            report.warning(
                "parameter-duplicate",
                f"The {location} parameter `{name}` stands twice in one list: the first one counts",
                parameter.place_of("name"),
                "Remove one of the two with an overlay.",
                (first[identity(parameter)].place_of("name"),),
            )
            yield Fault(parameters, index)
        first.setdefault(identity(parameter), parameter)
