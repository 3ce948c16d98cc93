"""What pages of documentation declare, as one OpenAPI document."""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import Final

from generator.assemble import Assembled, assemble
from generator.diagnostics import Diagnostic, Place, Report, Severity
from generator.document import read_text
from generator.pages import Fragment, Page, read_page
from generator.pages.mintlify_site import read_site
from generator.sources import SITE_SETTINGS, Sources

SILENT: Final = ("page-empty", "page-without-specification")
"""The findings about a page from which nothing can be made."""


def documented(sources: Sources, report: Report) -> Assembled | None:
    """What pages add up to; None when that fails, or is nothing: ``source-empty``."""
    fragments = _fragments(sources, report)
    if not (fragments or report.failed):
        report.error(
            "source-empty",
            "No operation and no model is described here",
            _common_place(sources.pages),
            "Add the pages that describe the API, or say in the headings of these what their tables are about.",
        )
    return None if report.failed else assemble(fragments, report)


def _common_place(pages: Collection[Path]) -> Place:
    """The only page, or the folder that all of them are in."""
    return Place(Path(os.path.commonpath([page.absolute() for page in pages])).as_posix())


def _fragments(sources: Sources, report: Report) -> list[Fragment]:
    """What the pages say; a page that says nothing is prose if nobody named it and others do say something."""
    fragments: list[Fragment] = []
    settings: list[Fragment] = []
    silent: list[Diagnostic] = []
    for path in sources.pages:
        findings = Report()
        said, read = (settings, read_site) if path.name in SITE_SETTINGS else (fragments, read_page)
        if (text := read_text(path, findings)) is not None:
            said += read(Page(path.as_posix(), text), findings)
        for finding in findings.diagnostics:
            is_prose = path in sources.found and finding.code in SILENT
            (silent.append if is_prose else report.add)(finding)
    report.extend(replace(each, severity=Severity.WARNING) if fragments else each for each in silent)
    return [*fragments, *settings] if fragments else []
