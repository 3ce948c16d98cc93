"""The findings about copies of a package."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from shlex import quote

from generator.diagnostics import Place, Report
from generator.manifest.api import Api
from generator.tree import Tree, read_tree
from generator.vendoring.record import RECORD, Record, behind, read_record
from generator.vendoring.strip import needs_low_level
from generator.vendoring.target import Target
from generator.workspace import is_current


def report_stale(api: Api, report: Report) -> None:
    """Reports ``out-of-date`` if the package to copy is out of date itself."""
    if not is_current(api):
        hint = f"`docs2client check {api.name}` says why, `docs2client generate {api.name}` brings it up to date."
        place = Place.of(api.output)
        report.error("out-of-date", "This is not what would be generated now", place, hint)


def report_overlap(target: Target, report: Report) -> None:
    """Reports ``output-is-input`` if one of the copy and its source would contain the other."""
    copy, source = target.folder.resolve(), target.api.output.resolve()
    if copy.is_relative_to(source) or source.is_relative_to(copy):
        message = f"{target.api.output.as_posix()} is copied, so the copy can neither be in it nor around it"
        report.error("output-is-input", message, Place.of(target.folder), "Choose another folder.")


def report_taken(target: Target, there: Tree, report: Report) -> None:
    """Reports ``vendored-already`` or ``output-not-ours`` if a folder is not free for a new copy."""
    place = Place.of(target.folder)
    if RECORD in there:
        report.error("vendored-already", "There is a copy here already", place, "Bring it up to date with `--update`.")
    elif there or target.folder.is_file():
        message = "There is something here already that docs2client did not write"
        inside = target.folder / target.api.settings.package
        hint = f"Name the folder that the package becomes, as in `{inside.as_posix()}`."
        report.error("output-not-ours", message, place, hint)


def known_record(target: Target, there: Tree, report: Report) -> Record | None:
    """The record of a copy; None, with a finding, if there is none or if it is not of this API."""
    name, folder = target.api.name, quote(target.folder.as_posix())
    place = Place.of(target.folder / RECORD)
    record = read_record(there.get(RECORD, b""))
    if RECORD not in there:
        hint = f"Make one: `docs2client vendor {name} {folder}`."
        report.error("vendored-record-missing", "This is not a vendored copy: it has no such file", place, hint)
    elif record is None:
        hint = "Take the one of either side of a merge from version control, then `--update` the copy."
        report.error("vendored-record-invalid", "This is not the record of a vendored copy", place, hint)
    elif record.api != name:
        hint = f"Run `docs2client vendor {record.api} {folder} --update`, or choose another folder."
        report.error("vendored-from-other", f"This is a copy of {record.api}, not of {name}", place, hint)
    else:
        return record
    return None


def report_edits(folder: Path, found: Mapping[str, str], report: Report) -> None:
    """Reports ``vendored-file-edited`` for files that somebody edited in a copy."""
    for path, edit in found.items():
        message = f"{path} was {edit} in the copy"
        hint = "Keep what you need elsewhere, then let `--update --force` write it again."
        report.error("vendored-file-edited", message, Place.of(folder / path), hint)


def ignore_edits(_folder: Path, _found: Mapping[str, str], _report: Report) -> None:
    """Edits may be overwritten."""


def report_behind(target: Target, record: Record, wanted: Record, report: Report) -> None:
    """Reports ``vendored-file-behind`` for files that differ from those that would be copied now."""
    name, folder = target.api.name, target.folder
    since = f"is {wanted.version} by now" if record.version != wanted.version else "was generated anew since"
    for path, state in behind(record, wanted):
        message = f"{path} {state}: this is a copy of {name} {record.version}, which {since}"
        hint = f"Run `docs2client vendor {name} {quote(folder.as_posix())} --update`."
        report.error("vendored-file-behind", message, Place.of(folder / path), hint)


def report_needs(api: Api, record: Record, report: Report) -> None:
    """Reports ``vendored-low-level`` for hand-written modules that import calls which the copy lacks."""
    package = api.settings.package
    for path, code in ({} if record.low_level else read_tree(api.custom / package)).items():
        if path.endswith(".py") and (line := needs_low_level(code, package)):
            message = "This imports calls of openapi-python-client, which are left out of the copy"
            hint = "Call methods of the client instead, or make a copy without `--strip-low-level`."
            report.warning(
                "vendored-low-level", message, Place((api.custom / package / path).as_posix(), line, 1), hint
            )
