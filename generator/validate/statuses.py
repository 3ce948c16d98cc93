"""The statuses of responses."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Report
from generator.document import ObjectNode
from generator.openapi.objects import ObjectsByKey
from generator.openapi.statuses import is_status
from generator.validate.leave_out import Fault


def check_statuses(document: ObjectNode, objects_with: ObjectsByKey, report: Report) -> Iterator[Fault]:
    """Reports ``openapi-unusable`` for keys that are no statuses, ``openapi-invalid`` for ``4xx``: it is ``4XX``."""
    shared = document.object_at("components")
    for node in objects_with["responses"]:
        if node is not shared:
            yield from _check(node.object_at("responses"), report)


def _check(responses: ObjectNode, report: Report) -> Iterator[Fault]:
    for key in responses:
        if key.startswith("x-"):
            continue
        place = responses.place_of(key)
        if not is_status(key):
            report.warning("openapi-unusable", f"`{key}` is not an HTTP status: this is left out", place)
            yield Fault(responses, key)
        elif key.endswith("x"):
            report.warning("openapi-invalid", f"`{key}` is read as `{key.upper()}`", place)
