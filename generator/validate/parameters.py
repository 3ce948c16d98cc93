"""Parameters against the path template, and against each other."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from typing import Final

from generator.diagnostics import Place, Report
from generator.document import ObjectNode
from generator.openapi.parameters import identity
from generator.validate.operations import Operation, operations, parameters_of

_TEMPLATE: Final = re.compile(r"\{([^{}]*)\}")


def check_parameters(document: ObjectNode, report: Report) -> None:
    """``path-parameter-undeclared``, ``path-parameter-unused`` and ``parameter-duplicate``."""
    for operation in operations(document):
        lists = _lists(document, operation)
        _check_path(operation, _path_parameters(lists), report)
        for parameters in lists:
            _check_duplicates(parameters, report)


def undeclared_path_parameters(document: ObjectNode, operation: Operation) -> list[str]:
    """The names of the gaps in the path of an operation that no parameter fills."""
    return _undeclared(operation, _path_parameters(_lists(document, operation)))


def _lists(document: ObjectNode, operation: Operation) -> list[tuple[ObjectNode, ...]]:
    """The parameters that its path has, and those of the operation itself."""
    return [parameters_of(document, holder) for holder in (operation.item, operation.node)]


def _path_parameters(lists: Iterable[Iterable[ObjectNode]]) -> dict[str, Place]:
    found = (parameter for parameters in lists for parameter in parameters if parameter.get("in") == "path")
    return {parameter.text_at("name"): parameter.place_of("name") for parameter in found}


def _undeclared(operation: Operation, declared: Container[str]) -> list[str]:
    return [name for name in _TEMPLATE.findall(operation.path) if name and name not in declared]


def _check_path(operation: Operation, declared: Mapping[str, Place], report: Report) -> None:
    for name in _undeclared(operation, declared):
        report.warning(
            "path-parameter-undeclared",
            f"{operation} has no path parameter `{name}`, which its path needs",
            operation.place,
            f"Add `{{name: {name}, in: path, required: true, schema: {{type: string}}}}` to its parameters"
            " with an overlay.",
        )
    if "" in _TEMPLATE.findall(operation.path):
        report.warning(
            "path-parameter-undeclared",
            f"The path of {operation} has a gap without a name",
            operation.place,
            "Write a name between its braces, and describe the parameter.",
        )
    for name, place in declared.items():
        if name not in _TEMPLATE.findall(operation.path):
            report.warning(
                "path-parameter-unused",
                f"The path {operation.path} has no place for the path parameter `{name}`",
                place,
                "Remove the parameter with an overlay, or write the path as it is called.",
            )


def _check_duplicates(parameters: tuple[ObjectNode, ...], report: Report) -> None:
    first: dict[tuple[str, str], Place] = {}
    for parameter in parameters:
        name, location, place = parameter.text_at("name"), parameter.text_at("in"), parameter.place_of("name")
        if name and identity(parameter) in first:
            report.warning(
                "parameter-duplicate",
                f"The {location} parameter `{name}` stands twice in one list",
                place,
                "Remove one of the two with an overlay.",
                (first[identity(parameter)],),
            )
        first.setdefault(identity(parameter), place)
