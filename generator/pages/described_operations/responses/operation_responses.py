"""Makes the responses of an operation of what its sections say and its examples show."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Final

from generator.diagnostics import Report
from generator.document import ObjectNode
from generator.openapi.components import reference_to
from generator.pages.described_operations.envelopes import with_envelopes
from generator.pages.described_operations.responses.by_status import responses_by_status
from generator.pages.described_operations.responses.described_responses import described_responses
from generator.pages.described_operations.responses.errors import (
    documented_errors,
    error_responses,
    shown_errors,
    with_schema,
)
from generator.pages.described_operations.responses.shown_responses import (
    shown_blocks,
    with_bodiless,
    with_examples,
    with_media_types,
    with_unread,
    with_untitled,
)
from generator.pages.described_operations.scopes import Scope

ERROR: Final = "Error"
"""The name of the schema for all errors that are only known from examples."""


@dataclass(frozen=True, slots=True)
class OperationResponses:
    """The responses of an operation.

    Arguments:
        error_bodies: the examples for those with the schema ``Error``.
    """

    by_status: dict[str, ObjectNode]
    error_bodies: tuple[ObjectNode, ...]


def responses_of(scope: Scope, report: Report) -> OperationResponses:
    """The responses of an operation."""
    errors = documented_errors(scope.parts, report)
    responses = with_envelopes(_described(scope, report), report)
    shown = shown_errors(responses)
    reference = reference_to(ERROR)
    responses |= {status: with_schema(responses[status], reference) for status in shown}
    responses |= error_responses(errors, reference)
    bodies = (*(error.example.body for error in errors), *itertools.chain.from_iterable(shown.values()))
    return OperationResponses(responses, bodies)


def _described(scope: Scope, report: Report) -> dict[str, ObjectNode]:
    """The responses that sections describe, with the bodies that are shown of them."""
    described = responses_by_status(described_responses(scope.sections, report), report)
    shown = shown_blocks(scope.parts)
    responses = with_media_types(with_unread(with_examples(described, shown), shown), shown)
    return with_untitled(with_bodiless(responses, scope.parts), scope.endpoint, scope.sections)
