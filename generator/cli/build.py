"""``docs2client build``."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from generator.cli.progress import progress
from generator.cli.run import FILE, FORMAT, REPORT, Run
from generator.naming import is_free_package_name
from generator.sources import find_sources


@click.command()
@click.argument("sources", nargs=-1, required=True, type=FILE, metavar="SOURCE...")
@click.option("-o", "--output", required=True, type=FILE, metavar="DIR", help="The project folder to write.")
@click.option("--package", metavar="NAME", help="The import package; by default named after the API's title.")
@click.option("--overlay", "overlays", multiple=True, type=FILE, metavar="FILE", help="An overlay; may be repeated.")
@click.option("--allow-remote", is_flag=True, help="Let references of the document lead to the web.")
@click.option("--allow-loss", is_flag=True, help="Write the client even if something is missing from it.")
@REPORT
@FORMAT
def build(
    sources: tuple[Path, ...],
    output: Path,
    package: str | None,
    overlays: tuple[Path, ...],
    allow_remote: bool,
    allow_loss: bool,
    report_path: Path | None,
    style: str,
) -> None:
    """Build one client, without a workspace.

    A source is a page, a folder of pages, or an OpenAPI document in YAML or JSON.
    """
    if package is not None and not is_free_package_name(package):
        message = f"{package} cannot be the name of a package: Python does not allow or already has it."
        raise click.BadParameter(message, param_hint="--package")
    run = Run(style, report_path)
    found = replace(find_sources(sources, run.report), allow_remote=allow_remote)
    run.inputs = (*found.files, *overlays)
    if run.report.failed:
        run.end()
    with progress(f"{output}: generating"):
        found = found.begun()
        # A child process reads the document meanwhile.
        from generator.ledger import tolerated
        from generator.oneoff import write_project
        from generator.pipeline import build_once
        from generator.presentation import account_of

        built = build_once(found, overlays, package, run.report)
    run.inputs = (*run.inputs, *built.referred)
    run.account = partial(account_of, built.ledger)
    if allow_loss:
        run.report = tolerated(run.report)
    if not run.report.failed:
        run.attempt(lambda: write_project(built.tree, output, run.report), output)
    run.end()
