"""Where the APIs of a workspace lie."""

from __future__ import annotations

from pathlib import Path
from typing import Final

SPECS: Final = Path("specs")


def api_folders() -> tuple[Path, ...]:
    """The folders of the APIs of the workspace in the working directory, sorted by name."""
    return tuple(sorted(path for path in SPECS.glob("*") if path.is_dir() and not path.name.startswith(".")))
