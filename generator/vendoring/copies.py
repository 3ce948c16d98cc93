"""Makes copies, compares them and brings them up to date.

Copies are made of ``generated/``, the state that people review. If that is out of date itself, nothing is copied.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeAlias

from generator.diagnostics import Place, Report
from generator.toolchain import fingerprint
from generator.tree import Tree, digests, read_tree
from generator.vendoring.findings import (
    ignore_edits,
    known_record,
    report_behind,
    report_edits,
    report_needs,
    report_overlap,
    report_stale,
    report_taken,
)
from generator.vendoring.record import RECORD, Record, dump_record, local_edits, package_of
from generator.vendoring.strip import without_low_level
from generator.vendoring.target import Target
from generator.workspace import Outcome
from generator.write import held, recover, report_unwritable, write_into

_JudgeEdits: TypeAlias = Callable[[Path, Mapping[str, str], Report], None]


@dataclass(frozen=True, slots=True)
class Copy:
    """The files of a copy, and its record."""

    tree: Tree
    record: Record


def vendor(target: Target, report: Report) -> Outcome:
    """Makes a copy in a new or empty folder."""
    return _attempt(_vendor, target, report)


def update(target: Target, report: Report) -> Outcome:
    """Brings a copy up to date, unless somebody edited its files."""
    return _attempt(partial(_update, report_edits), target, report)


def overwrite(target: Target, report: Report) -> Outcome:
    """Brings a copy up to date, over any edits of its files."""
    return _attempt(partial(_update, ignore_edits), target, report)


def check(target: Target, report: Report) -> Outcome:
    """Compares a copy with the package, and reports files that were edited or are out of date."""
    try:
        return _check(target, report)
    except OSError as error:
        place = Place(str(error.filename or target.folder.as_posix()))
        report.error("file-unreadable", f"This cannot be read: {error.strerror or error}", place)
        return Outcome.FAILED


def _check(target: Target, report: Report) -> Outcome:
    there = read_tree(target.folder)
    record = known_record(target, there, report)
    if record is None:
        return Outcome.FAILED
    wanted = _renewed(target, record).record
    report_stale(target.api, report)
    report_edits(target.folder, local_edits(there, record, wanted), report)
    report_behind(target, record, wanted, report)
    return Outcome.STALE if report.failed else Outcome.CURRENT


def _attempt(work: Callable[[Target, Report], Outcome], target: Target, report: Report) -> Outcome:
    """Works on a folder while no other process generates or copies anything in this workspace."""
    try:
        with held(target.api.output.parent):
            report_stale(target.api, report)
            if report.failed:
                return Outcome.STALE
            report_overlap(target, report)
            if report.failed:
                return Outcome.FAILED
            recover(target.folder)
            return work(target, report)
    except OSError as error:
        report_unwritable(error, target.folder, report)
        return Outcome.FAILED


def _vendor(target: Target, report: Report) -> Outcome:
    report_taken(target, read_tree(target.folder), report)
    if report.failed:
        return Outcome.FAILED
    new = _copy(target)
    _write(new, {}, target.folder)
    report_needs(target.api, new.record, report)
    return Outcome.WRITTEN


def _update(judge_edits: _JudgeEdits, target: Target, report: Report) -> Outcome:
    there = read_tree(target.folder)
    record = known_record(target, there, report)
    if record is None:
        return Outcome.FAILED
    new = _renewed(target, record)
    found = local_edits(there, record, new.record)
    judge_edits(target.folder, found, report)
    if report.failed:
        return Outcome.FAILED
    if not found and record.files == new.record.files:
        return Outcome.CURRENT
    _write(new, there, target.folder, record.files)
    report_needs(target.api, new.record, report)
    return Outcome.WRITTEN


def _renewed(target: Target, record: Record) -> Copy:
    """The copy as it would be made now; one without the low level stays without it."""
    return _copy(target if record.low_level else replace(target, low_level=False))


def _copy(target: Target) -> Copy:
    """The copy as it would be made now, with or without the low level."""
    settings = target.api.settings
    whole = package_of(read_tree(target.api.output), settings.package)
    tree = whole if target.low_level else without_low_level(whole)
    generator = fingerprint()["docs2client"]
    return Copy(tree, Record(target.api.name, settings.version, generator, target.low_level, digests(tree)))


def _write(new: Copy, there: Tree, folder: Path, former: Iterable[str] = ()) -> None:
    """Writes a copy; files that differ only in their line ends stay as they are."""
    known = digests(there)
    same = {path: there[path] for path, each in new.record.files.items() if known.get(path) == each}
    write_into({**new.tree, **same, RECORD: dump_record(new.record)}, folder, former)
