"""Pages of results: the upper part is what a run says, the lower part what people say about it."""

from __future__ import annotations

import os
import platform
from pathlib import Path
from typing import Final

KEPT: Final = "<!-- Everything above is written by a run; what follows is kept. -->"


def rewrite(page: Path, measured: str) -> None:
    """Replaces the upper part of a page."""
    kept = page.read_text(encoding="utf-8").partition(KEPT)[2] if page.exists() else "\n"
    page.write_text(f"{measured.rstrip()}\n\n{KEPT}{kept}", encoding="utf-8")


def machine() -> str:
    """What the results are of."""
    return f"Python {platform.python_version()}, {os.cpu_count()} CPUs, {platform.system()} {platform.machine()}"
