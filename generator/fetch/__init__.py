"""Gets pages and documents from where they are published; the only code that opens a connection.

What looks like an error page is refused: it must not take the place of a good page.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from http.client import HTTPException, HTTPResponse
from importlib.metadata import version
from pathlib import Path
from typing import Final, cast
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from generator.diagnostics import Place, Report, Severity
from generator.fetch import references
from generator.manifest.published import Published
from generator.sources import DOCUMENT_SUFFIXES

LARGEST: Final = 20_000_000
"""In bytes; the largest OpenAPI documents that are published have about ten million."""

_SECONDS_OF_SILENCE: Final = 30
_SECONDS: Final = 120
_CHUNK: Final = 65_536
_DOCUMENT: Final = "application/json, application/yaml;q=0.9, text/plain;q=0.8, */*;q=0.1"
_PAGE: Final = "text/markdown, text/plain;q=0.9, */*;q=0.1"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was got: the files that somebody named, and those that only documents among them lead to."""

    named: Mapping[Published, bytes]
    referred: Mapping[Published, bytes]


def fetch(published: Iterable[Published], report: Report) -> Fetched:
    """Gets files as they are published now, and those that documents among them refer to.

    Arguments:
        published: the files.
        report: receives ``fetch-failed`` and ``fetch-refused``, as warnings of what only a document names.

    Returns:
        Of use when the report has no error.
    """
    named = {each: content for each in published if (content := _content(each, report)) is not None}
    referred = _referred(named, report)
    return Fetched(named, referred)


def _referred(named: Mapping[Published, bytes], report: Report) -> dict[Published, bytes]:
    """What documents lead to, and what that leads to, each once; what was named is there already."""
    found: dict[Published, bytes] = {}
    known = {each.path for each in named}
    waiting = deque(each for document, content in named.items() for each in references.referred(document, content))
    findings = Report()
    while waiting:
        each = waiting.popleft()
        if each.path in known:
            continue
        known.add(each.path)
        if (content := _content(each, findings)) is not None:
            found[each] = content
            waiting += references.referred(each, content)
    # The document is the rest, and can do without.
    report.extend(replace(finding, severity=Severity.WARNING) for finding in findings.diagnostics)
    return found


def text_behind(address: str, place: Place, report: Report) -> str | None:
    """The document at an address that a reference leads to; None when there is none.

    Arguments:
        address: of HTTP or HTTPS.
        place: where the reference stands.
        report: receives ``fetch-failed`` and ``fetch-refused``.
    """
    content = _content(Published("document.json", address, place), report)
    return None if content is None else content.decode("utf-8-sig")


def _content(published: Published, report: Report) -> bytes | None:
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
