"""Exchanges two folders in one step, on the systems that can."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

_AT_FDCWD: Final = -100
_RENAME_EXCHANGE: Final = 2  # Linux, renameat2(2)
_RENAME_SWAP: Final = 2  # macOS, renamex_np(2)


def exchange(one: Path, other: Path) -> bool:
    """Gives each of two folders the name of the other, so that no moment sees either name missing.

    Returns:
        False when this system or file system has no such step; nothing happened then.
    """
    call = _call()
    return call is not None and call(os.fsencode(one), os.fsencode(other)) == 0


def _call() -> Callable[[bytes, bytes], int] | None:
    if os.name != "posix":
        return None
    import ctypes  # a run with nothing to do exchanges nothing

    library = ctypes.CDLL(None)
    if sys.platform == "linux" and hasattr(library, "renameat2"):
        return lambda one, other: library.renameat2(_AT_FDCWD, one, _AT_FDCWD, other, _RENAME_EXCHANGE)
    if sys.platform == "darwin" and hasattr(library, "renamex_np"):
        return lambda one, other: library.renamex_np(one, other, _RENAME_SWAP)
    return None
