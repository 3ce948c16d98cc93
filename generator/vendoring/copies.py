"""Makes copies, compares them and brings them up to date.

A copy is made of what ``generated/`` holds, the state that people review. Where that is out of date itself, nothing is
copied.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import Place, Report
from generator.manifest.api import Api
from generator.toolchain import fingerprint
from generator.tree import Tree, digests, read_tree
from generator.vendoring.record import (
    RECORD,
    Record,
    behind,
    dump_record,
    local_edits,
    package_of,
    read_record,
)
from generator.vendoring.strip import needs_low_level, without_low_level
from generator.workspace import Outcome, is_current
from generator.write import held, recover, report_unwritable, write_into


@dataclass(frozen=True, slots=True)
class Copy:
    """The files of a copy, and what it says of itself."""

    tree: Tree
    record: Record


def vendor(api: Api, folder: Path, low_level: bool, report: Report) -> Outcome:
    """Makes a copy in a new or empty folder.

    Arguments:
        api: the API whose package is copied.
        folder: what becomes the package, under any name at any place.
        low_level: whether the calls of openapi-python-client come with it.
        report: receives ``output-not-ours``, ``output-is-input``, ``out-of-date`` and the ``vendored-…`` findings.
    """
    return _attempt(lambda: _vendor(api, folder, low_level, report), api, folder, report)


def update(api: Api, folder: Path, low_level: bool, report: Report) -> Outcome:
    """Brings a copy up to date, unless somebody edited its files; one without low level stays without."""
    return _attempt(lambda: _update(api, folder, low_level, _report_edits, report), api, folder, report)


def overwrite(api: Api, folder: Path, low_level: bool, report: Report) -> Outcome:
    """Brings a copy up to date, whatever somebody did to its files."""
    return _attempt(lambda: _update(api, folder, low_level, _ignore_edits, report), api, folder, report)


def check(api: Api, folder: Path, report: Report) -> Outcome:
    """Compares a copy with the package: files that were edited and files that are behind are reported."""
    try:
        return _check(api, folder, report)
    except OSError as error:
        place = Place(str(error.filename or folder.as_posix()))
        report.error("file-unreadable", f"This cannot be read: {error.strerror or error}", place)
        return Outcome.FAILED


def _check(api: Api, folder: Path, report: Report) -> Outcome:
    there = read_tree(folder)
    record = _record(api, folder, there, report)
    if record is None:
        return Outcome.FAILED
    wanted = _copy(api, record.low_level).record
    _report_stale(api, report)
    _report_edits(folder, local_edits(there, record, wanted), report)
    for path, state in behind(record, wanted):
        message = f"{path} {state}: this is a copy of {api.name} {record.version}, which is {wanted.version} by now"
        hint = f"Run `docs2client vendor {api.name} {folder.as_posix()} --update`."
        report.error("vendored-file-behind", message, Place((folder / path).as_posix()), hint)
    return Outcome.STALE if report.failed else Outcome.CURRENT


def _attempt(work: Callable[[], Outcome], api: Api, folder: Path, report: Report) -> Outcome:
    """Does something to a folder while nobody else generates or copies anything of this workspace."""
    try:
        with held(api.output.parent):
            _report_stale(api, report)
            if report.failed:
                return Outcome.STALE
            _check_apart(api, folder, report)
            if report.failed:
                return Outcome.FAILED
            recover(folder)
            return work()
    except OSError as error:
        report_unwritable(error, folder, report)
        return Outcome.FAILED


def _vendor(api: Api, folder: Path, low_level: bool, report: Report) -> Outcome:
    there, place = read_tree(folder), Place(folder.as_posix())
    if RECORD in there:
        report.error("vendored-already", "There is a copy here already", place, "Bring it up to date with `--update`.")
    elif there or folder.is_file():
        message = "There is something here already that docs2client did not write"
        hint = f"Name the folder that the package becomes, as in `{(folder / api.settings.package).as_posix()}`."
        report.error("output-not-ours", message, place, hint)
    else:
        new = _copy(api, low_level)
        _write(new, {}, folder)
        _report_needs(api, new.record, report)
    return Outcome.FAILED if report.failed else Outcome.WRITTEN


def _update(
    api: Api,
    folder: Path,
    low_level: bool,
    judge_edits: Callable[[Path, Mapping[str, str], Report], None],
    report: Report,
) -> Outcome:
    there = read_tree(folder)
    record = _record(api, folder, there, report)
    if record is None:
        return Outcome.FAILED
    new = _copy(api, low_level and record.low_level)
    found = local_edits(there, record, new.record)
    judge_edits(folder, found, report)
    if report.failed:
        return Outcome.FAILED
    if not found and record.files == new.record.files:
        return Outcome.CURRENT
    _write(new, there, folder, record.files)
    _report_needs(api, new.record, report)
    return Outcome.WRITTEN


def _copy(api: Api, low_level: bool) -> Copy:
    """What there is to copy now."""
    whole = package_of(read_tree(api.output), api.settings.package)
    tree = whole if low_level else without_low_level(whole)
    generator = fingerprint()["docs2client"]
    return Copy(tree, Record(api.name, api.settings.version, generator, low_level, digests(tree)))


def _report_needs(api: Api, record: Record, report: Report) -> None:
    """Says which hand-written modules of a copy want calls that it does not have."""
    package = api.settings.package
    for path, code in ({} if record.low_level else read_tree(api.custom / package)).items():
        if path.endswith(".py") and (line := needs_low_level(code, package)):
            message = "This imports calls of openapi-python-client, which are left out of the copy"
            hint = "Call methods of the client instead, or make a copy without `--strip-low-level`."
            report.warning(
                "vendored-low-level", message, Place((api.custom / package / path).as_posix(), line, 1), hint
            )


def _write(new: Copy, there: Tree, folder: Path, former: Iterable[str] = ()) -> None:
    """Writes a copy; files that are the same but for their line ends stay as they are."""
    known = digests(there)
    same = {path: there[path] for path, each in new.record.files.items() if known.get(path) == each}
    write_into({**new.tree, **same, RECORD: dump_record(new.record)}, folder, former)


def _record(api: Api, folder: Path, there: Tree, report: Report) -> Record | None:
    """What a copy says of itself, if it is one of this API."""
    place = Place((folder / RECORD).as_posix())
    record = read_record(there.get(RECORD, b""))
    if RECORD not in there:
        hint = f"Make one: `docs2client vendor {api.name} {folder.as_posix()}`."
        report.error("vendored-record-missing", "This is no vendored copy: it has no such file", place, hint)
    elif record is None:
        hint = "Take the one of either side of a merge from version control, then `--update` the copy."
        report.error("vendored-record-invalid", "This is not the record of a vendored copy", place, hint)
    elif record.api != api.name:
        hint = f"Run `docs2client vendor {record.api} {folder.as_posix()} --update`, or choose another folder."
        report.error("vendored-from-other", f"This is a copy of {record.api}, not of {api.name}", place, hint)
    else:
        return record
    return None


def _report_stale(api: Api, report: Report) -> None:
    if not is_current(api):
        hint = f"`docs2client check {api.name}` says why, `docs2client generate {api.name}` brings it up to date."
        place = Place(api.output.as_posix())
        report.error("out-of-date", "This is not what would be generated now", place, hint)


def _check_apart(api: Api, folder: Path, report: Report) -> None:
    copy, source = folder.resolve(), api.output.resolve()
    if copy.is_relative_to(source) or source.is_relative_to(copy):
        message = f"{api.output.as_posix()} is copied, so the copy can neither be in it nor around it"
        report.error("output-is-input", message, Place(folder.as_posix()), "Choose another folder.")


def _report_edits(folder: Path, found: Mapping[str, str], report: Report) -> None:
    for path, edit in found.items():
        message = f"{path} was {edit} in the copy"
        hint = "Keep what you need elsewhere, then let `--update --force` write it again."
        report.error("vendored-file-edited", message, Place((folder / path).as_posix()), hint)


def _ignore_edits(_folder: Path, _found: Mapping[str, str], _report: Report) -> None:
    """Somebody said that their edits may go."""
