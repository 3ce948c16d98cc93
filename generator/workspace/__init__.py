"""A workspace: ``specs/<api>/`` with what people write, ``generated/<api>/`` with what they get.

Knows whether an API is up to date, and brings it there. The stages are imported when there is work for them: a run
with nothing to do must not wait for them.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.custom import report_changed_originals, written_against
from generator.diagnostics import Place, Report
from generator.ledger import Ledger
from generator.manifest.api import Api
from generator.toolchain import fingerprint
from generator.tree import Tree, digests, file_digest, read_tree
from generator.workspace.lock import Digests, Lock, dump_lock, edits, read_lock
from generator.workspace.staleness import report_reasons, report_stale_lock, report_stale_outputs
from generator.write import held, is_interrupted, recover, report_unwritable, write_file, write_over

if TYPE_CHECKING:
    from generator.pipeline import Built

SPECS: Final = Path("specs")


class Outcome(Enum):
    """How it ended for one API."""

    CURRENT = "up to date"
    WRITTEN = "written"
    STALE = "out of date"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one API.

    Arguments:
        outcome: how it ended.
        ledger: what its package has; empty when it was not built.
        remembered: how many warnings and notes the last build had, by their severity, when it was not built now.
    """

    outcome: Outcome
    ledger: Ledger = field(default_factory=Ledger)
    remembered: Mapping[str, int] = field(default_factory=dict[str, int])


def api_folders() -> tuple[Path, ...]:
    """The folders of the APIs of the workspace in the working directory, sorted by name."""
    return tuple(sorted(path for path in SPECS.glob("*") if path.is_dir() and not path.name.startswith(".")))


def is_current(api: Api) -> bool:
    """Whether the generated files are what the lock says, made from what is there now, by the tools of now."""
    return current(api) is not None


def current(api: Api) -> Result | None:
    """What came of an API that is up to date, as its lock remembers it; None for one that is not."""
    lock = read_lock(api.lock)
    is_up_to_date = (
        lock.tool == fingerprint()
        and lock.inputs == _inputs_of_last_run(api, lock)
        and lock.outputs == _outputs(api, read_tree(api.output))
        and lock.names == _names(api)
        and not is_interrupted(api.output)
        and not _pending(api).exists()
    )
    return Result(Outcome.CURRENT, remembered=lock.findings) if is_up_to_date else None


def check(api: Api, report: Report) -> Result:
    """Builds an API and compares it with what is there; ``out-of-date``, the reasons and hand edits are reported."""
    built, lock = _build(api, report)
    report_reasons(api, read_lock(api.lock), replace(lock, names=_names(api)), report)
    if report.failed:
        return Result(Outcome.FAILED, built.ledger)
    found = _outputs(api, read_tree(api.output))
    _report_edits(api, found, lock, report)
    _report_stale(api, found, lock, report)
    return Result(Outcome.STALE if report.failed else Outcome.CURRENT, built.ledger)


def update(api: Api, report: Report) -> Result:
    """Builds and writes an API, unless somebody edited its generated files: that is reported instead."""
    return _update(api, _report_edits, report)


def overwrite(api: Api, report: Report) -> Result:
    """Builds and writes an API, whatever somebody did to its generated files."""
    return _update(api, _ignore_edits, report)


def _update(api: Api, judge_edits: Callable[[Api, Digests, Lock, Report], None], report: Report) -> Result:
    built, lock = _build(api, report)
    outcome = Outcome.WRITTEN
    if report.failed:
        return Result(Outcome.FAILED, built.ledger)
    try:
        with held(api.output.parent):
            recover(api.output)
            there = read_tree(api.output)
            judge_edits(api, _outputs(api, there), lock, report)
            if is_current(api):
                outcome = Outcome.CURRENT
            elif not report.failed:
                _write(api, there, built, lock)
    except OSError as error:
        report_unwritable(error, api.output, report)
    return Result(Outcome.FAILED if report.failed else outcome, built.ledger)


def _build(api: Api, report: Report) -> tuple[Built, Lock]:
    """The new package and the new lock; the inputs are read first, so that a later change of them shows."""
    from generator.pipeline import build
    from generator.workspace.lost import report_lost_operations

    last, inputs = read_lock(api.lock), _inputs(api)
    built = build(api, report)
    untouched = {path for path in built.originals if _is_same(f"{api.custom.name}/{path}", last.inputs, inputs)}
    originals = written_against(last.originals, built.originals, untouched)
    report_changed_originals(originals, built.originals, api.replacements, report)
    if not report.failed:
        report_lost_operations(api, last.inputs, inputs, built.ledger, report)
    outputs = _in_output(api, built.tree)
    if api.extracted and built.extracted is not None:
        outputs[api.extracted.as_posix()] = built.extracted
    inputs |= {_seen_from(api, path): found for path, found in built.referred.items()}
    names = digests({api.names.name: built.names})
    findings = dict(Counter(found.severity.value for found in report.diagnostics))
    return built, Lock(fingerprint(), inputs, originals, digests(outputs), names, findings)


