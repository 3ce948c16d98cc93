"""The media types of bodies, responses and parameters."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Report
from generator.document import Node, ObjectNode
from generator.openapi.media_types import described_media_types, is_media_type, meant_media_type
from generator.openapi.objects import ObjectsByKey
from generator.validate.leave_out import Fault


def check_media_types(objects_with: ObjectsByKey, report: Report) -> Iterator[Fault]:
    """Reports ``openapi-unusable`` for keys that are no media types: nobody can send them, or ask for them."""
    for node in objects_with["content"]:
        yield from _check(node.object_at("content"), report)
    for node in objects_with["encoding"]:
        if "schema" in node:
            for encoding in node.object_at("encoding").values():
                yield from _check_part(encoding, report)


def _check(content: ObjectNode, report: Report) -> Iterator[Fault]:
    for key in content:
        meant = meant_media_type(key)
        if is_media_type(meant) and meant != key.strip():
            report.warning("openapi-invalid", f"`{key}` is read as `{meant}`", content.place_of(key))
        elif not is_media_type(meant) and not key.startswith("x-"):
            _report(content, key, report)
            yield Fault(content, key)


def _report(content: ObjectNode, key: str, report: Report) -> None:
    message = f"`{key}` is not a media type" if key.strip() else "A media type has no name"
    hint = "Write it in full and without letters beyond ASCII, as `application/json`."
    if key not in described_media_types(content):
        message, hint = f"{message} but has an example", "Move it to the media type that it is an example of."
    report.warning("openapi-unusable", f"{message}: this is left out", content.place_of(key), hint)


def _check_part(encoding: Node, report: Report) -> Iterator[Fault]:
    """Checks the media types of a part of a form, which may be several."""
    declared = encoding.get("contentType") if isinstance(encoding, ObjectNode) else None
    if (
        isinstance(encoding, ObjectNode)
        and isinstance(declared, str)
        and not all(map(is_media_type, declared.split(",")))
    ):
        message = "`contentType` has something that is not a media type: this is left out"
        report.warning("openapi-unusable", message, encoding.place_of("contentType"))
        yield Fault(encoding, "contentType")
