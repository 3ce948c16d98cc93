"""``docs2client bump``."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator.cli.run import FORMAT, Run
from generator.cli.selection import folders
from generator.diagnostics import Place
from generator.manifest import read_manifest


@click.command()
@click.argument("apis", nargs=-1, metavar="[API]...")
@click.option(
    "--since", "revision", metavar="REV", help="The commit of the last version; by default the one that set it."
)
@FORMAT
def bump(apis: tuple[str, ...], revision: str | None, style: str) -> None:
    """Raise the versions of clients as far as their changes ask for, and enter these into their changelogs.

    What changed since the last version is compared as by `diff`. The version in specs/<api>/api.yaml follows by
    semantic versioning, specs/<api>/CHANGELOG.md says why, and the next `generate` puts both into the project.
    """
    run = Run(style)
    for folder in folders(apis):
        _bump(folder, revision, run)
    run.end()


def _bump(folder: Path, revision: str | None, run: Run) -> None:
    from generator.changes.changelog import left_out, with_entry
    from generator.manifest.text import with_version
    from generator.workspace.history import last_version
    from generator.workspace.snapshot import changes, next_version, of_api, of_revision

    api = read_manifest(folder, run.report)
    since = revision or last_version(folder)
    if api is None or since is None:
        click.echo(f"{folder.name}: no commit to compare with" if api else f"{folder.name}: failed")
        return
    old, new = of_revision(folder, since, run.report), of_api(folder, run.report)
    if old is None or new is None:
        click.echo(f"{folder.name}: failed")
        return
    before, now, found = old.settings.version, new.settings.version, changes(old, new)
    version = next_version(old, new, found)
    if version == before:
        click.echo(f"{folder.name}: {now}, nothing changed")
        return
    log = api.changelog.read_bytes().decode() if api.changelog.exists() else ""
    log = with_entry(log, version, date.today(), found)
    manifest = api.manifest.read_bytes().decode()
    manifest = manifest if version == now else with_version(manifest, version)
    if not (run.write(log, api.changelog) and run.write(manifest, api.manifest)):
        click.echo(f"{folder.name}: failed")
        return
    if missing := left_out(log, version, found):
        message = (
            f"The entry of {version} was there before, and does not say: {'; '.join(line[2:] for line in missing[:3])}"
        )
        hint = "Add what callers need to know; or delete the entry, and `bump` writes it anew."
        run.report.warning("changelog-entry-incomplete", message, Place(api.changelog.as_posix()), hint)
    click.echo(f"{folder.name}: {version}, after {before}")
