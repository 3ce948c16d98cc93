"""Writes a tree of files as a folder.

The only code that touches ``generated/``. The new folder is written beside the old one and then takes its place, so
that a run that is killed leaves one of the two. The next run clears away the rest.
"""

from __future__ import annotations

import os
import posixpath
import shutil
from collections.abc import Iterable
from errno import EACCES, EEXIST, EISDIR
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from generator.tree import Tree, make_folders, read_tree, write_tree
from generator.write.exchange import exchange
from generator.write.files import followed, holds, write_files

if TYPE_CHECKING:
    from _typeshed import StrPath


def write(tree: Tree, folder: Path) -> None:
    """Makes a folder hold exactly a tree; files that are the same already keep their time of change.

    Raises:
        OSError: something cannot be written; the folder is as it was.
    """
    recover(folder)
    write_over(read_tree(folder), tree, folder)


def write_over(old: Tree, tree: Tree, folder: Path) -> None:
    """Like ``write``, for a folder whose tree is known, and in which no interrupted run left anything.

    Raises:
        OSError: something cannot be written; the folder is as it was.
    """
    folder = followed(folder)
    if folder.exists() and not folder.is_dir():
        raise FileExistsError(EEXIST, os.strerror(EEXIST), str(folder))
    if old == tree:
        return
    try:
        _stage(tree, old, folder)
        _swap(folder)
    finally:
        recover(folder)


def write_into(tree: Tree, folder: Path, former: Iterable[str] = ()) -> None:
    """Writes the files of a tree into a folder; other files in it stay, and links stay links.

    Arguments:
        folder: where they go.
        former: files to remove, unless the tree has them.

    Raises:
        OSError: something cannot be written, or is in the way; the folder is as it was.
    """
    folder = followed(folder)
    recover(folder)
    _check_room(tree, folder)
    try:
        _carry_over(folder, _new(folder))
        for path in set(former) - tree.keys():
            _remove(path, _new(folder))
        for path, content in tree.items():
            _put(content, _new(folder) / path)
        _swap(folder)
    finally:
        recover(folder)


def is_interrupted(folder: Path) -> bool:
    """Whether a run that was killed left something behind."""
    folder = followed(folder)
    return _new(folder).exists() or _old(folder).exists()


def recover(folder: Path) -> None:
    """Clears away the files of an interrupted run, and restores the folder that it had moved aside."""
    folder = followed(folder)
    if _old(folder).is_dir() and not folder.exists():
        _old(folder).rename(folder)
    for left in (_old(folder), _new(folder)):
        if left.is_symlink() or left.is_file():
            left.unlink()
        elif left.exists():
            shutil.rmtree(left)


def write_together(tree: Tree, folder: Path) -> bool:
    """Writes the files of a tree into a folder at one moment: other processes see all of them, or none.

    Returns whether any had other content. Only the part of the folder that holds all of them is replaced.

    Raises:
        OSError: one cannot be written; the files are as they were.
    """
    changed = {path: content for path, content in tree.items() if not holds(folder / path, content)}
    if len(changed) < 2:
        return write_files({folder / path: content for path, content in changed.items()})
    part = posixpath.commonpath([posixpath.dirname(path) for path in changed])
    write_into({posixpath.relpath(path, part or "."): content for path, content in changed.items()}, folder / part)
    return True


def _new(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.new")


def _old(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.old")


def _stage(tree: Tree, old: Tree, folder: Path) -> None:
    new = _new(folder)
    kept = {path for path, content in tree.items() if old.get(path) == content}
    make_folders(kept, new)
    for path in kept:
        _keep(f"{folder}/{path}", f"{new}/{path}")
    write_tree({path: content for path, content in tree.items() if path not in kept}, new)


def _keep(source: StrPath, target: StrPath) -> None:
    """Takes over a file with its time of change, as a hard link if the file system has such."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _check_room(tree: Tree, folder: Path) -> None:
    """Refuses protected folders, links on the way, and files and folders in each other's place."""
    if folder.exists() and not os.access(folder, os.W_OK):
        raise PermissionError(EACCES, os.strerror(EACCES), str(folder))
    above = {folder / each for path in tree for each in PurePosixPath(path).parents if each.name}
    for each in (folder, *sorted(above)):
        if each.is_symlink() or (each.exists() and not each.is_dir()):
            raise FileExistsError(EEXIST, os.strerror(EEXIST), str(each))
    for each in (folder / path for path in tree):
        if each.is_dir():
            raise IsADirectoryError(EISDIR, os.strerror(EISDIR), str(each))


def _carry_over(source: Path, target: Path) -> None:
    """Takes over the files in a folder, except for bytecode, which would keep folders alive that lose their modules."""
    target.mkdir(parents=True)
    for entry in source.iterdir() if source.exists() else ():
        if entry.is_symlink():
            (target / entry.name).symlink_to(entry.readlink())
        elif not entry.is_dir():
            _keep(entry, target / entry.name)
        elif entry.name != "__pycache__":
            _carry_over(entry, target / entry.name)


def _remove(path: str, folder: Path) -> None:
    """Removes a file, and the folders that it leaves empty."""
    (folder / path).unlink(missing_ok=True)
    for above in PurePosixPath(path).parents:
        if not above.name or not (folder / above).is_dir() or any((folder / above).iterdir()):
            return
        (folder / above).rmdir()


def _put(content: bytes, path: Path) -> None:
    if holds(path, content):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)  # it is a hard link to the old file, or somebody's link, and must not change that
    path.write_bytes(content)


def _swap(folder: Path) -> None:
    if not folder.exists():
        _new(folder).rename(folder)
    elif not exchange(_new(folder), folder):
        folder.rename(_old(folder))
        _new(folder).rename(folder)
