"""``docs2client generate``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.handling import Handled, exit_code, handle, where_needed, with_progress
from generator.cli.run import FORMAT, REPORT, Run
from generator.cli.selection import folders
from generator.cli.watch import watch
from generator.presentation import account_of
from generator.workspace import SPECS, check, overwrite, report_left_over, update


@click.command()
@click.argument("apis", nargs=-1, metavar="[API]...")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit with 3 when something is out of date.")
@click.option(
    "--force",
    is_flag=True,
    help="Also build what is up to date, and overwrite hand edits and what a newer docs2client wrote.",
)
@click.option("--watch", "is_watching", is_flag=True, help="Keep running: generate again whenever a file is saved.")
@REPORT
@FORMAT
def generate(
    apis: tuple[str, ...], only_check: bool, force: bool, is_watching: bool, report_path: Path | None, style: str
) -> None:
    """Generate the clients of the workspace.

    All of them, or those of the named APIs. A client that is up to date is left alone, and one that fails does not stop
    the others.
    """
    if only_check and force:
        raise click.UsageError("--check writes nothing, so there is nothing for --force to overwrite.")
    if is_watching and (only_check or report_path):
        raise click.UsageError("--watch does not end by itself, so it goes with neither --check nor --report.")
    act = check if only_check else overwrite if force else update
    if is_watching:
        watch(apis, act, style)
    chosen, shown = folders(apis), with_progress(act)
    run = Run(style, report_path, tuple(SPECS.rglob("*")) if report_path else ())
    if not apis:
        report_left_over(run.report)
    handled = list[Handled]()
    for folder in chosen:
        # A report of a build needs a build, even if the client is up to date.
        handled.append(handle(folder, shown if report_path or force else where_needed(shown)))
        click.echo(str(handled[-1]))
        run.report.extend(handled[-1].report.diagnostics)
    run.account = lambda: {"apis": {each.name: _account(each) for each in handled}}
    run.end(exit_code(handled))


def _account(handled: Handled) -> dict[str, object]:
    return {"state": handled.result.outcome.value, **account_of(handled.result.ledger)}
