"""Reports what the words of pages leave undescribed or contradict, unless an overlay mends it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from generator.diagnostics import Place, Report
from generator.document import ArrayNode, ObjectNode
from generator.openapi import pointer
from generator.openapi.addresses import is_reserved
from generator.openapi.extensions import UNPLACED_OPERATIONS
from generator.openapi.media_types import shown_object
from generator.openapi.normal_form import UNIONS, operations
from generator.openapi.parameters import parameters_of

# The statuses of responses that have no body.
_WITHOUT_BODY: Final = ("204", "205", "3")
# How many of the fields are named when none of them is shown.
_NAMED: Final = 3


@dataclass(frozen=True, slots=True)
class SentNames:
    """The names of what one example sends."""

    names: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Expected:
    """What has to be described of an operation that a page tells of in words.

    Arguments:
        operation: the place of the operation, by which it is known in each later document.
        method: its method; empty if the page does not name it.
        request: whether the words speak of something that is sent.
        sent: what examples send.
    """

    operation: Place
    method: str = ""
    request: bool = False
    sent: tuple[SentNames, ...] = ()


def report_undescribed(document: ObjectNode, expected: Iterable[Expected], report: Report) -> None:
    """Reports what a document does not describe, and the examples that have nothing of what it describes.

    Arguments:
        document: the document that pages describe, with or without overlays.
    """
    known = {(each.operation, each.method): each for each in expected}
    if not known:
        return  # nobody told of anything in words, and operations can be many
    _report_reserved(document.array_at("servers"), report)
    for path, method, operation in operations(document):
        if (found := known.get((operation.place, method)) or known.get((operation.place, ""))) is None:
            continue
        if found.request and not _sends_something(operation):
            report.note(
                "request-undescribed",
                f"Nothing says what {method.upper()} {path} takes: calls of it have no body",
                operation.place,
                "Describe the body with an overlay where there is one.",
            )
        if method == "get" and not _returns_something(operation):
            report.note(
                "response-undescribed",
                f"Nothing describes the response of GET {path}: calls of it return nothing",
                operation.place,
                "Describe the body of the response with an overlay.",
            )
        _report_sent(found.sent, _sendable(document, operation), report)
        _report_contradicted(operation.object_at("responses"), report)
    for _, operation in document.object_at(UNPLACED_OPERATIONS).object_items():
        if (operation.place, "") in known:
            _report_contradicted(operation.object_at("responses"), report)


def _report_reserved(servers: ArrayNode, report: Report) -> None:
    urls = [server.text_at("url") for server in servers.objects()]
    if urls and all(map(is_reserved, urls)):
        report.warning(
            "server-reserved",
            f"No page names another server than {urls[0]}, whose name is reserved for documentation: calls go there",
            servers.place,
            "Name the server with an overlay.",
        )


def _report_sent(sent: Iterable[SentNames], sendable: frozenset[str], report: Report) -> None:
    reported: set[str] = set()
    for each in sent:
        left = [name for name in each.names if _plain(name) not in sendable | reported]
        reported.update(map(_plain, left))
        if left:
            report.warning(
                "example-undescribed",
                f"The example sends {', '.join(f'`{name}`' for name in left)}, which nothing describes",
                each.place,
                "Add it with an overlay, so that calls can send it.",
            )


def _sendable(document: ObjectNode, operation: ObjectNode) -> frozenset[str]:
    """The names that calls can send: of parameters, credentials and the fields of bodies."""
    schemes = document.object_at("components").object_at("securitySchemes").object_items()
    names = [each.text_at("name") for each in (*parameters_of(document, operation), *(each for _, each in schemes))]
    content = pointer.followed(document, operation.object_at("requestBody")).object_at("content")
    for _, media_type in content.object_items():
        names += _fields(document, media_type.object_at("schema"))
    return frozenset(map(_plain, names))


def _fields(document: ObjectNode, schema: ObjectNode) -> Iterator[str]:
    schema = pointer.followed(document, schema)
    yield from schema.object_at("properties")
    for key in ("allOf", *UNIONS):
        for member in schema.array_at(key).objects():
            yield from pointer.followed(document, member).object_at("properties")


def _plain(name: str) -> str:
    """The top-level field of a name, in lower case as headers are compared."""
    return re.split(r"[.\[]", name, maxsplit=1)[0].lower()


def _report_contradicted(responses: ObjectNode, report: Report) -> None:
    for _, response in responses.object_items():
        media_type = response.object_at("content").object_at("application/json")
        schema, shown = media_type.object_at("schema"), shown_object(media_type)
        described = schema.object_at("properties")
        if shown and described and described.keys().isdisjoint(shown):
            named = ", ".join(f"`{name}`" for name in islice(described, _NAMED))
            report.warning(
                "response-contradicted",
                f"The example has none of the described fields of the response, as {named}: the description counts",
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
