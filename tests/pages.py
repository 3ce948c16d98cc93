"""Pages in case folders, and what becomes of them."""

from __future__ import annotations

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
        read = read_site if path.name in SITE_SETTINGS else read_page
        fragments += read(Page(path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8")), report)
    return fragments


def assert_valid(document: ObjectNode) -> None:
    """Holds a document against the OpenAPI schemas; a fragment may lack ``info``."""
    info = {"title": "A fragment", "version": "0"}
    validate({"info": info, **document})
