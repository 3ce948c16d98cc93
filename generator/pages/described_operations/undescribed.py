"""Reports what examples show and the page does not describe."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.diagnostics import Report
from generator.document import ObjectNode
from generator.pages.described_operations.examples.request import Request
from generator.pages.described_operations.requests.bodies import body_shown
from generator.pages.described_operations.responses.shown_responses import untitled
from generator.pages.described_operations.scopes import Scope
from generator.pages.described_operations.sections import Section
from generator.undescribed import Expected, SentNames

# Headers that clients send by themselves, and credentials.
_OF_ANY_CALL: Final = re.compile(
    r"^(?:accept(?:-\w+)?|connection|content-\w+|date|dnt|host|origin|pragma|cache-control|postman-\w+|priority|referer"
    r"|sec-[\w-]+|te|transfer-encoding|upgrade-[\w-]+|user-agent|x-forwarded-\w+|x-requested-with)$"
    r"|auth|cookie|credential|key|login|pass|secret|session|sign|token|(?:client|app|account|api|user)[-_]?id",
    re.IGNORECASE,
)
_WITH_BODY: Final = ("post", "put", "patch")
# Verbs that need a body: a box can be opened without further data, but not made.
_OF_BODY: Final = re.compile(
    r"\b(?:body|payload|json|fields?|parameters?|attributes?|propert(?:y|ies)|form|files?|data"
    r"|(?:creat|updat|chang|replac|sav|writ|invit|mak|schedul|merg|mov|renam|configur|shar)(?:e[sd]?|ing)"
    r"|(?:add|edit|upload|submit|send|register|import|modif|insert|patch|assign|post|put|book|order|ask)(?:s|y|ies|ing)?"
    r"|set(?:s|ting)?)\b",
    re.IGNORECASE,
)


def report_untitled(page_sections: Sequence[Section], operation: ObjectNode, report: Report) -> None:
    """Reports JSON that may be the body or the response of an operation, if one of these is not known otherwise.

    Arguments:
        operation: what is known of it, which can be sent a body.
    """
    schemas = [media.object_at("schema") for media in _media(operation.object_at("requestBody"))]
    responses = operation.object_at("responses")
    shown = [media for status in responses for media in _media(responses.object_at(status))]
    for block in () if schemas and shown else untitled(page_sections):
        if not any(f'"{name}"' in block.text for schema in schemas for name in schema.object_at("properties")):
            report.warning(
                "example-untitled",
                "Nothing says whether this JSON is sent or returned: it is left out",
                block.place,
                "Give it a heading, as `### Response`, or add what it shows with an overlay.",
            )


def expected_of(scope: Scope, shown: Sequence[Request], operation: ObjectNode) -> Expected:
    """What has to be described of an operation, by its wording and its examples.

    Arguments:
        shown: the requests of its examples, which show that nothing else is sent.
    """
    endpoint = scope.endpoint
    method = endpoint.method if endpoint else ""
    words = f"{operation.text_at('summary')}\n{operation.text_at('description')}"
    is_sent = method in _WITH_BODY and not shown and _OF_BODY.search(words) is not None
    calls = [each for each in shown if endpoint is not None and endpoint.is_called_by(each.method, each.address)]
    sent = [SentNames(tuple(dict.fromkeys(_sent(call))), call.place) for call in calls]
    if labelled := body_shown(scope):
        sent.append(SentNames(tuple(labelled.body), labelled.place))
    return Expected(operation.place, method, is_sent, tuple(sent))


def _media(message: ObjectNode) -> list[ObjectNode]:
    content = message.object_at("content")
    return [content.object_at(name) for name in content]


def _sent(request: Request) -> Iterator[str]:
    """The names in the query, the body and the headers, but for those that clients send by themselves."""
    yield from request.query
    yield from request.body or ()
    yield from (name for name, _ in request.form)
    yield from (name for name, _ in request.headers if not _OF_ANY_CALL.search(name))
