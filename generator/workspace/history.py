"""The history of a workspace, as git knows it."""

from __future__ import annotations

import os
import posixpath
import subprocess
from collections.abc import Iterable
from pathlib import Path


class GitError(Exception):
    """Git failed; the message is git's."""


def unpack(paths: Iterable[Path], revision: str, into: Path) -> Path:
    """Writes files and folders as they were in a commit; those that did not exist then are left out.

    Arguments:
        paths: files and folders, relative to the working directory.
        into: a folder, which becomes a copy of the top of the repository.

    Returns:
        The folder in it that stands for the working directory.

    Raises:
        GitError: there is no such commit, or no git.
    """
    top, below = _git("rev-parse", "--show-toplevel", "--show-prefix").splitlines()
    try:
        commit = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").strip()
    except GitError:
        raise GitError("there is no such commit") from None
    index = into / ".index"
    _git("-C", top, "read-tree", commit, index=index)
    wanted = (posixpath.normpath(posixpath.join(below, path.as_posix())) for path in paths)
    if patterns := [f":(literal){path}" for path in wanted if not path.startswith("..")]:
        known = _git("-C", top, "ls-files", "-z", "--", *patterns, index=index)
        # An archive would leave out what `.gitattributes` keeps from releases.
        prefix = f"--prefix={into.as_posix()}/"
        _git("-C", top, "checkout-index", "-z", "--force", "--stdin", prefix, index=index, given=known)
    return into / below


def last_version(folder: Path) -> str | None:
    """The last commit that set the version in a manifest, or else the first one of the manifest; None without any.

    Raises:
        GitError: a shallow clone may lack that commit.
    """
    manifest = (folder / "api.yaml").as_posix()
    try:
        found = _git("log", "--format=%H", "-G", "^version:", "--", manifest).split()
        commit = next(iter(found or _git("log", "--format=%H", "--", manifest).split()[-1:]), None)
    except GitError:
        return None
    if commit in _oldest_of_shallow_clone():
        raise GitError("this clone does not have the commits before")
    return commit


def _oldest_of_shallow_clone() -> list[str]:
    """The first commits of a shallow clone, which seem to add all files at once; empty for a complete clone."""
    try:
        return Path(_git("rev-parse", "--git-path", "shallow").strip()).read_text(encoding="ascii").split()
    except FileNotFoundError:
        return []


def _git(*arguments: str, index: Path | None = None, given: str = "") -> str:
    environment = {**os.environ, "GIT_INDEX_FILE": str(index)} if index else dict(os.environ)
    command = ["git", *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False, env=environment, input=os.fsencode(given))
    except FileNotFoundError:
        raise GitError("git is not installed") from None
    if done.returncode:
        raise GitError(os.fsdecode(done.stderr).strip().removeprefix("fatal: "))
    return os.fsdecode(done.stdout)  # which has names of files
