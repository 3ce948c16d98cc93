"""Pages in case folders, and what becomes of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from openapi_spec_validator import validate

from generator.diagnostics import Report
from generator.document import ObjectNode
from generator.pages import Fragment, Page, read_page
from generator.pages.mintlify_site import read_site
from generator.sources import SITE_SETTINGS


def read_pages(folder: Path, report: Report) -> list[Fragment]:
    """The fragments of all pages and settings of sites below a folder; they go by their paths in it."""
    fragments: list[Fragment] = []
    for path in sorted(path for pattern in ("*.md", "*.apib", *SITE_SETTINGS) for path in folder.rglob(pattern)):
        page = Page(path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8"))
        read = read_site if path.name in SITE_SETTINGS else _with_files_of(folder)
        fragments += read(page, report)
    return fragments


def _with_files_of(folder: Path) -> Callable[[Page, Report], tuple[Fragment, ...]]:
    def text(file: str, _report: Report) -> str | None:
        path = folder / file
        return path.read_text(encoding="utf-8") if path.is_file() else None

    return lambda page, report: read_page(page, report, text)


def assert_valid(document: ObjectNode) -> None:
    """Holds a document against the OpenAPI schemas; a fragment may lack ``info``."""
    info = {"title": "A fragment", "version": "0"}
    validate({"info": info, **document})
