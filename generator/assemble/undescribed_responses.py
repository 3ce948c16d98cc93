"""Reports operations that read something, if no page describes their response."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from generator.diagnostics import Report
from generator.document import ObjectNode
from generator.openapi.normal_form import operations
from generator.pages.page import Fragment

# The statuses of responses that have no body.
_WITHOUT_BODY: Final = ("204", "205", "3")


def report_undescribed_responses(fragments: Iterable[Fragment], report: Report) -> None:
    """Reports each ``GET`` that a page describes in words, but not the body of its response.

    Arguments:
        fragments: all fragments of an API, without operations that they mention in passing.
        report: receives ``response-undescribed``.
    """
    described = (fragment.document for fragment in fragments if fragment.is_in_words)
    for path, method, operation in (each for document in described for each in operations(document)):
        if method == "get" and not _is_described(operation.object_at("responses")):
            report.note(
                "response-undescribed",
                f"Nothing describes the response of GET {path}: calls of it return nothing",
                operation.place,
                "Describe the body of the response with an overlay.",
            )


def _is_described(responses: ObjectNode) -> bool:
    """Whether a success has a body, or none by its status."""
    said = [status for status in responses if status < "4"]
    return any(status.startswith(_WITHOUT_BODY) or "content" in responses.object_at(status) for status in said)
