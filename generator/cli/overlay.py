"""``docs2client overlay``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from generator.cli.run import FILE, FORMAT, Run
from generator.sources import Sources


@click.group("overlay")
def overlay_group() -> None:
    """Work with OpenAPI Overlay documents."""


@overlay_group.command("apply")
@click.argument("spec", type=FILE)
@click.argument("overlays", nargs=-1, required=True, type=FILE, metavar="OVERLAY...")
@click.option("-o", "--output", required=True, type=FILE, metavar="FILE", help="The result; .json for JSON, else YAML.")
@FORMAT
def apply(spec: Path, overlays: tuple[Path, ...], output: Path, style: str) -> None:
    """Apply overlays to an OpenAPI document, in their order."""
    from generator.document import dump
    from generator.effective import declare, overlay

    run = Run(style, inputs=(spec, *overlays))
    declared = declare(Sources(document=spec), run.report)
    if declared is not None:
        run.inputs = (*run.inputs, *declared.referred)
    result = None if declared is None else overlay(declared.document, overlays, spec, run.report)
    if result is not None:
        is_json = output.suffix.lower() == ".json"
        run.write(json.dumps(result, indent=2, ensure_ascii=False) + "\n" if is_json else dump(result), output)
    run.end()
