"""``docs2client fetch``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.run import FORMAT, Run
from generator.cli.selection import folders
from generator.diagnostics import Report
from generator.fetch import fetch as fetch_files
from generator.manifest.published import is_own, read_published
from generator.workspace import Outcome
from generator.write import report_unwritable, write_together


@click.command()
@click.argument("apis", nargs=-1, metavar="[API]...")
@FORMAT
def fetch(apis: tuple[str, ...], style: str) -> None:
    """Download pages and documents again.

    `fetch` in the manifest says where they are published. Files that a document refers to are downloaded with it. The
    files of an API are replaced all at once, when all of them have arrived; one that has not changed is left alone.
    """
    run = Run(style)
    for folder in folders(apis):
        report = Report()
        click.echo(f"{folder.name}: {_fetch(folder, report)}")
        run.report.extend(report.diagnostics)
    run.end()


def _fetch(folder: Path, report: Report) -> str:
    published = read_published(folder, report)
    if report.failed:
        return Outcome.FAILED.value
    if not published:
        return "nothing to fetch"
    fetched = fetch_files(published, report)
    if report.failed:
        return Outcome.FAILED.value
    referred = {each.path: content for each, content in fetched.referred.items() if not is_own(each.path)}
    named = {each.path: content for each, content in fetched.named.items()}
    try:
        is_changed = write_together({**referred, **named}, folder)
    except OSError as error:
        report_unwritable(error, Path(error.filename or folder), report)
        return Outcome.FAILED.value
    return Outcome.WRITTEN.value if is_changed else Outcome.CURRENT.value
