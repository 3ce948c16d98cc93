"""Hand edits of the generated files of an API."""

from __future__ import annotations

from pathlib import Path

from generator.diagnostics import Place, Report
from generator.hand_edits import edits
from generator.lock import Digests, Lock, read_lock
from generator.manifest.api import Api
from generator.workspace.state import pending_lock


def edits_of(api: Api, found: Digests, wanted: Digests) -> dict[str, str]:
    """The kind of edit of each edited file, by its path; files that people may delete at any time do not count.

    Arguments:
        api: the API, whose locks remember the files that were written.
        found: the files that are there.
        wanted: the files that are about to be written.
    """
    locks = (read_lock(api.lock), read_lock(pending_lock(api)))
    known = tuple(each.outputs for each in locks if each != Lock())
    edited = edits(found, wanted, known)
    return {path: edit for path, edit in edited.items() if edit != "deleted" or not _is_restorable(api, path)}


def report_edits(api: Api, found: Digests, wanted: Digests, report: Report) -> None:
    """Reports ``generated-file-edited`` for each file that is about to be written and that somebody edited."""
    for path, edit in edits_of(api, found, wanted).items():
        report.error("generated-file-edited", f"{path} was {edit} by hand", Place(path), _advice(api, path, edit))


def _advice(api: Api, path: str, edit: str) -> str:
    if edit == "deleted":
        return "Let `--force` write it again."
    if Path(path) == api.extracted:
        return "Put your changes into an overlay, then let `--force` write the generated files again."
    return f"Move what you need to {api.custom.as_posix()}, then let `--force` write the generated files again."


def _is_restorable(api: Api, path: str) -> bool:
    """Whether people may delete a file at any time: with the whole project, or as an extracted document."""
    return not api.output.is_dir() or Path(path) == api.extracted
