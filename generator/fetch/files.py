"""Gets published files, and the files that documents among them refer to."""

from __future__ import annotations

import posixpath
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote

from generator.bundle.identifiers import REFERENCES
from generator.diagnostics import Place, Report
from generator.document import Node, ObjectNode, load
from generator.fetch.download import FetchedFile, fetch_file
from generator.manifest.published import Published, is_free
from generator.openapi.addresses import joined, split
from generator.openapi.discriminators import in_other_files
from generator.openapi.objects import objects
from generator.sources import DOCUMENT_SUFFIXES

# A text with neither a reference to another file nor a discriminator need not be parsed.
_LEADING: Final = re.compile(
    rb"""\$(?:dynamicR|recursiveR|r)ef["']?\s*:\s*["']?[^"'\s#]|\b(?:m|defaultM)apping["']?\s*:"""
)


@dataclass(frozen=True, slots=True)
class Fetched:
    """The contents of files: of those that somebody named, and of those that documents among them refer to."""

    named: Mapping[Published, bytes]
    referred: Mapping[Published, bytes]


def fetch(published: Iterable[Published], report: Report) -> Fetched:
    """Gets files as they are published now, and the files that documents among them refer to.

    Arguments:
        report: receives ``fetch-failed`` and ``fetch-refused``, as warnings for files that only a document names.

    Returns:
        The files; only complete if the report has no error.
    """
    named = {each: file for each in published if (file := fetch_file(each, report)) is not None}
    referred = _referred(named, report)
    return Fetched({each: file.content for each, file in named.items()}, referred)


def _referred(named: Mapping[Published, FetchedFile], report: Report) -> dict[Published, bytes]:
    """The files that documents refer to, directly or through others, except those that were named."""
    found: dict[Published, bytes] = {}
    known = {each.path for each in named}
    waiting = deque(each for document, file in named.items() for each in _led_to(document, file))
    findings = Report()
    while waiting:
        each = waiting.popleft()
        if each.path in known:
            continue
        known.add(each.path)
        if (file := fetch_file(each, findings)) is not None:
            found[each] = file.content
            waiting += _led_to(each, file)
    report.warn_of(findings.diagnostics)  # the document is the rest, and can do without
    return found


def _led_to(document: Published, file: FetchedFile) -> Iterable[Published]:
    return _files_beside(replace(document, url=file.url), file.content)


def text_behind(address: str, place: Place, report: Report) -> tuple[str, str] | None:
    """Gets the document at an address that a reference leads to, with its final address after redirects.

    Arguments:
        report: receives ``fetch-failed`` and ``fetch-refused`` when there is none.
    """
    file = fetch_file(Published("document.json", address, place), report)
    return None if file is None else (file.content.decode("utf-8-sig"), file.url)


def _files_beside(document: Published, content: bytes) -> Iterator[Published]:
    """The files that a document refers to by relative paths and that lie beside it or below.

    Arguments:
        document: its address, and its place in the folder of the API.
    """
    if PurePosixPath(document.path).suffix.lower() not in DOCUMENT_SUFFIXES or not _LEADING.search(content):
        return
    root = load(content.decode("utf-8-sig"), document.url, Report())
    for file, place in _files(root) if root is not None else ():
        path = posixpath.normpath(posixpath.join(posixpath.dirname(document.path), unquote(file)))
        if is_free(path):
            yield Published(path, joined(document.url, file), place)


def _files(root: ObjectNode) -> Iterator[tuple[str, Place]]:
    """The files in the references of a document, as they are written there, each with its place."""
    for reference, place in _references(root):
        file = reference.partition("#")[0] if isinstance(reference, str) else ""
        if file and not file.startswith("/") and not split(file).scheme:
            yield file, place


def _references(root: ObjectNode) -> Iterator[tuple[Node, Place]]:
    for node in objects(root):
        yield from ((node[key], node.place_of(key)) for key in REFERENCES.intersection(node))
        yield from in_other_files(node.object_at("discriminator"))
