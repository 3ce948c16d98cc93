"""The media types that bodies, responses and parameters are described for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.diagnostics import Report
from generator.document import ObjectNode
from generator.openapi.normal_form import is_media_type
from generator.validate.leave_out import Fault


def check_media_types(nodes: Iterable[ObjectNode], report: Report) -> Iterator[Fault]:
    """``openapi-unusable`` and a fault for what is no media type: nobody can send it, or ask for it.

    Arguments:
        nodes: all objects of the document.
        report: receives the findings.
    """
    for node in nodes:
        if "content" in node:
            yield from _check(node.object_at("content"), report)


def _check(content: ObjectNode, report: Report) -> Iterator[Fault]:
    for key in content:
        if not is_media_type(key) and not key.startswith("x-"):
            said = f"`{key}` is no media type" if key.strip() else "A media type has no name"
            hint = "Write it in full and without letters beyond ASCII, as `application/json`."
            report.warning("openapi-unusable", f"{said}: this is left out", content.place_of(key), hint)
            yield Fault(content, key)
