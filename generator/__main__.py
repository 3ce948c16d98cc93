"""``python -m generator``, and the console script."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import Final

# Documents are trees of a million objects without circles. With Python's own threshold the collector looks through
# them again and again, which is a fifth of the time of a large build, and through the modules while they are imported.
_ALLOCATIONS_BEFORE_COLLECTION: Final = 10_000_000

_INTERRUPTED: Final = 130
"""The exit code after Ctrl-C, as shells have it."""


def console() -> None:
    """Runs the command line and ends the process, with what it started.

    To give back the objects of a large document one by one takes as long as a run with nothing to do.
    """
    gc.set_threshold(_ALLOCATIONS_BEFORE_COLLECTION)
    code = 0
    try:
        from generator.cli import main

        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0
    except KeyboardInterrupt:  # while modules were imported: later on, `main` tells of it
        code = _INTERRUPTED
        if sys.stderr:
            sys.stderr.write("Interrupted.\n")
    _end_children()
    for stream in filter(None, (sys.stdout, sys.stderr)):  # there is none where somebody closed it
        with suppress(OSError):  # who was reading has left, or the disk is full
            stream.flush()
    os._exit(code)


def _end_children() -> None:
    if "multiprocessing" not in sys.modules:
        return  # a run with nothing to do has not even imported it
    from multiprocessing import active_children

    for child in active_children():
        if child.daemon:
            child.terminate()
        child.join()


if __name__ == "__main__":
    console()
