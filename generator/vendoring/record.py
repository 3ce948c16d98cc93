"""A vendored copy of a package: its files, what it says of itself, and what became of it since."""

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
"""The file by which a copy is known for one."""

_NOTICES: Final = ("COPYING", "LICENCE", "LICENSE", "NOTICE")


@dataclass(frozen=True, slots=True)
class Record:
    """What a copy says of itself.

    Arguments:
        api: the API of the workspace.
        version: the version of its package.
        docs2client: the version of the generator.
        low_level: whether the calls of openapi-python-client came with it.
        files: the SHA-256 of each file, by its path in the copy; CR LF counts as LF.
    """

    api: str
    version: str
    docs2client: str
    low_level: bool
    files: Digests


def package_of(project: Tree, package: str) -> Tree:
    """What a project that takes over a package needs of it: its modules, and the licences beside them."""
    notices = {path: content for path, content in project.items() if _is_notice(path)}
    inside = f"{package}/"
    return {**notices, **{path.removeprefix(inside): project[path] for path in project if path.startswith(inside)}}


def _is_notice(path: str) -> bool:
    return "/" not in path and PurePosixPath(path).stem.upper().partition("-")[0] in _NOTICES


def read_record(content: bytes) -> Record | None:
    """The record in a file; None when it is none, when a merge left it unreadable, or when it names files elsewhere."""
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
    """Whether these are files of a copy: what an update removes must not lie outside of it."""
    return all(isinstance(digest, str) and _is_inside(path) for path, digest in files.items())


def _is_inside(path: str) -> bool:
    found = PurePosixPath(path)
    return bool(found.parts) and not found.is_absolute() and ".." not in found.parts and "\\" not in path


def dump_record(record: Record) -> bytes:
    """The record as JSON, the same bytes for the same record."""
    return (json.dumps(asdict(record), indent=2, ensure_ascii=False) + "\n").encode(errors="backslashreplace")


def local_edits(there: Tree, record: Record, wanted: Record) -> dict[str, str]:
    """What somebody did to the files of a copy: ``edited``, ``deleted`` or ``added``, by their path.

    Files of somebody's own are no edits, unless the new state has files of their names.

    Arguments:
        there: the files that are there.
        record: what the copy says of itself.
        wanted: what it would say when it is up to date.
    """
    ours = record.files.keys() | wanted.files.keys()
    found = {path: known for path, known in digests(there).items() if path in ours}
    return edits(found, wanted.files, (record.files,))


def behind(record: Record, wanted: Record) -> Iterator[tuple[str, str]]:
    """The files that are not those of the new state, each with what is wrong with it."""
    for path in sorted(record.files.keys() | wanted.files.keys()):
        if path not in record.files:
            yield path, "is missing"
        elif path not in wanted.files:
            yield path, "is superfluous"
        elif record.files[path] != wanted.files[path]:
            yield path, "is older"
