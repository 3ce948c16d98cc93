"""``docs2client extract``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.authorship import EXTRACTED
from generator.cli.run import FILE, FORCE, FORMAT, Run, document_text
from generator.effective import declare
from generator.ledger import as_warnings
from generator.sources import find_pages
from generator.undescribed import report_undescribed


@click.command()
@click.argument("sources", nargs=-1, required=True, type=FILE, metavar="SOURCE...")
@click.option(
    "-o",
    "--output",
    required=True,
    type=FILE,
    metavar="FILE",
    help="The OpenAPI document to write; .json for JSON, else YAML.",
)
@FORCE
@FORMAT
def extract(sources: tuple[Path, ...], output: Path, force: bool, style: str) -> None:
    """Extract an OpenAPI document from pages.

    A source is a page or a folder of pages.
    """
    run = Run(style, force=force)
    found = find_pages(sources, run.report)
    run.inputs = found.files
    declared = None if run.report.failed else declare(found, run.report)
    if declared is not None:
        run.report.extend(as_warnings(declared.left_out))
        report_undescribed(declared.document, declared.expected, run.report)
        run.write(document_text(declared.document, output, EXTRACTED), output)
    run.end()
