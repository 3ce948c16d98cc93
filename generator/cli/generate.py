"""``docs2client generate``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.handling import Handled, exit_code, handle, where_needed, with_progress
from generator.cli.run import FORMAT, REPORT, Run
from generator.cli.selection import folders
from generator.workspace import SPECS, check, overwrite, update


@click.command()
@click.argument("apis", nargs=-1, metavar="[API]...")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit with 3 when something is out of date.")
@click.option("--force", is_flag=True, help="Overwrite generated files that were edited by hand.")
@REPORT
@FORMAT
def generate(apis: tuple[str, ...], only_check: bool, force: bool, account: Path | None, style: str) -> None:
    """Generate the clients of the workspace.

    All of them, or those of the APIs named. An API that is up to date is left alone, and one that fails does not stop
    the others.
    """
    if only_check and force:
        raise click.UsageError("--check writes nothing, so there is nothing for --force to overwrite.")
    act = with_progress(check if only_check else overwrite if force else update)
    run = Run(style, account, tuple(SPECS.rglob("*")) if account else ())
    handled = list[Handled]()
    for folder in folders(apis):
        # Whoever asks for the account of a build wants a build, even of what is up to date.
        handled.append(handle(folder, act if account else where_needed(act)))
        click.echo(str(handled[-1]))
        run.report.extend(handled[-1].report.diagnostics)
        run.ledgers.append(handled[-1].result.ledger)
    run.end(exit_code(handled))
