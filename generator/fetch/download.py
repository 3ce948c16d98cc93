"""Gets one file as it is published; what looks like an error page is refused."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPException, HTTPResponse
from importlib.metadata import version
from pathlib import Path
from typing import Final, cast
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from generator.diagnostics import Report
from generator.manifest.published import Published
from generator.sources import DOCUMENT_SUFFIXES

LARGEST: Final = 20_000_000
"""In bytes; the largest OpenAPI documents that are published have about ten million."""

_SECONDS_OF_SILENCE: Final = 30
_SECONDS: Final = 120
_CHUNK: Final = 65_536
_DOCUMENT: Final = "application/json, application/yaml;q=0.9, text/plain;q=0.8, */*;q=0.1"
_PAGE: Final = "text/markdown, text/plain;q=0.9, */*;q=0.1"


def content_of(published: Published, report: Report) -> bytes | None:
    """What a file has now; None, ``fetch-failed`` or ``fetch-refused`` when it cannot be had."""
    try:
        with closing(_opened(published)) as response:
            content = b"".join(_chunks(response))
            problem = _problem(published, response, content)
    except HTTPError as error:
        with error:
            _report_failure(published, f"{error.code} {error.reason}", report)
        return None
    except (OSError, HTTPException, ValueError) as error:
        _report_failure(published, str(getattr(error, "reason", "") or error), report)
        return None
    if problem:
        hint = (
            "Look for the address of the Markdown or of the document itself; often it is that of the page with `.md`."
        )
        report.error("fetch-refused", f"{published.url} gives {problem}", published.place, hint)
        return None
    return content


def _opened(published: Published) -> HTTPResponse:
    accept = _DOCUMENT if Path(published.path).suffix.lower() in DOCUMENT_SUFFIXES else _PAGE
    headers = {"Accept": accept, "User-Agent": f"docs2client/{version('docs2client')}"}
    # Only addresses of HTTP come here, and such answer with an HTTPResponse.
    return cast(HTTPResponse, urlopen(Request(published.url, headers=headers), timeout=_SECONDS_OF_SILENCE))


def _chunks(response: HTTPResponse) -> Iterator[bytes]:
    end, size = time.monotonic() + _SECONDS, 0
    while chunk := response.read1(_CHUNK):
        size += len(chunk)
        if size > LARGEST:
            raise ValueError(f"it is larger than {LARGEST:,} bytes")
        if time.monotonic() > end:
            raise TimeoutError(f"it took longer than {_SECONDS} seconds")
        yield chunk
    if response.length:
        raise ValueError(f"the connection broke off {response.length:,} bytes before the end")


def _problem(published: Published, response: HTTPResponse, content: bytes) -> str:
    """What else than a page or a document this is; empty for a good one."""
    start = content[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if published.url.startswith("https:") and not response.url.startswith("https:"):
        return "an address that is not encrypted"
    said = response.headers.get_content_type() == "text/html" and start.startswith(b"<")
    if said or start.startswith((b"<!doctype html", b"<html")):
        return "HTML"
    if not start:
        return "nothing"
    try:
        content.decode()
    except UnicodeDecodeError:
        return "something else than UTF-8 text"
    return ""


def _report_failure(published: Published, reason: str, report: Report) -> None:
    hint = "Check the address, or try again later."
    report.error("fetch-failed", f"{published.url} cannot be fetched: {reason}", published.place, hint)
