"""Brings an API up to date, or reports what is out of date.

The stages are imported only if there is work for them: a run with nothing to do must not wait for that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.custom import report_changed_originals, written_against
from generator.diagnostics import Place, Report
from generator.hand_edits import edits
from generator.lock import Digests, Lock, dump_lock, read_lock
from generator.manifest.api import Api
from generator.toolchain import is_newer
from generator.tree import Tree, digests, read_tree
from generator.workspace.outcome import Outcome, Result
from generator.workspace.staleness import report_reasons, report_stale_lock, report_stale_outputs
from generator.workspace.state import (
    in_output,
    is_current,
    made_from,
    names,
    outputs,
    pending_lock,
    seen_from,
)
from generator.write import held, recover, report_unwritable, write_files, write_over

if TYPE_CHECKING:
    from generator.pipeline import Built


def check(api: Api, report: Report) -> Result:
    """Builds an API and compares it with the present files; reports ``out-of-date`` with reasons, and hand edits."""
    if _is_of_newer_writer(api, report):
        return Result(Outcome.FAILED)
    built, lock = _build(api, report)
    report_reasons(api, read_lock(api.lock), replace(lock, names=names(api)), report)
    if report.failed:
        return Result(Outcome.FAILED, built.ledger)
    found = outputs(api, read_tree(api.output))
    _report_edits(api, found, lock.outputs, report)
    _report_stale(api, found, lock, report)
    return Result(Outcome.STALE if report.failed else Outcome.CURRENT, built.ledger)


def _report_stale(api: Api, found: Digests, lock: Lock, report: Report) -> None:
    differing = {path for path, _ in found.items() ^ lock.outputs.items()}
    report_stale_outputs(api, found, lock.outputs, differing - _edits_of(api, found, lock.outputs).keys(), report)
    if not differing and read_lock(api.lock) != lock:
        report_stale_lock(api, report)


def update(api: Api, report: Report) -> Result:
    """Builds and writes an API; reports instead if somebody edited its files, or a newer docs2client wrote them."""
    if _is_of_newer_writer(api, report):
        return Result(Outcome.FAILED)
    return _update(api, _report_edits, report)


def overwrite(api: Api, report: Report) -> Result:
    """Builds and writes an API, over hand edits of its generated files, and over what a newer docs2client wrote."""
    return _update(api, _ignore_edits, report)


def _is_of_newer_writer(api: Api, report: Report) -> bool:
    otherwise = f". `docs2client generate {api.name} --force` goes back to this version."
    return is_newer(read_lock(api.lock).tool, Place.of(api.lock), otherwise, report)


def _ignore_edits(_api: Api, _found: Digests, _wanted: Digests, _report: Report) -> None:
    """Hand edits may be overwritten."""


def _update(api: Api, judge_edits: Callable[[Api, Digests, Digests, Report], None], report: Report) -> Result:
    built, lock = _build(api, report)
    outcome = Outcome.WRITTEN
    if report.failed:
        return Result(Outcome.FAILED, built.ledger)
    try:
        with held(api.output.parent):
            recover(api.output)
            there = read_tree(api.output)
            judge_edits(api, outputs(api, there), lock.outputs, report)
            if is_current(api):
                outcome = Outcome.CURRENT
            elif not report.failed:
                _write(api, there, built, lock)
    except OSError as error:
        report_unwritable(error, api.output, report)
    return Result(Outcome.FAILED if report.failed else outcome, built.ledger)


def _edits_of(api: Api, found: Digests, wanted: Digests) -> dict[str, str]:
    """The kind of edit of each edited file, by its path; files that people may delete at any time do not count.

    Arguments:
        api: the API, whose locks remember the files that were written.
        wanted: the files that are about to be written.
    """
    locks = (read_lock(api.lock), read_lock(pending_lock(api)))
    known = tuple(each.outputs for each in locks if each != Lock())
    edited = edits(found, wanted, known)
    return {path: edit for path, edit in edited.items() if edit != "deleted" or not _is_restorable(api, path)}


def _report_edits(api: Api, found: Digests, wanted: Digests, report: Report) -> None:
    """Reports ``generated-file-edited`` for each file that is about to be written and that somebody edited."""
    for path, edit in _edits_of(api, found, wanted).items():
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


def _build(api: Api, report: Report) -> tuple[Built, Lock]:
    """The new package and the new lock, whose inputs are read first, so that changes during the build are noticed."""
    last, now = read_lock(api.lock), made_from(api)
    begun = replace(api, sources=api.sources.begun())
    from generator.pipeline import build
    from generator.workspace.lost_operations import report_lost_operations

    built = build(begun, report)
    untouched = {path for path in built.originals if _is_same(f"{api.custom.name}/{path}", last.inputs, now.inputs)}
    originals = written_against(last.originals, built.originals, untouched)
    report_changed_originals(originals, built.originals, api.replacements, report)
    if not report.failed:
        report_lost_operations(api, last.inputs, now.inputs, built.ledger, report)
    lock = Lock(
        tool=now.tool,
        inputs={**now.inputs, **{seen_from(api, path): known for path, known in built.referred.items()}},
        originals=originals,
        outputs=digests({**in_output(api, built.tree), **_extracted(api, built)}),
        names=digests({api.names.name: built.names}),
        findings=dict(Counter(found.severity.value for found in report.diagnostics)),
    )
    return built, lock


def _is_same(path: str, before: Digests, now: Digests) -> bool:
    return path in before and before[path] == now.get(path)


def _extracted(api: Api, built: Built) -> Tree:
    return {} if api.extracted is None or built.extracted is None else {api.extracted.as_posix(): built.extracted}


def _write(api: Api, there: Tree, built: Built, lock: Lock) -> None:
    """Writes a package over the present one; the new lock is written first under another name, and renamed last.

    So a run that is killed in between, or cannot write everything, never takes its own output for hand edits later.
    """
    pending = pending_lock(api)
    api.lock.parent.mkdir(parents=True, exist_ok=True)
    try:
        pending.write_bytes(dump_lock(lock))
        write_over(there, built.tree, api.output)
    except OSError:
        pending.unlink(missing_ok=True)  # nothing was changed
        raise
    extracted = {Path(path): content for path, content in _extracted(api, built).items()}
    write_files({**extracted, api.names: built.names})
    if read_lock(api.lock) == lock:
        pending.unlink()
    else:
        pending.replace(api.lock)
