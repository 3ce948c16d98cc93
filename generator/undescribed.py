"""Reports what the words of pages leave undescribed or contradict, unless an overlay mends it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Final

from generator.diagnostics import Place, Report
from generator.document import ObjectNode
from generator.openapi.extensions import UNPLACED_OPERATIONS
from generator.openapi.media_types import shown_object
from generator.openapi.normal_form import operations

# The statuses of responses that have no body.
_WITHOUT_BODY: Final = ("204", "205", "3")
# How many of the fields are named when none of them is shown.
_NAMED: Final = 3


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
    """Reports what a document does not describe, and the examples that have nothing of what it describes.

    Arguments:
        document: the document that pages describe, with or without overlays.
        report: receives ``request-undescribed``, ``response-undescribed`` and ``response-contradicted``.
    """
    expected = tuple(expected)
    requests = {each.operation for each in expected if each.request}
    responses = {each.operation for each in expected if each.response}
    in_words = {each.operation for each in expected}
    placed = [operation for _, _, operation in operations(document)]
    unplaced = [operation for _, operation in document.object_at(UNPLACED_OPERATIONS).object_items()]
    for operation in (*placed, *unplaced):
        if operation.place in in_words:
            _report_contradicted(operation.object_at("responses"), report)
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


def _report_contradicted(responses: ObjectNode, report: Report) -> None:
    for _, response in responses.object_items():
        media_type = response.object_at("content").object_at("application/json")
        schema, shown = media_type.object_at("schema"), shown_object(media_type)
        described = schema.object_at("properties")
        if shown and described and described.keys().isdisjoint(shown):
            named = ", ".join(f"`{name}`" for name in islice(described, _NAMED))
            report.warning(
                "response-contradicted",
                f"The example has nothing of what is described of the response, as {named}: what is described is taken",
                schema.place,
                "Correct it with an overlay where the example is right.",
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
