"""Writes a project folder without a workspace, as ``docs2client build`` does."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from generator.diagnostics import Place, Report
from generator.hand_edits import edits
from generator.lock import Lock, dump_lock, read_lock
from generator.toolchain import fingerprint, is_newer
from generator.tree import Tree, digests, read_tree
from generator.write import recover, write

MARKER: Final = "docs2client.lock.json"
"""The lock inside a project folder, by which a later run recognises the folder as its own."""


def write_project(tree: Tree, folder: Path, report: Report) -> None:
    """Writes a project into a new or empty folder, or over a folder that this function wrote.

    Arguments:
        folder: where it goes; folders above it are made.

    Raises:
        OSError: something cannot be written; the folder is as it was.
    """
    folder = Path(os.path.normpath(folder))
    if Path.cwd().is_relative_to(folder.resolve()):
        message = "The project folder is replaced as a whole, so it cannot hold the folder that you are in"
        report.error("output-not-ours", message, Place.of(folder), "Choose a folder below, as in `-o acme`.")
        return
    lock = Lock(tool=fingerprint(), outputs=digests(tree))
    folder.parent.mkdir(parents=True, exist_ok=True)
    recover(folder)
    _check_ours(folder, lock, report)
    if not report.failed:
        write({**tree, MARKER: dump_lock(lock)}, folder)


def _check_ours(folder: Path, lock: Lock, report: Report) -> None:
    found = {path: known for path, known in digests(read_tree(folder)).items() if path != MARKER}
    if (found and not (folder / MARKER).exists()) or folder.is_file():
        message = "There is something here already that docs2client did not write"
        report.error("output-not-ours", message, Place.of(folder), "Choose a new or an empty folder.")
        return
    before = read_lock(folder / MARKER)
    if is_newer(before.tool, Place.of(folder / MARKER), ", or choose another folder.", report):
        return
    for path, edit in edits(found, lock.outputs, (before.outputs,)).items():
        report.error(
            "generated-file-edited",
            f"{path} was {edit} by hand",
            Place.of(folder / path),
            "Move your work elsewhere and delete the folder, or choose another one.",
        )
