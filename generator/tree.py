"""A tree of files as a value: what is to be written, before anything is."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, TypeAlias

Tree: TypeAlias = Mapping[str, bytes]
"""Relative POSIX paths and their content."""

# Windows translates the ends of lines in files that are not opened as binary.
_TO_WRITE: Final[int] = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
_LEFT_BEHIND = ("__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache")


def read_tree(folder: Path) -> dict[str, bytes]:
    """All files below a folder, without the caches that tools leave behind; empty when there is no such folder.

    Links to folders are followed, unless they lead back to a folder that they are in.

    Raises:
        OSError: a file or a folder in it cannot be read.
    """
    return {path: _content(file) for path, file in sorted(_files(str(folder), ""))}


def _files(folder: str, inside: str) -> Iterator[tuple[str, str]]:
    """The paths in a tree, each with that of the file."""
    # Not with `pathlib` or `os.walk`: for the thousands of files of a large package, that takes longer than reading.
    try:
        entries = os.scandir(folder)
    except (FileNotFoundError, NotADirectoryError):
        return
    with entries:
        for entry in entries:
            if entry.name in _LEFT_BEHIND or _leads_back(entry, folder):
                continue
            if entry.is_dir():
                yield from _files(entry.path, f"{inside}{entry.name}/")
            elif entry.is_file():  # a link may lead nowhere
                yield f"{inside}{entry.name}", entry.path


def _content(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - see above
        return file.readall()


def _leads_back(entry: os.DirEntry[str], folder: str) -> bool:
    """Whether something in a folder is a link to a folder that contains it."""
    return entry.is_symlink() and Path(folder).resolve().is_relative_to(Path(entry.path).resolve())


def write_tree(tree: Tree, folder: Path) -> None:
    """Writes files below a folder, over those that are there.

    Raises:
        OSError: something cannot be written.
    """
    make_folders(tree, folder)
    for path, content in tree.items():
        _write_file(content, f"{folder}/{path}")


def _write_file(content: bytes, path: str) -> None:
    """Writes a file without the system calls that ``open`` adds: they take a quarter of the time of a large tree."""
    file = os.open(path, _TO_WRITE, 0o666)
    try:
        while content:
            content = content[os.write(file, content) :]  # an almost full disk takes only a part at a time
    finally:
        os.close(file)


def make_folders(paths: Iterable[str], folder: Path) -> None:
    """Makes the folders that files below a folder stand in.

    Raises:
        OSError: one cannot be made.
    """
    for inside in {path.rpartition("/")[0] for path in paths}:
        (folder / inside).mkdir(parents=True, exist_ok=True)


def digest(content: bytes) -> str:
    """The SHA-256 of some content, in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def is_file(path: Path) -> bool:
    """Whether there is such a file; False as well if the system refuses the path, as one that is too long."""
    try:
        return path.is_file()
    except OSError:
        return False


def is_folder(path: Path) -> bool:
    """Whether there is such a folder."""
    try:
        return path.is_dir()
    except OSError:
        return False


def file_digest(path: Path) -> str:
    """The digest of a file; empty when there is none, or none that can be read."""
    try:
        return _digest_of_text(path.read_bytes())
    except OSError:
        return ""


def digests(tree: Tree) -> dict[str, str]:
    """The digest of each file."""
    return {path: _digest_of_text(content) for path, content in sorted(tree.items())}


def _digest_of_text(content: bytes) -> str:
    """The digest with CR LF taken for LF, because the settings of git decide which of the two a checkout has."""
    return digest(content.replace(b"\r\n", b"\n") if b"\r" in content else content)
