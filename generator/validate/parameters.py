"""Parameters against the path template, and against each other."""

from __future__ import annotations

import re
from typing import Final

from generator.diagnostics import Place, Report
from generator.document import ObjectNode
from generator.validate.operations import Operation, operations, parameters_of

_TEMPLATE: Final = re.compile(r"\{([^{}]+)\}")


def check_parameters(document: ObjectNode, report: Report) -> None:
    """``path-parameter-undeclared``, ``path-parameter-unused`` and ``parameter-duplicate``."""
    for operation in operations(document):
        _check_path(document, operation, report)
        for holder in (operation.item, operation.node):
            _check_duplicates(parameters_of(document, holder), report)


def _check_path(document: ObjectNode, operation: Operation, report: Report) -> None:
    declared = {
        parameter.text_at("name"): parameter.place_of("name")
        for holder in (operation.item, operation.node)
        for parameter in parameters_of(document, holder)
        if parameter.get("in") == "path"
    }
    used = _TEMPLATE.findall(operation.path)
    for name in used:
        if name not in declared:
            report.warning(
                "path-parameter-undeclared",
                f"{operation} has no path parameter `{name}`, which its path needs",
                operation.place,
                f"Add `{{name: {name}, in: path, required: true, schema: {{type: string}}}}` to its parameters"
                " with an overlay.",
            )
    for name, place in declared.items():
        if name not in used:
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
        if name and (name, location) in first:
            report.warning(
                "parameter-duplicate",
                f"The {location} parameter `{name}` stands twice in one list",
                place,
                "Remove one of the two with an overlay.",
                (first[name, location],),
            )
        first.setdefault((name, location), place)
