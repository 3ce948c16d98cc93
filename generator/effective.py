"""The effective document: what the sources declare, with the overlays applied."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from generator.assemble import assemble
from generator.bundle import Fetch, bundle, refuse_remote
from generator.diagnostics import Diagnostic, Place, Report, Severity
from generator.document import ObjectNode, dump, read, read_text
from generator.extensions import UNPLACED_OPERATIONS
from generator.fetch import text_behind
from generator.move_queries import move_queries
from generator.overlay import Overlay, apply_overlay, extended_document, read_overlay
from generator.pages import Fragment, Page, read_page
from generator.sources import Sources
from generator.swagger import convert_swagger, is_swagger

SILENT: Final = ("page-empty", "page-without-specification")
"""The findings about a page from which nothing can be made."""
_EXTRACTED: Final = "# Extracted from the pages by docs2client; put changes into an overlay.\n"


@dataclass(frozen=True, slots=True)
class Declared:
    """What sources declare, as one OpenAPI document, and the digests of the files that they refer to."""

    document: ObjectNode
    referred: Mapping[Path, str] = field(default_factory=dict[Path, str])


def declare(sources: Sources, report: Report) -> Declared | None:
    """What the sources declare; None when that fails."""
    if sources.document is not None:
        return _read_document(sources.document, text_behind if sources.allow_remote else refuse_remote, report)
    fragments = _fragments(sources, report)
    if report.failed:
        return None
    document = assemble(fragments, report)
    return None if document is None or report.failed else Declared(document)


def _read_document(path: Path, remote: Fetch, report: Report) -> Declared | None:
    document = read(path, report)
    if document is None:
        return None
    whole = bundle(document, path, remote, report)
    converted = convert_swagger(whole.document, report) if is_swagger(whole.document) else whole.document
    return None if report.failed else Declared(converted, whole.files)


def _fragments(sources: Sources, report: Report) -> list[Fragment]:
    """What the pages say; a page that says nothing is prose if nobody named it and others do say something."""
    fragments: list[Fragment] = []
    silent: list[Diagnostic] = []
    for path in sources.pages:
        findings = Report()
        if (text := read_text(path, findings)) is not None:
            fragments += read_page(Page(path.as_posix(), text), findings)
        for finding in findings.diagnostics:
            is_prose = path in sources.found and finding.code in SILENT
            (silent.append if is_prose else report.add)(finding)
    report.extend(replace(each, severity=Severity.WARNING) if fragments else each for each in silent)
    return fragments


def extracted_text(document: ObjectNode) -> bytes:
    """The file that keeps what was extracted from pages."""
    return (_EXTRACTED + dump(document)).encode()


def overlay(document: ObjectNode, paths: Iterable[Path], file: Path | None, report: Report) -> ObjectNode | None:
    """The document with overlays applied in their order, and the queries of its paths moved; None when that fails.

    Arguments:
        document: the document.
        paths: the overlays.
        file: where the document is kept; None when it is not.
        report: receives what reading and applying finds, and ``overlay-extends-other``.
    """
    overlays = [(path, read_overlay(path, report)) for path in paths]
    for path, each in overlays:
        if each is None or report.failed:
            return None
        _check_extends(path, each, file, report)
        document = apply_overlay(document, each, report)
    if not document.object_at(UNPLACED_OPERATIONS):
        document = document.without(UNPLACED_OPERATIONS)
    document = move_queries(document)
    return None if report.failed else document


def _check_extends(path: Path, overlay: Overlay, file: Path | None, report: Report) -> None:
    extended = extended_document(path, overlay)
    if extended and file and extended.resolve() != file.resolve():
        report.warning(
            "overlay-extends-other",
            f"This overlay was written for {extended.as_posix()}, and is applied to {file.as_posix()}",
            Place(path.as_posix()),
            "Correct `extends`, or take it away.",
        )
