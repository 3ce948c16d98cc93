"""The state of an API at one time: read from files, from the workspace, or from an earlier commit of it."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.changes import Change, compare
from generator.changes.versions import Step, following, reaches, step
from generator.diagnostics import Diagnostic, Place, Report, Severity
from generator.document import ObjectNode
from generator.effective import declare, overlay
from generator.engine import describe
from generator.lock import read_lock
from generator.manifest import read_manifest
from generator.pipeline import settings_for, understand
from generator.remembered_names import Names, read_names
from generator.settings import Settings
from generator.sources import find_sources
from generator.surface import Side, compare_surfaces, unrepeated
from generator.workspace.history import GitError, unpack


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit that was unpacked into a temporary folder, which stands for the working directory."""

    revision: str
    folder: Path

    def named(self, place: Place) -> Place:
        """The place in the notation of git: ``HEAD~1:specs/acme/api.yaml``."""
        if not Path(place.file).is_absolute():
            return place
        return place.seen_as(f"{self.revision}:{Path(os.path.relpath(place.file, self.folder)).as_posix()}")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The state of an API at one time.

    Arguments:
        document: its normalised document.
        commit: the commit that it was read from; None for the present files.
    """

    document: ObjectNode
    settings: Settings
    commit: Commit | None = None

    def named(self, place: Place | None) -> Place | None:
        """The place, as people know it."""
        return self.commit.named(place) if self.commit and place else place


def changes(old: Snapshot, new: Snapshot) -> tuple[Change, ...]:
    """The changes from one snapshot to another, in the messages and in Python, the worst first."""
    before, after = _side(old), _side(new)
    methods = {**after.methods, **before.methods}
    in_document = [
        replace(each, methods=_named(each.operations, methods)) for each in compare(old.document, new.document)
    ]
    found = sorted(
        (*in_document, *unrepeated(compare_surfaces(before, after), in_document)), key=lambda change: change.level.rank
    )
    return tuple(replace(each, old=old.named(each.old), new=new.named(each.new)) for each in found)


def _side(snapshot: Snapshot) -> Side:
    return Side(describe(snapshot.document, snapshot.settings, Report()), snapshot.document)


def _named(operations: Iterable[str], methods: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(methods[name] for name in operations if name in methods))


def next_version(old: Snapshot, new: Snapshot, found: Collection[Change]) -> str:
    """The version that the changes require; a change of wording requires a patch version.

    Arguments:
        old: the API when it got its last version.
        new: the API as it is now; if it has a high enough version already, it keeps that.
        found: the changes in between.
    """
    worded = Step.PATCH if old.document != new.document else None
    version = following(old.settings.version, step(found) or worded)
    return new.settings.version if reaches(new.settings.version, version) else version


def of_source(path: Path, report: Report) -> Snapshot | None:
    """The snapshot of a document, a page or a folder of pages; None, with errors reported, if it is no valid API."""
    found = Report()
    sources = find_sources([path], found)
    declared = None if found.failed else declare(sources, found)
    snapshot = None
    if declared is not None and (effective := overlay(declared.document, (), sources.document, found)) is not None:
        snapshot = _snapshot(effective, settings_for(effective, None), Names(), found)
    report.extend(_errors(found.diagnostics))
    return snapshot


def of_api(folder: Path, report: Report) -> Snapshot | None:
    """The snapshot of the folder of an API, with its manifest and overlays; None, with errors reported, if it fails."""
    found = Report()
    snapshot = _of_api(folder, found)
    report.extend(_errors(found.diagnostics))
    return snapshot


def of_revision(folder: Path, revision: str, report: Report) -> Snapshot | None:
    """The snapshot of the folder of an API in a commit, with the manifest and the overlays of that time.

    Arguments:
        folder: ``specs/<api>``.
        report: receives ``revision-unreadable``, and errors in files of that commit, such as ``HEAD~1:specs/a/a.yaml``.
    """
    with TemporaryDirectory() as name:
        found = Report()
        try:
            commit = _unpacked(folder, revision, Path(name))
        except GitError as error:
            message = f"git cannot give {folder.as_posix()} as of {revision}: {error}"
            hint = "Name a commit, a branch or a tag in which the API is there."
            report.error("revision-unreadable", message, Place.of(folder), hint)
            return None
        snapshot = _of_api(commit.folder / folder, found)
    for each in _errors(found.diagnostics):
        related = tuple(commit.named(place) for place in each.related)
        hint = each.hint.replace(f"{commit.folder.as_posix()}/", "")
        report.add(replace(each, place=commit.named(each.place), related=related, hint=hint))
    return snapshot and replace(snapshot, commit=commit)


def _unpacked(folder: Path, revision: str, into: Path) -> Commit:
    """A commit with the files of an API, also those outside of its folder, which its lock names."""
    here = unpack([folder], revision, into)
    if not (here / folder).is_dir():
        raise GitError("it is not there yet, or no longer")
    inputs = read_lock(here / folder / "lock.json").inputs
    unpack((folder / path for path in inputs if path.startswith("../")), revision, into)
    return Commit(revision, here)


def _of_api(folder: Path, report: Report) -> Snapshot | None:
    api = read_manifest(folder, report)
    declared = declare(api.sources, report) if api else None
    if api is None or declared is None:
        return None
    effective = overlay(declared.document, api.overlays, api.document, report)
    names = read_names(api.names, report)
    return None if effective is None else _snapshot(effective, api.settings, names, report)


def _snapshot(effective: ObjectNode, settings: Settings, names: Names, report: Report) -> Snapshot | None:
    document = understand(effective, settings, names, report)
    return None if document is None else Snapshot(document, settings)


def _errors(diagnostics: Iterable[Diagnostic]) -> Iterable[Diagnostic]:
    """The findings that keep a document from being compared; the others were reported when it was built."""
    return (each for each in diagnostics if each.severity is Severity.ERROR)
