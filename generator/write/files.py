"""Writes files: whole or not at all, and several together."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from errno import EEXIST, EISDIR, ENOTDIR
from pathlib import Path
from typing import Final

from generator.diagnostics import Place, Report

_IN_THE_WAY: Final = (EEXIST, EISDIR, ENOTDIR)


def write_file(content: bytes, path: Path) -> None:
    """Writes a file whole or not at all; makes its folder if that is missing.

    Raises:
        OSError: it cannot be written; the file is as it was.
    """
    write_files({path: content})


def write_files(contents: Mapping[Path, bytes]) -> bool:
    """Writes several files, all or none, and returns whether any had other content.

    Raises:
        OSError: one cannot be written; the files are as they were.
    """
    grown: dict[Path, Path] = {}
    changed = {path: content for path, content in contents.items() if not holds(path, content)}
    try:
        for path, content in changed.items():
            if path.is_dir():
                raise IsADirectoryError(EISDIR, os.strerror(EISDIR), str(path))
            if path.exists() and not path.is_file():
                path.write_bytes(content)  # a device or a pipe: nothing may take its place
            else:
                target = followed(path)
                target.parent.mkdir(parents=True, exist_ok=True)
                grown[target] = target.with_name(f".{target.name}.new")
                grown[target].write_bytes(content)
        for target, beside in grown.items():
            beside.replace(target)
    finally:
        for beside in grown.values():
            with suppress(OSError):  # the error of writing is raised already
                beside.unlink()
    return bool(changed)


def holds(path: Path, content: bytes) -> bool:
    """Whether a file has some content already."""
    return path.is_file() and path.read_bytes() == content


def followed(path: Path) -> Path:
    """The target of a link, so that the link stays and its target is written."""
    return Path(os.path.realpath(path)) if path.is_symlink() else path


def report_unwritable(error: OSError, path: Path, report: Report) -> None:
    """Reports ``output-unwritable`` for a file or folder that the system refused to write."""
    culprit = error.filename2 or error.filename
    where = f" ({culprit})" if culprit and str(culprit) != str(path) else ""
    message = f"This cannot be written: {error.strerror or error}{where}"
    hint = "Move what is in the way, or write somewhere else." if error.errno in _IN_THE_WAY else ""
    report.error("output-unwritable", message, Place.of(path), hint)
