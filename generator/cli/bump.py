"""``docs2client bump``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

import click

from generator.changes.changelog import left_out, with_entry
from generator.changes.model import Change
from generator.cli.run import FORMAT, Run
from generator.cli.selection import folders
from generator.diagnostics import Place, Report
from generator.manifest import read_manifest
from generator.manifest.api import Api
from generator.manifest.text import with_version
from generator.workspace import Outcome
from generator.workspace.history import GitError, last_version
from generator.workspace.snapshot import changes, next_version, of_api, of_revision

_COMMITS_MISSING: Final = (
    "Get them with `git fetch --unshallow`, or `fetch-depth: 0` in CI; or name one with `--since`."
)


@click.command()
@click.argument("apis", nargs=-1, metavar="[API]...")
@click.option(
    "--since", "revision", metavar="REV", help="The commit of the last version; by default the one that set it."
)
@FORMAT
def bump(apis: tuple[str, ...], revision: str | None, style: str) -> None:
    """Raise versions, and write changelogs.

    What changed since the last version is found as by `diff`. The version in specs/<api>/api.yaml is raised by semantic
    versioning, specs/<api>/CHANGELOG.md says why, and the next `generate` puts both into the project.
    """
    run = Run(style, force=True)  # it edits files that people wrote
    for folder in folders(apis):
        click.echo(f"{folder.name}: {_bump(folder, revision, run)}")
    run.end()


def _bump(folder: Path, revision: str | None, run: Run) -> str:
    """Raises the version of an API, and returns how that ended."""
    if (api := read_manifest(folder, run.report)) is None:
        return Outcome.FAILED.value
    try:
        since = revision or last_version(folder)
    except GitError as error:
        message = f"It is unknown which commit set the version: {error}"
        run.report.error("history-shallow", message, Place.of(api.manifest), _COMMITS_MISSING)
        return Outcome.FAILED.value
    if since is None:
        return "no commit to compare with"
    old, new = of_revision(folder, since, run.report), of_api(folder, run.report)
    if old is None or new is None:
        return Outcome.FAILED.value
    before, found = old.settings.version, changes(old, new)
    version = next_version(old, new, found)
    if version == before:
        return f"{new.settings.version}, nothing changed"
    return f"{version}, after {before}" if _write(api, version, found, run) else Outcome.FAILED.value


def _write(api: Api, version: str, found: Sequence[Change], run: Run) -> bool:
    """Writes a version and its changelog entry, and returns whether that succeeded."""
    log = _text(api.changelog, run.report) if api.changelog.exists() else ""
    manifest = _text(api.manifest, run.report)
    if log is None or manifest is None:
        return False
    if version != api.settings.version:
        manifest = with_version(manifest, version)
    entered = with_entry(log, version, date.today(), found)
    if not (run.write(entered, api.changelog) and run.write(manifest, api.manifest)):
        return False
    if missing := left_out(entered, version, found):
        lacking = "; ".join(line[2:] for line in missing[:3])
        message = f"The entry of {version} was already there, and does not mention: {lacking}"
        hint = "Add what callers need to know; or delete the entry, and `bump` writes it anew."
        run.report.warning("changelog-entry-incomplete", message, Place.of(api.changelog), hint)
    return True


def _text(path: Path, report: Report) -> str | None:
    """The text of a file with its own line ends, which are kept when it is written back; None if it cannot be read."""
    try:
        return path.read_bytes().decode()
    except UnicodeDecodeError:
        report.error("file-unreadable", "This is not UTF-8 text", Place.of(path), "Save the file as UTF-8.")
    except OSError as error:
        report.error("file-unreadable", f"Cannot read {path}: {error.strerror}", Place.of(path))
    return None
