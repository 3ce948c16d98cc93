"""``docs2client vendor``."""

from __future__ import annotations

import os
from pathlib import Path

import click

from generator import vendoring
from generator.cli.run import ERRORS_FOUND, FILE, FORMAT, OUT_OF_DATE, Run
from generator.cli.selection import folders
from generator.manifest import read_manifest
from generator.naming import is_identifier
from generator.workspace import Outcome


@click.command()
@click.argument("api")
@click.argument("folder", type=FILE, metavar="DEST")
@click.option("--update", is_flag=True, help="Bring a copy up to date.")
@click.option("--check", is_flag=True, help="Write nothing; exit with 3 when the copy is edited or behind.")
@click.option("--force", is_flag=True, help="With --update: overwrite files that were edited in the copy.")
@click.option("--strip-low-level", is_flag=True, help="Leave out the calls of openapi-python-client in api/.")
@FORMAT
def vendor(api: str, folder: Path, update: bool, check: bool, force: bool, strip_low_level: bool, style: str) -> None:
    """Copy a package into another project.

    DEST is the folder that becomes the package, of any name, as in ../shop/shop/_vendor/acme_client. The copy has a
    VENDORED.json, which tells --update and --check what it is; an update keeps files that were added.
    """
    if check and (update or force or strip_low_level):
        raise click.UsageError("--check writes nothing, so it goes with no other option.")
    if force and not update:
        raise click.UsageError("--force goes with --update: nothing is overwritten by a new copy.")
    folder = Path(os.path.normpath(folder))
    if not is_identifier(folder.name):
        raise click.BadParameter(f"{folder} has no name that Python could import.", param_hint="DEST")
    run = Run(style)
    known = read_manifest(folders((api,))[0], run.report)
    if known is None:
        run.end()
    if check:
        act = vendoring.check
    else:
        act = vendoring.vendor if not update else vendoring.overwrite if force else vendoring.update
    outcome = act(vendoring.Target(known, folder, low_level=not strip_low_level), run.report)
    click.echo(f"{folder.as_posix()}: {outcome.value}")
    run.end({Outcome.FAILED: ERRORS_FOUND, Outcome.STALE: OUT_OF_DATE}.get(outcome, 0))
