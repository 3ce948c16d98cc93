"""Chooses the folder of the cache."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

VARIABLE: Final = "DOCS2CLIENT_CACHE"
"""The environment variable with the folder of the cache; an empty value turns the cache off."""


def cache_folder() -> Path | None:
    """The folder that the variable names, else the one where the system keeps caches; None for no cache."""
    if (named := os.environ.get(VARIABLE)) is not None:
        return Path(named) if named else None
    if sys.platform == "win32":
        above = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        above = "~/Library/Caches"
    else:
        above = os.environ.get("XDG_CACHE_HOME", "") or "~/.cache"
    folder = Path(os.path.expanduser(above), "docs2client")  # noqa: PTH111 - it leaves what it cannot expand
    return folder if folder.is_absolute() else None
