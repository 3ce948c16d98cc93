"""Parameters against the path template, and against each other."""

from __future__ import annotations

import re
from typing import Final

from generator.diagnostics import Place, Report
from generator.document import ObjectNode
from generator.openapi.parameters import identity
from generator.validate.operations import Operation, operations, parameters_of

_TEMPLATE: Final = re.compile(r"\{([^{}]*)\}")


def check_parameters(document: ObjectNode, report: Report) -> None:
    """``path-parameter-undeclared``, ``path-parameter-unused`` and ``parameter-duplicate``."""
    for operation in operations(document):
        _check_path(document, operation, report)
        for holder in (operation.item, operation.node):
            _check_duplicates(parameters_of(document, holder), report)


def undeclared_path_parameters(document: ObjectNode, operation: Operation) -> list[str]:
    """The names of the gaps in the path of an operation that no parameter fills."""
    declared = _path_parameters(document, operation)
    return [name for name in _TEMPLATE.findall(operation.path) if name and name not in declared]


def _path_parameters(document: ObjectNode, operation: Operation) -> dict[str, Place]:
    return {
        parameter.text_at("name"): parameter.place_of("name")
        for holder in (operation.item, operation.node)
        for parameter in parameters_of(document, holder)
        if parameter.get("in") == "path"
    }


def _check_path(document: ObjectNode, operation: Operation, report: Report) -> None:
    declared = _path_parameters(document, operation)
    for name in undeclared_path_parameters(document, operation):
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
