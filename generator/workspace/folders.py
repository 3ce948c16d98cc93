"""The folders of a workspace."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Final

from generator.diagnostics import Place, Report

SPECS: Final = Path("specs")
_GENERATED: Final = Path("generated")


def api_folders() -> tuple[Path, ...]:
    """The folders of the APIs of the workspace in the working directory, sorted by name; none without a workspace.

    Raises:
        OSError: ``SPECS`` cannot be read, or is no folder.
    """
    return _folders_in(SPECS)


def report_left_over(report: Report) -> None:
    """Reports ``project-left-over`` for projects whose API was deleted or renamed."""
    known = {folder.name for folder in api_folders()}
    projects: tuple[Path, ...] = ()
    with suppress(OSError):  # which is reported when something is written there
        projects = _folders_in(_GENERATED)
    for project in projects:
        if project.name not in known:
            message = f"This was generated from {SPECS / project.name}, which no longer exists"
            report.warning("project-left-over", message, Place.of(project), "Delete it.")


def _folders_in(folder: Path) -> tuple[Path, ...]:
    try:
        entries = sorted(folder.iterdir())
    except FileNotFoundError:
        return ()
    return tuple(path for path in entries if path.is_dir() and not path.name.startswith("."))
