"""The first state of an API in a workspace: its documentation, a manifest, and an overlay to be filled in."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from generator.diagnostics import Report
from generator.documentation import SILENT
from generator.effective import declare, overlay
from generator.ledger import as_warnings
from generator.manifest.published import is_own
from generator.overlay import Action
from generator.scaffold.drafts import drafts
from generator.scaffold.examples import example_drafts
from generator.scaffold.text import manifest_text, overlay_text
from generator.sources import Declared, Sources
from generator.tree import Tree
from generator.validate.version import check_version

# The first build reports all other findings again, with the files in the workspace.
_TOLD: Final = (*SILENT, "ref-file-missing")


@dataclass(frozen=True, slots=True)
class Scaffold:
    """What goes into the folder of a new API.

    Arguments:
        tree: the files.
        copied: how many of them are documentation.
        prose: pages that describe nothing for a client, and were left out.
        drafts: the actions of the overlay, none of which is in force yet.
    """

    tree: Tree
    copied: int
    prose: tuple[Path, ...]
    drafts: tuple[Action, ...]


def scaffold(name: str, sources: Sources, addresses: Mapping[Path, str], report: Report) -> Scaffold | None:
    """Lays out the folder of a new API; nothing is written.

    Arguments:
        sources: its pages, or its OpenAPI document.
        addresses: the addresses of those files that come from the web.

    Returns:
        None when the sources cannot be read.
    """
    found = Report()
    declared = declare(sources, found)
    effective = None if declared is None else overlay(declared.document, (), None, found)
    if effective is not None and not check_version(effective, found):
        effective = None
    told = [each for each in found.diagnostics if each.code in _TOLD]
    report.extend(found.diagnostics if effective is None else told)
    if declared is None or effective is None:
        return None
    report.extend(as_warnings(declared.left_out))
    prose = tuple(sorted({Path(each.place.file) for each in told if each.code in SILENT}))
    files = _laid_out(replace(sources, pages=tuple(page for page in sources.pages if page not in prose)), declared)
    actions = tuple(drafts(name, effective, example_drafts(sources.pages)))
    return Scaffold(_tree(name, files, sources, addresses, actions), len(files), prose, actions)


def _tree(
    name: str, files: Mapping[str, Path], sources: Sources, addresses: Mapping[Path, str], actions: Sequence[Action]
) -> Tree:
    """The documentation, the manifest, and an overlay if there are drafts for one."""
    published = {path: addresses[file] for path, file in files.items() if file in addresses}
    named = [path for path, file in files.items() if file in sources.files]
    manifest = manifest_text(named, sources.document is not None, bool(actions), published)
    overlays = {"overlay.yaml": overlay_text(name, actions).encode()} if actions else {}
    return {**{path: file.read_bytes() for path, file in files.items()}, "api.yaml": manifest.encode(), **overlays}


def _laid_out(sources: Sources, declared: Declared) -> dict[str, Path]:
    """The files by their new paths, in the same arrangement as before; the sources come before files they refer to."""
    there = [path for path, digest in declared.referred.items() if digest]
    if sources.document is not None:
        files = _beside([sources.document, *there])
        return {f"document/{path}": file for path, file in files.items()} if any(map(is_own, files)) else files
    return {f"pages/{path}": file for path, file in _beside([*sources.pages, *there]).items()}


def _beside(files: Iterable[Path]) -> dict[str, Path]:
    found = {Path(os.path.normpath(file.absolute())): file for file in files}
    common = os.path.commonpath([file.parent for file in found])
    return {file.relative_to(common).as_posix(): known for file, known in found.items()}