def _is_same(path: str, before: Digests, now: Digests) -> bool:
    return path in before and before[path] == now.get(path)


def _write(api: Api, there: Tree, built: Built, lock: Lock) -> None:
    """Writes what was built over what is there. The new lock lies ready from the first moment and counts from the last.

    A run that is killed in between, or that cannot write all of it, so never makes its own output look like somebody's
    edit.
    """
    api.lock.parent.mkdir(parents=True, exist_ok=True)
    try:
        _pending(api).write_bytes(dump_lock(lock))
        write_over(there, built.tree, api.output)
    except OSError:
        _pending(api).unlink(missing_ok=True)  # all is as it was
        raise
    if api.extracted and built.extracted is not None:
        write_file(built.extracted, api.extracted)
    write_file(built.names, api.names)
    if read_lock(api.lock) == lock:
        _pending(api).unlink()
    else:
        _pending(api).replace(api.lock)


def _pending(api: Api) -> Path:
    return api.lock.with_name(f".{api.lock.name}.new")


def _inputs(api: Api) -> dict[str, str]:
    """Digests of everything that people wrote for an API; an unreadable file, which the stages report, has none."""
    changelog = [api.changelog] if api.changelog.is_file() else []
    named = (*api.sources.files, *api.overlays, api.manifest, *changelog)
    custom = {f"{api.custom.name}/{path}": content for path, content in read_tree(api.custom).items()}
    return {**{_seen_from(api, path): file_digest(path) for path in named}, **digests(custom)}


def _inputs_of_last_run(api: Api, lock: Lock) -> dict[str, str]:
    """The inputs, with the files that the last run was referred to: while none has changed, there are no others."""
    inputs = _inputs(api)
    return {**{path: file_digest(api.folder / path) for path in lock.inputs.keys() - inputs.keys()}, **inputs}


def _seen_from(api: Api, path: Path) -> str:
    return Path(os.path.relpath(path, api.folder)).as_posix()


def _names(api: Api) -> dict[str, str]:
    """The digest of the names, which are written like outputs, and which people may edit like inputs."""
    return {api.names.name: file_digest(api.names)} if api.names.exists() else {}


def _outputs(api: Api, there: Tree) -> dict[str, str]:
    """Digests of the generated files that are there, in the output folder and beside the pages."""
    project = _in_output(api, there)
    extracted = [api.extracted] if api.extracted and api.extracted.exists() else []
    return {**digests(project), **{path.as_posix(): file_digest(path) for path in extracted}}


def _in_output(api: Api, tree: Tree) -> dict[str, bytes]:
    folder = api.output.as_posix()
    return {f"{folder}/{path}": content for path, content in tree.items()}


def _report_edits(api: Api, found: Digests, lock: Lock, report: Report) -> None:
    for path, edit in _edits(api, found, lock).items():
        report.error("generated-file-edited", f"{path} was {edit} by hand", Place(path), _advice(api, path, edit))


def _edits(api: Api, found: Digests, lock: Lock) -> dict[str, str]:
    locks = (read_lock(api.lock), read_lock(_pending(api)))
    known = tuple(each.outputs for each in locks if each != Lock())
    edited = edits(found, lock.outputs, known)
    return {path: edit for path, edit in edited.items() if edit != "deleted" or not _is_restorable(api, path)}


def _advice(api: Api, path: str, edit: str) -> str:
    if edit == "deleted":
        return "Let `--force` write it again."
    if Path(path) == api.extracted:
        return "Put your changes into an overlay, then let `--force` write the generated files again."
    return f"Move what you need to {api.custom.as_posix()}, then let `--force` write the generated files again."


def _is_restorable(api: Api, path: str) -> bool:
    """Whether deleting a file is an everyday thing: all of a project, or an extracted document."""
    return not api.output.is_dir() or Path(path) == api.extracted


def _ignore_edits(_api: Api, _found: Digests, _lock: Lock, _report: Report) -> None:
    """Somebody said that their edits may go."""


def _report_stale(api: Api, found: Digests, lock: Lock, report: Report) -> None:
    differing = {path for path, _ in found.items() ^ lock.outputs.items()}
    report_stale_outputs(api, found, lock.outputs, differing - _edits(api, found, lock).keys(), report)
    if not differing and read_lock(api.lock) != lock:
        report_stale_lock(api, report)
