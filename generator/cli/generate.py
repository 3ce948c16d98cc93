"""``docs2client generate``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import click

from generator.api import Api
from generator.cli.run import ERRORS_FOUND, FORMAT, OUT_OF_DATE, REPORT, Run
from generator.cli.selection import folders
from generator.diagnostics import Place, Report
from generator.manifest import read_manifest
from generator.workspace import SPECS, Outcome, Result, check, is_current, overwrite, update


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
    act = check if only_check else overwrite if force else update
    run = Run(style, account, tuple(SPECS.rglob("*")) if account else ())
    results = [_generate(folder, act, run) for folder in folders(apis)]
    run.ledgers += [result.ledger for result in results]
    run.end(_exit_code(results))


def _generate(folder: Path, act: Callable[[Api, Report], Result], run: Run) -> Result:
    report, result = Report(), Result(Outcome.FAILED)
    try:
        if api := read_manifest(folder, report):
            # Whoever asks for the account of a build wants a build, even of what is up to date.
            is_done = run.account is None and is_current(api)
            result = Result(Outcome.CURRENT) if is_done else act(api, report)
    except OSError as error:
        place = Place(str(error.filename or folder.as_posix()))
        report.error("file-unreadable", f"This cannot be used: {error.strerror or error}", place)
    run.report.extend(report.diagnostics)
    click.echo(f"{folder.name}: {result.outcome.value}")
    return result


def _exit_code(results: Iterable[Result]) -> int:
    outcomes = {result.outcome for result in results}
    if Outcome.FAILED in outcomes:
        return ERRORS_FOUND
    return OUT_OF_DATE if Outcome.STALE in outcomes else 0
