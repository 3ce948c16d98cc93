"""The YAML between the lines ``---`` above a page."""

from __future__ import annotations

from generator.diagnostics import Place, Report
from generator.document import ObjectNode, load
from generator.pages.page import Page


def split_front_matter(page: Page, report: Report) -> tuple[ObjectNode, str]:
    """The front matter (empty if there is none), and the page with empty lines in its place."""
    lines = page.text.split("\n")
    nothing = ObjectNode((), Place(page.file, 1, 1))
    if lines[0].rstrip() != "---":
        return nothing, page.text
    end = next((index for index, line in enumerate(lines) if index and line.rstrip() == "---"), None)
    if end is None:
        return nothing, page.text
    text = "\n".join(lines[1:end])
    body = "\n" * (end + 1) + "\n".join(lines[end + 1 :])
    return (_front_matter(text, page.file, report) if text.strip() else None) or nothing, body


def _front_matter(text: str, file: str, report: Report) -> ObjectNode | None:
    """Reads the front matter; if that fails, the page is still read."""
    findings = Report()
    found = load(text, file, findings, first_line=2)
    report.warn_of(findings.diagnostics)
    return found
