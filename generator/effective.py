"""The effective document: what the sources declare, with the overlays applied.

The modules for pages, overlays and the web are imported only when needed: that takes as long as reading a document.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.authorship import EXTRACTED
from generator.bundle import Fetch, bundle, refuse_remote
from generator.diagnostics import Place, Report
from generator.document import ObjectNode, dump, read
from generator.openapi.extensions import UNPLACED_OPERATIONS
from generator.openapi.respelling.move_queries import move_queries
from generator.openapi.respelling.nest_operations import nest_operations
from generator.openapi.respelling.root_paths import root_paths
from generator.openapi.respelling.spell_methods import spell_methods
from generator.openapi.respelling.spell_placeholders import spell_placeholders
from generator.openapi.respelling.spell_statuses import spell_statuses
from generator.openapi.respelling.wrap_schemas import wrap_schemas
from generator.sources import Declared, Sources
from generator.swagger import convert_leftovers, convert_swagger, is_swagger


def declare(sources: Sources, report: Report) -> Declared | None:
    """Reads the sources; None if that fails."""
    if sources.document is not None:
        document = sources.reading(report) if sources.reading else read(sources.document, report)
        return None if document is None else _whole(document, sources.document, _fetch(sources), report)
    from generator.documentation import documented

    return documented(sources, report)


def _fetch(sources: Sources) -> Fetch:
    if not sources.allow_remote:
        return refuse_remote
    from generator.fetch import text_behind

    return text_behind


def _whole(document: ObjectNode, path: Path, remote: Fetch, report: Report) -> Declared | None:
    """A document with the files that it refers to, in the usual spelling, as OpenAPI 3."""
    whole = bundle(document, path, remote, report)
    spelt = whole.document
    for respell in (root_paths, spell_methods, nest_operations, spell_statuses):
        spelt = respell(spelt, report)
    convert = convert_swagger if is_swagger(spelt) else convert_leftovers
    converted = wrap_schemas(convert(spelt, report), report)
    return None if report.failed else Declared(converted, referred=whole.files)


def extracted_text(document: ObjectNode) -> bytes:
    """The contents of the file for a document that was extracted from pages."""
    return (EXTRACTED + dump(document)).encode()


def overlay(document: ObjectNode, paths: Iterable[Path], file: Path | None, report: Report) -> ObjectNode | None:
    """The document with overlays applied in order, and its paths respelt as OpenAPI wants them; None if that fails.

    Arguments:
        paths: the overlays.
        file: the file of the document, which overlays may name as ``extends``; None if there is none.
        report: receives what reading and applying finds, and ``overlay-extends-other``.
    """
    if paths := tuple(paths):
        overlaid = _overlaid(document, paths, file, report)
        if overlaid is None:
            return None
        document = overlaid
    if not document.object_at(UNPLACED_OPERATIONS):
        document = document.without(UNPLACED_OPERATIONS)
    document = move_queries(spell_placeholders(document))
    return None if report.failed else document


def _overlaid(document: ObjectNode, paths: Iterable[Path], file: Path | None, report: Report) -> ObjectNode | None:
    from generator.overlay import apply_overlay, extended_document, read_overlay

    overlays = [(path, read_overlay(path, report)) for path in paths]
    for path, each in overlays:
        if each is None or report.failed:
            return None
        _check_extends(path, extended_document(path, each), file, report)
        document = apply_overlay(document, each, report)
    return document


def _check_extends(path: Path, extended: Path | None, file: Path | None, report: Report) -> None:
    if extended and file and extended.resolve() != file.resolve():
        report.warning(
            "overlay-extends-other",
            f"This overlay was written for {extended.as_posix()}, and is applied to {file.as_posix()}",
            Place.of(path),
            "Correct `extends`, or remove it.",
        )
