"""``docs2client new``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import click

from generator.cli.progress import progress
from generator.cli.run import FORMAT, Run
from generator.diagnostics import Place, Report
from generator.naming import DEVICES
from generator.openapi.addresses import is_on_the_web
from generator.scaffold import Scaffold, scaffold
from generator.scaffold.downloads import Downloads, download
from generator.scaffold.links import LIST_SUFFIX, linked_files
from generator.sources import Sources, find_sources
from generator.workspace import SPECS
from generator.write import write

# Surrogates, which stand for bytes of a file name that Python could not decode.
_UNDECODED: Final = re.compile("[\udc80-\udcff]")


@click.command()
@click.argument("name")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@FORMAT
def new(name: str, sources: tuple[str, ...], style: str) -> None:
    """Add an API to the workspace.

    A source is a page, a folder of pages, an OpenAPI document, or a list of links to files (llms.txt), here or on the
    web. They are copied to specs/NAME, with a manifest, and an overlay that drafts what they leave out.
    """
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]*", name):
        message = f"{name} is not a name of letters, digits, `-` and `_` that begins with a letter."
        raise click.BadParameter(message, param_hint="NAME")
    if name.lower() in DEVICES:
        raise click.BadParameter(f"No folder can be called {name} on Windows.", param_hint="NAME")
    addresses = [each for each in sources if is_on_the_web(each)]
    if not all(sources) or (addresses and len(addresses) < len(sources)):
        raise click.BadParameter("Give files and folders, or addresses on the web.", param_hint="SOURCE")
    if any(map(_UNDECODED.search, sources)):
        raise click.BadParameter("No manifest can name a file that is not in Unicode: rename it.", param_hint="SOURCE")
    folder, run = SPECS / name, Run(style)
    _refuse_taken(folder, run.report)
    if run.report.failed:
        run.end()
    with TemporaryDirectory() as held:
        downloads = _download(addresses, Path(held), run.report)
        made = _scaffold(name, [] if addresses else [Path(each) for each in sources], downloads, run.report)
        if made and not run.report.failed:
            run.attempt(lambda: write(made.tree, folder), folder)
    if made and not run.report.failed:
        click.echo(_handing_over(name, folder, made))
    run.end()


def _download(addresses: Sequence[str], folder: Path, report: Report) -> Downloads:
    if not addresses:
        return Downloads()
    with progress("fetching"):
        return download(addresses, folder, report)


def _scaffold(name: str, paths: Sequence[Path], downloads: Downloads, report: Report) -> Scaffold | None:
    """Lays out the API; findings in downloaded files are reported at their addresses."""
    found = Report()
    sources = Sources() if report.failed else _find((*paths, *downloads.files), found)
    sources = replace(sources, found=sources.found | downloads.linked)
    made = None if report.failed or found.failed else scaffold(name, sources, downloads.files, found)
    report.extend(map(downloads.named, found.diagnostics))
    return made


def _refuse_taken(folder: Path, report: Report) -> None:
    names = {each.name.casefold(): each for each in SPECS.glob("*")}
    if known := names.get(folder.name.casefold()):
        hint = "Choose another name, or delete that one."
        report.error("output-not-ours", "There is an API of this name already", Place.of(known), hint)


def _find(paths: tuple[Path, ...], report: Report) -> Sources:
    """The sources, with the files that lists link to; the pages of a list may be prose."""
    named = [path for path in paths if path.suffix.lower() != LIST_SUFFIX or path.is_dir()]
    linked = [file for path in paths if path not in named for file in linked_files(path, report)]
    if report.failed:
        return Sources()
    sources = find_sources([*named, *linked], report)
    return replace(sources, found=sources.found | (frozenset(linked) - frozenset(named)))


def _handing_over(name: str, folder: Path, made: Scaffold) -> str:
    files = "1 file" if made.copied == 1 else f"{made.copied} files"
    lines = [f"{folder.as_posix()}: {files} of documentation"]
    if prose := len(made.prose):
        left_out = "1 page describes nothing, and was" if prose == 1 else f"{prose} pages describe nothing, and were"
        lines.append(f"    {left_out} left out")
    if made.drafts:
        drafts = "1 draft" if len(made.drafts) == 1 else f"{len(made.drafts)} drafts"
        lines.append(f"    overlay.yaml has {drafts} of what is missing: uncomment what is right")
    return "\n".join([*lines, f"Next: docs2client generate {name}"])
