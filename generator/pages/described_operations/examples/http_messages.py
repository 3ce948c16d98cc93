"""Reads example requests in the form of HTTP messages (RFC 9112): request line, headers, empty line, body.

The empty line may be missing before JSON that is sent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import parse_qsl

from generator.diagnostics import Place
from generator.pages.described_operations.endpoint import ANY_METHOD
from generator.pages.described_operations.examples.request import Request, json_body, media_type
from generator.pages.markdown.parts import Fence

_LANGUAGES: Final = ("http", "rest", "text", "txt", "bash", "sh", "shell", "console", "json", "js", "javascript", "")
_MESSAGE: Final = re.compile(
    rf"""
    \s*(?P<method>(?P<sending>P(?:OST|UT|ATCH))|{ANY_METHOD})[ ]+
    (?P<target>(?:https?://|/)\S*)(?:[ ]+HTTP/[\d.]+)?[ \t]*
    (?P<query>(?:\n[ \t]*[?&]\S+)*)               # goes on below the target, as editors write it
    (?P<headers>(?:\n[A-Za-z][\w-]*[ ]?:[ ][^\n]*)*)
    (?:\n(?:\s*\n|(?(sending)(?=[ \t]*\{{)|(?!)))(?P<body>.*?))?\s*(?=\nHTTP/[\d.]+\ \d{{3}}|\n\#\#\#|\Z)
    """,
    re.VERBOSE | re.DOTALL,
)


def messages(fence: Fence) -> Iterator[Request]:
    """The requests that a code block shows as messages; a mere request line only states an endpoint."""
    found = _MESSAGE.match(fence.text) if fence.language in _LANGUAGES else None
    if found and (found["headers"] or found["body"] or found["query"]):
        yield _request(found, fence.place)


def _request(found: re.Match[str], place: Place) -> Request:
    lines = [line.partition(":") for line in found["headers"].strip().split("\n") if line]
    headers = tuple((name.strip(), value.strip()) for name, _, value in lines)
    host = next((value for name, value in headers if name.lower() == "host"), "")
    target = found["target"] + re.sub(r"\s", "", found["query"])
    address = f"https://{host}{target}" if host and target.startswith("/") else target
    data = (found["body"] or "").strip()
    line = place.line + found.string.count("\n", 0, found.start("body")) if data else place.line
    body = json_body(data, Place(place.file, line, 1))
    query = tuple(name for name, _ in parse_qsl(target.partition("?")[2], keep_blank_values=True))
    sent = media_type(headers, data, body)
    return Request(found["method"].lower(), address.partition("?")[0], headers, query, sent, body, (), place, data)
