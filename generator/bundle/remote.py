"""Refuses references to the web, which a person has to allow."""

from __future__ import annotations

from generator.diagnostics import Place, Report


def refuse_remote(address: str, place: Place, report: Report) -> None:
    """Gets nothing, and reports ``ref-remote``: nobody allowed this build to read from the web."""
    report.warning(
        "ref-remote",
        f"`{address}` is on the web, and building must not depend on it",
        place,
        "Put a copy beside the document, or allow it with `--allow-remote` or `allow_remote: true` in the manifest.",
    )
