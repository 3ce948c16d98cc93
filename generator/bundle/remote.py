"""What is on the web: read only where a person allows it."""

from __future__ import annotations

from generator.diagnostics import Place, Report


def refuse_remote(address: str, place: Place, report: Report) -> None:
    """Nothing: ``ref-remote`` says that nobody allowed to read what other computers serve."""
    report.warning(
        "ref-remote",
        f"`{address}` is on the web, and building must not depend on it",
        place,
        "Put a copy beside the document, or allow it with `--allow-remote` or `allow_remote: true` in the manifest.",
    )
