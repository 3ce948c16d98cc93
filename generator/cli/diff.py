"""``docs2client diff``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from generator.changes.model import Change, Level
from generator.changes.presentation import STYLES, rules_as_text
from generator.cli.run import ERRORS_FOUND, Run
from generator.cli.selection import folders
from generator.workspace.snapshot import Snapshot, changes, next_version, of_api, of_revision, of_source


@click.command()
@click.argument("compared", nargs=-1, metavar="OLD NEW | API")
@click.option("--since", "revision", metavar="REV", help="Compare an API of the workspace with a commit.")
@click.option(
    "--fail-on", type=click.Choice(["breaking", "risky"]), help="Exit with 1 for such a change or a worse one."
)
@click.option("--format", "style", type=click.Choice([*STYLES]), default="text", help="How changes are shown.")
@click.option("--rules", "list_rules", is_flag=True, help="List the kinds of changes instead, and what to do.")
def diff(compared: tuple[str, ...], revision: str | None, fail_on: str | None, style: str, list_rules: bool) -> None:
    """Show what changed for callers of a client.

    OLD and NEW are OpenAPI documents, pages, or folders of pages. With --since, the API is compared with what its
    manifest, pages and overlays said in a commit, a branch or a tag.
    """
    if list_rules:
        click.echo(rules_as_text(), nl=False)
        return
    run = Run("text")
    old, new = _snapshots(compared, revision, run)
    if old is None or new is None:
        run.end(ERRORS_FOUND)
    found = changes(old, new)
    click.echo(STYLES[style](found), nl=False)
    if revision and style != "json":
        version, following = old.settings.version, next_version(old, new, found)
        click.echo(f"\nVersion {version} {'stays' if following == version else f'is followed by {following}'}.")
    run.end(ERRORS_FOUND if fail_on and _reaches(found, Level(fail_on)) else 0)


def _snapshots(compared: tuple[str, ...], revision: str | None, run: Run) -> tuple[Snapshot | None, Snapshot | None]:
    match compared, revision:
        case (old, new), None if old and new:
            return of_source(Path(old), run.report), of_source(Path(new), run.report)
        case (api,), str(revision):
            folder = folders((api,))[0]
            return of_revision(folder, revision, run.report), of_api(folder, run.report)
        case _:
            raise click.UsageError("Give two documents, as in `diff old.yaml new.yaml`, or `diff API --since REV`.")


def _reaches(changes: Iterable[Change], level: Level) -> bool:
    return any(change.level.rank <= level.rank for change in changes)
