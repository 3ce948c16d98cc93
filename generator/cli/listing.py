"""``docs2client list``."""

from __future__ import annotations

import json

import click

from generator.cli.run import Run
from generator.cli.selection import folders
from generator.manifest import read_manifest
from generator.workspace import is_current


@click.command("list")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", help="How the list is shown.")
def list_apis(style: str) -> None:
    """List the APIs of the workspace."""
    run = Run("text")
    apis = [api for folder in folders(()) if (api := read_manifest(folder, run.report))]
    rows = [
        {
            "name": api.name,
            "package": api.settings.package,
            "client": api.settings.client,
            "version": api.settings.version,
            "output": api.output.as_posix(),
            "current": is_current(api),
        }
        for api in apis
    ]
    if style == "json":
        click.echo(json.dumps(rows))  # in one line, as the output of a step in GitHub Actions has to be
    for row in rows if style == "text" else []:
        state = "up to date" if row["current"] else "out of date"
        click.echo(f"{row['name']:<20} {row['client']:<20} {row['output']:<32} {state}")
    run.end()
