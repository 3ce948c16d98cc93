"""Where a person's machine keeps what commands may need again."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

VARIABLE: Final = "DOCS2CLIENT_CACHE"
"""The folder of the cache; set to nothing, there is none."""


def cache_folder() -> Path | None:
    """The folder that a person named, or the one for docs2client where the system keeps caches; None for none."""
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
