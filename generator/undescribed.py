"""Reports what the words of pages leave undescribed, unless an overlay describes it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from generator.diagnostics import Place, Report
from generator.document import ObjectNode
from generator.openapi.normal_form import operations

# The statuses of responses that have no body.
_WITHOUT_BODY: Final = ("204", "205", "3")


@dataclass(frozen=True, slots=True)
class Expected:
    """What has to be described of an operation that a page tells of in words.

    Arguments:
        operation: the place of the operation, by which it is known in each later document.
        request: whether the words speak of something that is sent.
        response: whether it must return something.
    """

    operation: Place
    request: bool = False
    response: bool = False


def report_undescribed(document: ObjectNode, expected: Iterable[Expected], report: Report) -> None:
    """Reports what a document does not describe.

    Arguments:
        document: the document that pages describe, with or without overlays.
        report: receives ``request-undescribed`` and ``response-undescribed``.
    """
    expected = tuple(expected)
    requests = {each.operation for each in expected if each.request}
    responses = {each.operation for each in expected if each.response}
    for path, method, operation in operations(document):
        if method != "get" and operation.place in requests and not _sends_something(operation):
            report.note(
                "request-undescribed",
                f"Nothing says what {method.upper()} {path} takes: calls of it have no body",
                operation.place,
                "Describe the body with an overlay where there is one.",
            )
        if method == "get" and operation.place in responses and not _returns_something(operation):
            report.note(
                "response-undescribed",
                f"Nothing describes the response of GET {path}: calls of it return nothing",
                operation.place,
                "Describe the body of the response with an overlay.",
            )


def _sends_something(operation: ObjectNode) -> bool:
    """Whether there is a body, or a parameter beside those of the path."""
    parameters = operation.array_at("parameters").objects()
    return "requestBody" in operation or any(parameter.get("in") != "path" for parameter in parameters)


def _returns_something(operation: ObjectNode) -> bool:
    """Whether a success has a body, or none by its status."""
    responses = operation.object_at("responses")
    return any(
        status.startswith(_WITHOUT_BODY) or responses.object_at(status).keys() & {"content", "$ref"}
        for status in responses
        if status < "4"
    )
