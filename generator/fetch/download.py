"""Gets one file as it is published, and refuses what looks like an error page."""

from __future__ import annotations

import time
import zlib
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPException, HTTPResponse, IncompleteRead
from pathlib import Path
from ssl import SSLCertVerificationError
from typing import Final, NamedTuple
from urllib.error import HTTPError

from generator.diagnostics import Report
from generator.fetch.requests import opened
from generator.manifest.published import Published
from generator.sources import DOCUMENT_SUFFIXES

LARGEST: Final = 20_000_000
"""The most bytes that a file may have; the largest published OpenAPI documents have about ten million."""

_SECONDS: Final = 120
_CHUNK: Final = 65_536
_DOCUMENT: Final = "application/json, application/yaml;q=0.9, text/plain;q=0.8, */*;q=0.1"
_PAGE: Final = "text/markdown, text/plain;q=0.9, */*;q=0.1"
_KNOWN: Final = ("gzip", "x-gzip", "deflate")
# For zlib: detect by the header whether it is gzip or zlib.
_WITH_HEADER: Final = zlib.MAX_WBITS | 32


class FetchedFile(NamedTuple):
    """The file at an address, and its final address after redirects, which relative references in it start from."""

    content: bytes
    url: str


def fetch_file(published: Published, report: Report) -> FetchedFile | None:
    """Gets a file as it is now; None and ``fetch-failed`` or ``fetch-refused`` if that is impossible."""
    accept = _DOCUMENT if Path(published.path).suffix.lower() in DOCUMENT_SUFFIXES else _PAGE
    try:
        with closing(opened(published.url, accept)) as response:
            packed = b"".join(_chunks(response))
            content = _unpacked(packed, response.headers.get("content-encoding", ""), LARGEST)
            problem = _problem(published, response, content)
    except (OSError, HTTPException, ValueError) as error:
        _report_failure(published, error, report)
        return None
    if problem:
        hint = (
            "Look for the address of the Markdown or of the document itself; often it is that of the page with `.md`."
        )
        report.error("fetch-refused", f"{published.url} gives {problem}", published.place, hint)
        return None
    return FetchedFile(content, response.url)


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
    """Why this is not a page or a document; empty if it is one."""
    start = content[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if published.url.startswith("https:") and not response.url.startswith("https:"):
        return "an address that is not encrypted"
    is_html = response.headers.get_content_type() == "text/html" and start.startswith(b"<")
    if is_html or start.startswith((b"<!doctype html", b"<html")):
        return "HTML"
    if not start:
        return "nothing"
    try:
        content.decode()
    except UnicodeDecodeError:
        return "something other than UTF-8 text"
    return ""


def _report_failure(published: Published, error: Exception, report: Report) -> None:
    reason: object = getattr(error, "reason", "") or error
    hint = "Check the address, or try again later."
    if isinstance(error, HTTPError):
        reason = f"{error.code} {error.reason}"
        error.close()
    elif isinstance(error, IncompleteRead):
        reason = "the connection broke off before the end"
    elif isinstance(reason, SSLCertVerificationError):
        hint = "If a proxy answers instead of the server, as in some companies, name its certificate in SSL_CERT_FILE."
    message = " ".join(str(reason).split())  # messages of servers and of urllib may have several lines
    report.error("fetch-failed", f"{published.url} cannot be fetched: {message}", published.place, hint)


def _unpacked(content: bytes, coding: str, most: int) -> bytes:
    """Decompresses a body.

    Arguments:
        most: the size that the result may have, in bytes.

    Raises:
        ValueError: it cannot be decompressed, or the result is larger.
    """
    if coding.strip().lower() in ("", "identity"):
        return content
    if coding.strip().lower() not in _KNOWN:
        raise ValueError(f"it is compressed in a way that was not asked for, `{coding}`")
    unpacking = zlib.decompressobj(_WITH_HEADER)
    try:
        found = unpacking.decompress(content, most + 1)
    except zlib.error as error:
        raise ValueError(f"it is not compressed as its server says: {error}") from error
    if len(found) > most:
        raise ValueError(f"it is larger than {most:,} bytes")
    if not unpacking.eof:
        raise ValueError("the compressed data breaks off before its end")
    return found
