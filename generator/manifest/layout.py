"""Checks that the folder of an API has files where files belong, and folders where folders belong."""

from __future__ import annotations

from generator.diagnostics import Place, Report
from generator.manifest.api import Api


def check_layout(api: Api, report: Report) -> None:
    """Reports ``file-unreadable`` for a folder in the place of a file, and the other way round."""
    for path in filter(None, (api.changelog, api.extracted, api.lock, api.names)):
        if path.is_dir():
            hint = f"Move it away: `{path.name}` is a file that docs2client writes."
            report.error("file-unreadable", f"{path.as_posix()} is a folder, not a file", Place.of(path), hint)
    if (api.custom.exists() or api.custom.is_symlink()) and not api.custom.is_dir():
        message, hint = f"{api.custom.as_posix()} is not a folder", "Put custom code into a folder of this name."
        report.error("file-unreadable", message, Place.of(api.custom), hint)
