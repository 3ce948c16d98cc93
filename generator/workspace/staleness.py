"""Reports what is out of date about an API and why, by comparing its lock with the present files."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.diagnostics import MOST_RELATED, Place, Report
from generator.lock import Digests, Lock
from generator.manifest.api import Api
from generator.sources import PAGE_SUFFIXES, SITE_SETTINGS

_HINT: Final = "Run `docs2client generate` and commit the result."


@dataclass(frozen=True, slots=True)
class _State:
    """A way in which generated files can be wrong, in words for one file and for several."""

    of_one: str
    of_several: str


_MISSING: Final = _State("is missing", "are missing")
_OTHER: Final = _State("is not what would be generated now", "are not what would be generated now")
_SUPERFLUOUS: Final = _State("would no longer be generated", "would no longer be generated")


def report_stale_outputs(api: Api, found: Digests, wanted: Digests, differing: Collection[str], report: Report) -> None:
    """Reports ``out-of-date`` for generated files, once for each way in which the files of a project are wrong.

    Arguments:
        found: the generated files that are there.
        wanted: the files that would be generated now.
        differing: the paths to report.
    """
    inside = sorted(path for path in differing if Path(path).is_relative_to(api.output))
    for path in set(differing).difference(inside):
        _report_files(api, _state(path, found, wanted), [path], report)
    if inside and not any(Path(path).is_relative_to(api.output) for path in found):
        _report_files(api, _MISSING, [api.output.as_posix()], report)
        return
    for state in (_MISSING, _OTHER, _SUPERFLUOUS):
        _report_files(api, state, [path for path in inside if _state(path, found, wanted) is state], report)


def _report_files(api: Api, state: _State, paths: list[str], report: Report) -> None:
    if len(paths) > MOST_RELATED:
        related = [Place(path) for path in paths[:MOST_RELATED]]
        message = f"{len(paths)} files {state.of_several}"
        report.error("out-of-date", message, Place.of(api.output), _HINT, related)
        return
    for path in paths:
        report.error("out-of-date", f"{path} {state.of_one}", Place(path), _HINT)


def _state(path: str, found: Digests, wanted: Digests) -> _State:
    if path not in found:
        return _MISSING
    return _OTHER if path in wanted else _SUPERFLUOUS


def report_stale_lock(api: Api, report: Report) -> None:
    """Reports ``out-of-date`` for a lock that is out of date although the generated files are right."""
    message = "The generated files are right, but the lock does not say what they were made from"
    report.error("out-of-date", message, Place.of(api.lock), _HINT)


def report_reasons(api: Api, before: Lock, now: Lock, report: Report) -> None:
    """Reports why a package is out of date: each input and each part of the tool that has changed.

    Arguments:
        before: the lock of the package; nothing is reported if it is empty.
        now: the lock that it would have now.
    """
    if before == Lock():
        return
    changed = {path for path, _ in before.inputs.items() ^ now.inputs.items()}
    # Only a change of the manifest drops an overlay; a document drops the files that it no longer refers to.
    dropped = changed - now.inputs.keys() if api.manifest.name in changed else frozenset[str]()
    for path in sorted(changed):
        change = _change(path, before.inputs, now.inputs)
        _report_input(api, path, change, dropped, report)
    if before.names != now.names:
        change = _change(api.names.name, before.names, now.names)
        report.note("names-changed", f"The list of names {change}", Place.of(api.names))
    _report_tool(before.tool, now.tool, Place.of(api.lock), report)


def _change(path: str, before: Digests, now: Digests) -> str:
    if path not in before:
        return "is new"
    return "has changed" if path in now else "no longer exists, or is no longer used"


def _report_input(api: Api, path: str, change: str, dropped: Collection[str], report: Report) -> None:
    file = Path(os.path.normpath(api.folder / path))
    place = Place.of(file)
    if file == api.manifest:
        report.note("manifest-changed", f"The manifest {change}", place)
    elif file == api.changelog:
        report.note("changelog-changed", f"The changelog {change}", place)
    elif file.is_relative_to(api.custom):
        report.note("custom-code-changed", f"The custom code {change}", place)
    elif file.suffix.lower() in PAGE_SUFFIXES or file.name in SITE_SETTINGS:
        report.note("page-changed", f"The page {change}", place)
    elif file in _named(api.overlays) or path in dropped:
        report.note("overlay-changed", f"The overlay {change}", place)
    else:
        what = "The document" if file in _named(api.sources.files) else "A part of the document"
        report.note("document-changed", f"{what} {change}", place)


def _named(paths: Iterable[Path]) -> Iterator[Path]:
    return (Path(os.path.normpath(path)) for path in paths)


def _report_tool(before: Digests, now: Digests, place: Place, report: Report) -> None:
    changed = {name for name, _ in before.items() ^ now.items()}
    if "docs2client" in changed:
        # Its sources and templates came with it.
        report.note("generator-changed", f"docs2client {_versions('docs2client', before, now)}", place)
        changed -= {"docs2client", "generator", "templates"}
    if "generator" in changed:
        report.note("generator-changed", "The code of docs2client has changed", place)
    if "templates" in changed:
        report.note("template-changed", "The templates have changed", place)
    for name in sorted(changed - {"generator", "templates"}):
        report.note("dependency-changed", f"{name} {_versions(name, before, now)}", place)


def _versions(name: str, before: Digests, now: Digests) -> str:
    return f"was {before.get(name, 'unknown')}, and is {now.get(name, 'no longer used')}"
