"""Locks folders for one process."""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_NOT_COMMITTED: Final = b"""# What runs of docs2client leave here for each other.
/.gitignore
/.lock
/.*.new
/.*.old
"""


@contextmanager
def held(folder: Path) -> Generator[None]:
    """Locks a folder for this process; others wait for it. A folder that is not writable needs no lock.

    Raises:
        OSError: the folder cannot be made.
    """
    from filelock import FileLock  # it costs more than all else that a run with nothing to do does

    folder.mkdir(parents=True, exist_ok=True)
    if not os.access(folder, os.W_OK):
        yield
        return
    with FileLock(folder / ".lock"):
        if not (folder / ".gitignore").exists():
            (folder / ".gitignore").write_bytes(_NOT_COMMITTED)
        yield
