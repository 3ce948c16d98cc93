"""Collects the example requests of a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final
from urllib.parse import parse_qsl

from generator.diagnostics import Place
from generator.openapi.methods import METHODS
from generator.pages.described_operations.endpoint import ANY_METHOD, Endpoint
from generator.pages.described_operations.examples.curl import commands
from generator.pages.described_operations.examples.request import Request, json_body, media_type
from generator.pages.markdown.parts import REMEMBERED, Block, Fence, Part, blocks

# Not https://BaseURL, which stands for one.
_SERVER: Final = re.compile(r"https?://(?:[\w-]+\.[\w.-]*|localhost)(?::\d+)?(?:/[\w.-]+)*")
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


def requests(parts: Sequence[Part]) -> Iterator[Request]:
    """The requests that parts of a page show, in the order of the page."""
    for block in blocks(parts):
        yield from _requests_in(block)


@lru_cache(maxsize=REMEMBERED)
def _requests_in(block: Block) -> tuple[Request, ...]:
    found = () if block.fence is None else (*commands(block.fence), *_messages(block.fence))
    return tuple(each for each in found if each.method in METHODS)  # OpenAPI has no place for MKCOL and the like


def shown_servers(endpoint: Endpoint | None, calls: Iterable[Request]) -> Iterator[str]:
    """The servers in the addresses of an operation's calls, for an operation that names none."""
    if endpoint is None or endpoint.servers:
        return
    for call in calls:
        server = endpoint.before_path(call.address)
        if endpoint.is_called_by(call.method, call.address) and _SERVER.fullmatch(server):
            yield server


def _messages(fence: Fence) -> Iterator[Request]:
    """The requests that a code block shows as messages of HTTP; a mere request line only states an endpoint."""
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
