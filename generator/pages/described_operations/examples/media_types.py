"""Tells the media types of bodies that are shown in other languages than JSON."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from generator.openapi.media_types import essence, is_json
from generator.pages.described_operations.examples.json_bodies import looks_like_json
from generator.pages.markdown.parts import Fence

_BY_LANGUAGE: Final[Mapping[str, str]] = {"xml": "application/xml", "csv": "text/csv"}
_XML: Final = re.compile(r"\s*<\?xml\b")
# HTTP/1.1 200 OK, and further headers up to this one
_HEADER: Final = re.compile(r"\s*HTTP/[\d.]+ [^\n]*\n(?:[\w-]+:[^\n]*\n)*?content-type: *([^\s;]+/[^\s;]+)", re.I)


def media_type_shown(fences: Iterable[Fence]) -> str:
    """The media type of what code shows: ``application/xml``; empty if it says nothing, or if some of it is JSON."""
    shown = list(fences)
    if any(map(looks_like_json, shown)):
        return ""
    found = [media_type for fence in shown if (media_type := _media_type(fence))]
    return "" if any(map(is_json, found)) else next(iter(found), "")


def _media_type(fence: Fence) -> str:
    if header := _HEADER.match(fence.text):
        return essence(header[1])
    return _BY_LANGUAGE.get("xml" if _XML.match(fence.text) else fence.language, "")
