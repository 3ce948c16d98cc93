"""``docs2client list``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from generator.cli.handling import handle, where_needed
from generator.cli.run import Run
from generator.cli.selection import folders
from generator.diagnostics import Report
from generator.manifest.api import Api
from generator.workspace import Outcome, Result


@click.command("list")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", help="How the list is shown.")
def list_apis(style: str) -> None:
    """List the APIs of the workspace.

    Exits with 1 if the manifest of one cannot be used; the others are listed all the same.
    """
    run = Run("text")
    rows = [_row(folder, run.report) for folder in folders(())]
    if style == "json":
        click.echo(json.dumps(rows))  # in one line, because GitHub Actions wants the output of a step so
    for row in rows if style == "text" else []:
        click.echo(f"{row['name']:<20} {row['client']:<20} {row['output']:<32} {row['state']}")
    run.end()


def _row(folder: Path, report: Report) -> dict[str, str]:
    """The facts about the API in a folder; only its name if its manifest cannot be used."""
    handled = handle(folder, where_needed(lambda _api, _report: Result(Outcome.STALE)))
    report.extend(handled.report.diagnostics)
    return {"name": folder.name, **_facts(handled.api), "state": handled.result.outcome.value}


def _facts(api: Api | None) -> dict[str, str]:
    if api is None:
        return {"package": "", "client": "", "version": "", "output": ""}
    settings = api.settings
    known = {"package": settings.package, "client": settings.client, "version": settings.version}
    return {**known, "output": api.output.as_posix()}
