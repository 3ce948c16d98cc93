"""The record of a vendored copy, and the differences between a copy and its record."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath
from typing import Final, cast

from generator.hand_edits import edits
from generator.lock import Digests
from generator.tree import Tree, digests

RECORD: Final = "VENDORED.json"
"""The file that marks a folder as a copy."""

_NOTICES: Final = ("COPYING", "LICENCE", "LICENSE", "NOTICE")


@dataclass(frozen=True, slots=True)
class Record:
    """The contents of the file ``RECORD``.

    Arguments:
        docs2client: the version of the generator.
        low_level: whether the copy has the calls of openapi-python-client.
        files: the SHA-256 of each file, by its path in the copy; CR LF counts as LF.
    """

    api: str
    version: str
    docs2client: str
    low_level: bool
    files: Digests


def package_of(project: Tree, package: str) -> Tree:
    """The files to copy from a project: the modules of its package, and the licences beside it."""
    notices = {path: content for path, content in project.items() if _is_notice(path)}
    inside = f"{package}/"
    return {**notices, **{path.removeprefix(inside): project[path] for path in project if path.startswith(inside)}}


def _is_notice(path: str) -> bool:
    return "/" not in path and PurePosixPath(path).stem.upper().partition("-")[0] in _NOTICES


def read_record(content: bytes) -> Record | None:
    """The record in a file; None if it is unreadable, for example after a merge, or names files outside of the copy."""
    try:
        found: object = json.loads(content)
    except (ValueError, RecursionError):
        return None
    match cast("dict[str, object]", found) if isinstance(found, dict) else {}:
        case {
            "api": str(api),
            "version": str(version),
            "docs2client": str(docs2client),
            "low_level": bool(low_level),
            "files": files,
        } if isinstance(files, dict) and _are_digests(cast("dict[str, object]", files)):
            return Record(api, version, docs2client, low_level, cast("Digests", files))
        case _:
            return None


def _are_digests(files: Mapping[str, object]) -> bool:
    """Whether these are digests of files inside a copy: an update removes such files, and must not remove others."""
    return all(isinstance(digest, str) and _is_inside(path) for path, digest in files.items())


def _is_inside(path: str) -> bool:
    found = PurePosixPath(path)
    return bool(found.parts) and not found.is_absolute() and ".." not in found.parts and "\\" not in path


def dump_record(record: Record) -> bytes:
    """The record as JSON, the same bytes for the same record."""
    return (json.dumps(asdict(record), indent=2, ensure_ascii=False) + "\n").encode(errors="backslashreplace")


def local_edits(there: Tree, record: Record, wanted: Record) -> dict[str, str]:
    """The kind of edit of each edited file of a copy: ``edited``, ``deleted`` or ``added``.

    Other files in the folder are no edits, unless the new record has files of these names.

    Arguments:
        record: the record of the copy.
        wanted: the record that it would have if it were up to date.
    """
    ours = record.files.keys() | wanted.files.keys()
    found = {path: known for path, known in digests(there).items() if path in ours}
    return edits(found, wanted.files, (record.files,))


def behind(record: Record, wanted: Record) -> Iterator[tuple[str, str]]:
    """The files that differ between two records, each with the difference in words."""
    for path in sorted(record.files.keys() | wanted.files.keys()):
        if path not in record.files:
            yield path, "is missing"
        elif path not in wanted.files:
            yield path, "is superfluous"
        elif record.files[path] != wanted.files[path]:
            yield path, "is older"
