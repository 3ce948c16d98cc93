"""The operations of a document, which needs some, each with its own operationId, and with a method and a path."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.diagnostics import Place, Report
from generator.document import ObjectNode
from generator.openapi import pointer
from generator.openapi.extensions import UNPLACED_OPERATIONS
from generator.openapi.path_items import operations_of
from generator.openapi.webhooks import SECTIONS as WEBHOOKS


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation with its path.

    Arguments:
        method: the HTTP method, in lower case.
        place: the place of the method.
    """

    path: str
    method: str
    place: Place
    item: ObjectNode
    node: ObjectNode

    def __str__(self) -> str:
        return f"{self.method.upper()} {self.path}"


def operations(document: ObjectNode) -> Iterator[Operation]:
    """Each operation under ``paths``, in the order of the document."""
    for path, value in document.object_at("paths").items():
        item = pointer.followed(document, value) if isinstance(value, ObjectNode) else ObjectNode()
        for method, node, place in operations_of(item):
            yield Operation(path, method, place, item, node)


def check_operations(document: ObjectNode, operations: Sequence[Operation], report: Report) -> None:
    """Reports ``document-without-operations`` and ``operation-id-duplicate``."""
    if not operations:
        _report_none(document, report)
    first: dict[str, ObjectNode] = {}
    for operation in operations:
        name = operation.node.text_at("operationId")
        if name and (before := first.setdefault(name, operation.node)) is not operation.node:
            report.warning(
                "operation-id-duplicate",
                f"The operationId `{name}` is given to a second operation, {operation}",
                operation.node.place_of("operationId"),
                "Give it another one with an overlay; until then one of them is called after its path where they meet.",
                (before.place_of("operationId"),),
            )


def _report_none(document: ObjectNode, report: Report) -> None:
    place = document.place_of("paths")
    if any(document.object_at(section) for section in WEBHOOKS):
        message = "The document only has webhooks: there is nothing that a client could call"
        report.warning("document-without-operations", message, place)
    elif document.object_at(UNPLACED_OPERATIONS):
        message, hint = "No operation has a method and a path", "Say with an overlay where they are called."
        report.error("document-without-operations", message, place, hint)
    else:
        message = "The document has no operations"
        report.error("document-without-operations", message, place, "Check whether this is the right documentation.")


def check_unplaced(document: ObjectNode, report: Report) -> None:
    """Reports ``operation-unplaced`` for each operation whose page names no method and path."""
    unplaced = document.object_at(UNPLACED_OPERATIONS)
    for name in unplaced:
        report.warning(
            "operation-unplaced",
            f"The page of `{name}` names no method and path",
            unplaced.place_of(name),
            "Remove the page if it describes no call, or say where it is called with an overlay (1.1):\n"
            + _placing(name),
        )


def _placing(name: str) -> str:
    """The actions that place an operation; a person has to write the method and the path."""
    step = name.replace("\\", "\\\\").replace("'", "\\'")
    unplaced = json.dumps(f"$['{UNPLACED_OPERATIONS}']['{step}']", ensure_ascii=False)
    lines = (
        "- target: $.paths",
        "  update: {'/PATH': {post: {}}}",
        "- target: $.paths['/PATH'].post",
        f"  copy: {unplaced}",
        f"- target: {unplaced}",
        "  remove: true",
    )
    return "\n".join(f"        {line}" for line in lines)
