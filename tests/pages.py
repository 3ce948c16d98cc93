"""Pages in case folders, and what becomes of them."""

from __future__ import annotations

from pathlib import Path

from openapi_spec_validator import validate

from generator.diagnostics import Report
from generator.document import ObjectNode
from generator.pages import Fragment, Page, read_page


def read_pages(folder: Path, report: Report) -> list[Fragment]:
    """The fragments of all pages below a folder; pages go by their paths in it."""
    return [
        fragment
        for path in sorted(folder.rglob("*.md"))
        for fragment in read_page(Page(path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8")), report)
    ]


def assert_valid(document: ObjectNode) -> None:
    """Holds a document against the OpenAPI schemas; a fragment may lack ``info``."""
    info = {"title": "A fragment", "version": "0"}
    validate({"info": info, **document})
