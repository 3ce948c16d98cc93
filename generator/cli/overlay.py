"""``docs2client overlay``."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from generator.authorship import OVERLAID
from generator.cli.run import FILE, FORCE, FORMAT, OUT_OF_DATE, Run, document_text
from generator.cli.selection import folders
from generator.diagnostics import Report
from generator.effective import declare, overlay
from generator.manifest import read_manifest
from generator.overlay import check_overlay, difference, overlay_document, read_overlay
from generator.sources import Sources
from generator.workspace import Outcome

_SUPERFLUOUS: Final = ("overlay-action-empty", "overlay-action-unneeded", "overlay-entry-repeated")


@click.group("overlay")
def overlay_group() -> None:
    """Work with OpenAPI Overlay documents."""


@overlay_group.command("apply")
@click.argument("spec", type=FILE)
@click.argument("overlays", nargs=-1, required=True, type=FILE, metavar="OVERLAY...")
@click.option("-o", "--output", required=True, type=FILE, metavar="FILE", help="The result; .json for JSON, else YAML.")
@FORCE
@FORMAT
def apply(spec: Path, overlays: tuple[Path, ...], output: Path, force: bool, style: str) -> None:
    """Apply overlays to an OpenAPI document, in their order."""
    run = Run(style, inputs=(spec, *overlays), force=force)
    declared = declare(Sources(document=spec), run.report)
    if declared is not None:
        run.inputs = (*run.inputs, *declared.referred)
    result = None if declared is None else overlay(declared.document, overlays, spec, run.report)
    if result is not None:
        run.write(document_text(result, output, OVERLAID), output)
    run.end()


@overlay_group.command("diff")
@click.argument("spec", type=FILE)
@click.argument("edited", type=FILE)
@click.option(
    "-o", "--output", required=True, type=FILE, metavar="FILE", help="The overlay; .json for JSON, else YAML."
)
@FORCE
@FORMAT
def diff(spec: Path, edited: Path, output: Path, force: bool, style: str) -> None:
    """Make an overlay of the edits in a copy of a document.

    Applied to SPEC, it gives EDITED. The reasons are for you to write, as the description of each action.
    """
    run = Run(style, inputs=(spec, edited), force=force)
    old, new = (declare(Sources(document=each), run.report) for each in (spec, edited))
    if old is None or new is None:
        run.end()
    actions = difference(old.document, new.document)
    if actions:
        title = old.document.object_at("info").text_at("title") or spec.name
        changes = overlay_document(f"Changes of {title}", actions)
        run.write(document_text(changes, output), output)
    else:
        click.echo("There is no difference: no overlay is needed.")
    run.end()


@overlay_group.command("check")
@click.argument("spec")
@click.argument("overlays", nargs=-1, type=FILE, metavar="[OVERLAY]...")
@FORMAT
def check(spec: str, overlays: tuple[Path, ...], style: str) -> None:
    """Tell which actions no longer match, or no longer change anything.

    SPEC is an OpenAPI document, or an API of the workspace, whose own overlays are checked. Exits with 1 if an action
    matches nothing, and with 3 if the documentation has caught up with one.
    """
    run = Run(style)
    sources, paths = _named(spec, overlays, run.report)
    declared = declare(sources, run.report) if sources else None
    if declared is None:
        run.end()
    document = declared.document
    for path in paths:
        findings = Report()
        if (actions := read_overlay(path, findings)) is not None:
            document = check_overlay(document, actions, findings)
        click.echo(f"{path.as_posix()}: {_state(findings).value}")
        run.report.extend(findings.diagnostics)
    run.end(OUT_OF_DATE if _state(run.report) is Outcome.STALE else 0)


def _state(findings: Report) -> Outcome:
    if findings.failed:
        return Outcome.FAILED
    return Outcome.STALE if any(found.code in _SUPERFLUOUS for found in findings.diagnostics) else Outcome.CURRENT


def _named(spec: str, overlays: tuple[Path, ...], report: Report) -> tuple[Sources | None, tuple[Path, ...]]:
    """The document and the overlays, as the command line names them, or those of an API."""
    if overlays:
        return Sources(document=Path(spec)), overlays
    [folder] = folders((spec,))
    api = read_manifest(folder, report)
    return (api.sources, api.overlays) if api else (None, ())
