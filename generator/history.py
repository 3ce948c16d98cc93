"""The history of a workspace, as git knows it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


class GitError(Exception):
    """Git cannot do what was asked, and says why."""


def unpack(folder: Path, revision: str, into: Path) -> None:
    """Writes a folder as it was in a commit, below another one and with the same path.

    Arguments:
        folder: the folder, relative to the working directory.
        revision: a commit, a branch or a tag, as git takes it.
        into: an empty folder.

    Raises:
        GitError: there is no such commit, or the folder is not in it.
    """
    if revision.startswith("-"):
        raise GitError(f"{revision} is no name of a commit")
    tree = _git("rev-parse", "--verify", f"{revision}:./{folder.as_posix()}").strip()
    # From a folder below the top, git would write what lies below the folder of that name only.
    top, index = _git("rev-parse", "--show-toplevel").strip(), into / ".index"
    _git("-C", top, "read-tree", tree, index=index)
    # An archive would leave out what `.gitattributes` keeps from releases.
    _git("-C", top, "checkout-index", "--all", f"--prefix={(into / folder).as_posix()}/", index=index)


def last_version(folder: Path) -> str | None:
    """The commit that gave an API its version, by a line of its manifest or by the first manifest; None without one."""
    manifest = (folder / "api.yaml").as_posix()
    try:
        found = _git("log", "--format=%H", "-G", "^version:", "--", manifest).split()
        return next(iter(found or _git("log", "--format=%H", "--", manifest).split()[-1:]), None)
    except GitError:
        return None


def _git(*arguments: str, index: Path | None = None) -> str:
    environment = {**os.environ, "GIT_INDEX_FILE": str(index)} if index else dict(os.environ)
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, check=False, text=True, env=environment)
    except FileNotFoundError:
        raise GitError("git is not installed") from None
    if done.returncode:
        raise GitError(done.stderr.strip().removeprefix("fatal: "))
    return done.stdout
