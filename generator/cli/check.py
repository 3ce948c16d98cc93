"""``docs2client check``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from generator import workspace
from generator.cli.handling import Handled, exit_code, handle, where_needed
from generator.cli.run import Run
from generator.cli.selection import folders
from generator.presentation import facts, seen_from


@click.command()
@click.argument("apis", nargs=-1, metavar="[API]...")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", help="How the result is shown.")
def check(apis: tuple[str, ...], style: str) -> None:
    """Tell which clients are out of date, and why.

    Everything is built and compared in memory, and nothing is written. Exits with 3 if something is out of date.
    """
    handled = [handle(folder, where_needed(workspace.check)) for folder in folders(apis)]
    if style == "json":
        click.echo(json.dumps([_facts(each) for each in handled], indent=2))
        sys.exit(exit_code(handled))
    run = Run(style)
    if not apis:
        workspace.report_left_over(run.report)
    for each in handled:
        click.echo(str(each))
        run.report.extend(each.report.diagnostics)
    run.end(exit_code(handled))


def _facts(handled: Handled) -> dict[str, object]:
    found = facts(seen_from(Path.cwd(), handled.report.diagnostics))
    state, remembered = handled.result.outcome.value, dict(handled.result.remembered)
    return {"name": handled.name, "state": state, "findings": found, "remembered": remembered}
