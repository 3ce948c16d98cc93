"""Reads all pages of an API into one OpenAPI document."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from generator.assemble import assemble
from generator.diagnostics import Diagnostic, Place, Report, Severity
from generator.document import read_text
from generator.ledger import Entry
from generator.ledger.outcomes import Subject, lost
from generator.openapi.extensions import UNPLACED_OPERATIONS
from generator.pages import Fragment, Page, read_page
from generator.pages.mintlify_site import read_site
from generator.sources import SITE_SETTINGS, Declared, Sources
from generator.tree import file_digest, is_file

SILENT: Final = ("page-empty", "page-without-specification")
"""The findings about pages that describe nothing."""


@dataclass(frozen=True, slots=True)
class _ReadPage:
    path: Path
    fragments: tuple[Fragment, ...]
    findings: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class _SharedFiles:
    """The files that pages include."""

    digests: dict[Path, str] = field(default_factory=dict[Path, str])

    def text(self, file: str, report: Report) -> str | None:
        path = Path(file)
        self.digests[path] = file_digest(path)  # also of a missing file, so that a later run notices when it appears
        return read_text(path, report) if is_file(path) else None


def documented(sources: Sources, report: Report) -> Declared | None:
    """The document of all pages; None if that fails, or if they describe nothing: ``source-empty``."""
    shared = _SharedFiles()
    pages = [_read(path, shared) for path in sources.pages]
    pages, unread = _without_unread([_without_parts(page, shared.digests) for page in pages], sources.found)
    fragments = _fragments(pages, sources, report)
    if not (fragments or report.failed):
        report.error(
            "source-empty",
            "No operation and no model is described here",
            _common_place(sources.pages),
            "Add the pages that describe the API, or say in the headings of these what their tables are about.",
        )
    assembled = None if report.failed else assemble(fragments, report)
    if assembled is None:
        return None
    left_out = (*assembled.left_out, *unread)
    return Declared(assembled.document, left_out, assembled.expected, shared.digests, sources.pages)


def _common_place(pages: Collection[Path]) -> Place:
    """The only page, or the folder that all of them are in."""
    return Place.of(Path(os.path.commonpath([page.absolute() for page in pages])))


def _read(path: Path, shared: _SharedFiles) -> _ReadPage:
    found = Report()
    text = read_text(path, found)
    page = Page(path.as_posix(), text or "")
    fragments: tuple[Fragment, ...] = ()
    if text is not None:
        is_site = path.name in SITE_SETTINGS
        fragments = read_site(page, found) if is_site else read_page(page, found, shared.text)
    return _ReadPage(path, fragments, found.diagnostics)


def _without_parts(page: _ReadPage, shared: Collection[Path]) -> _ReadPage:
    """A page; if others include it, without the operations that only get their endpoint there."""
    if page.path not in shared:
        return page
    whole = tuple(each for each in page.fragments if UNPLACED_OPERATIONS not in each.document)
    return _ReadPage(page.path, whole, page.findings if whole else ())


def _without_unread(pages: Sequence[_ReadPage], found: Collection[Path]) -> tuple[list[_ReadPage], list[Entry]]:
    """The pages, and entries of the ledger for those that cannot be read.

    Only pages that nobody named are treated so; they do not stop the others.
    """
    if not any(page.fragments for page in pages):
        return [*pages], []
    unread = [each for page in pages if page.path in found for each in page.findings if _is_loss(each)]
    rest = [replace(page, findings=tuple(each for each in page.findings if each not in unread)) for page in pages]
    return rest, [
        Entry(Subject("page", name=each.place.file), lost(each.message), each.place, each.related) for each in unread
    ]


def _is_loss(finding: Diagnostic) -> bool:
    return finding.severity is Severity.ERROR and finding.code not in SILENT


def _fragments(pages: Iterable[_ReadPage], sources: Sources, report: Report) -> list[Fragment]:
    """The fragments of the pages; a page without any is taken for prose if nobody named it and others have some."""
    fragments: list[Fragment] = []
    settings: list[Fragment] = []
    silent: list[Diagnostic] = []
    for page in pages:
        (settings if page.path.name in SITE_SETTINGS else fragments).extend(page.fragments)
        for finding in page.findings:
            is_prose = page.path in sources.found and finding.code in SILENT
            (silent.append if is_prose else report.add)(finding)
    (report.warn_of if fragments else report.extend)(silent)
    return [*fragments, *settings] if fragments else []
