"""The effective document: what the sources declare, with the overlays applied."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from generator.assemble import assemble
from generator.diagnostics import Place, Report
from generator.document import ObjectNode, dump, read, read_text
from generator.overlay import Overlay, apply_overlay, extended_document, read_overlay
from generator.pages import Page, read_page
from generator.sources import Sources

_EXTRACTED: Final = "# Extracted from the pages by docs2client; put changes into an overlay.\n"


def declare(sources: Sources, report: Report) -> ObjectNode | None:
    """What the sources declare, as one OpenAPI document; None when that fails."""
    if sources.document is not None:
        return read(sources.document, report)
    pages = [Page(path.as_posix(), text) for path in sources.pages if (text := read_text(path, report)) is not None]
    fragments = [fragment for page in pages for fragment in read_page(page, report)]
    if report.failed:
        return None
    document = assemble(fragments, report)
    return None if report.failed else document


def extracted_text(document: ObjectNode) -> bytes:
    """The file that keeps what was extracted from pages."""
    return (_EXTRACTED + dump(document)).encode()


def overlay(document: ObjectNode, paths: Iterable[Path], file: Path | None, report: Report) -> ObjectNode | None:
    """The document with overlays applied in their order; None when one cannot be.

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
