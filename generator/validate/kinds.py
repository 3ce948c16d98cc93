"""Whether references lead to components of the right kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from generator.diagnostics import Report
from generator.document import ArrayNode, ObjectNode
from generator.openapi import pointer
from generator.openapi.objects import ObjectsByKey
from generator.validate.leave_out import Fault
from generator.validate.operations import Operation

# Both are a content with a description, and one is used for the other.
_WITH_CONTENT: Final = {"requestBodies", "responses"}


def check_kinds(objects_with: ObjectsByKey, operations: Iterable[Operation], report: Report) -> Iterator[Fault]:
    """Reports ``ref-unfit`` for parameters, bodies, responses and schemas that refer to another kind of component."""
    for operation in operations:
        yield from _in_operation(operation, report)
    for node in objects_with["schema"]:
        if _is_unfit(node.object_at("schema"), "schemas", report):
            yield Fault(node, "schema")


def _in_operation(operation: Operation, report: Report) -> Iterator[Fault]:
    for parameters in (operation.item.array_at("parameters"), operation.node.array_at("parameters")):
        for index in _unfit(parameters, "parameters", report):
            yield Fault(parameters, index)
    if _is_unfit(operation.node.object_at("requestBody"), "requestBodies", report):
        yield Fault(operation.node, "requestBody")
    responses = operation.node.object_at("responses")
    for status in responses:
        if _is_unfit(responses.object_at(status), "responses", report):
            yield Fault(responses, status, ObjectNode((), responses.place_of(status)))


def _unfit(nodes: ArrayNode, kind: str, report: Report) -> Iterator[int]:
    for index, node in enumerate(nodes):
        if isinstance(node, ObjectNode) and _is_unfit(node, kind, report):
            yield index


def _is_unfit(node: ObjectNode, wanted: str, report: Report) -> bool:
    reference = node.text_at("$ref")
    kind = pointer.component_kind(reference)
    if kind in ("", wanted) or {kind, wanted} == _WITH_CONTENT:
        return False
    report.warning(
        "ref-unfit",
        f"`{reference}` is one of the {kind}, and what belongs here is one of the {wanted}: it is left out",
        node.place_of("$ref"),
        f"Refer to one of `#/components/{wanted}`.",
    )
    return True
