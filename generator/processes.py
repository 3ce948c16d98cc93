"""Work that is done beside other work, by a copy of this process.

Only where processes can be copied safely, which is Linux: elsewhere, and where the copy would have no processor of its
own, the same work is done in turn. What is called must depend on its arguments alone: nothing else comes back.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Result = TypeVar("Result")


def processors() -> int:
    """How many processes can work at once."""
    # A copy of a process with threads has their locks and not the threads.
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


def beside(work: Callable[[], Result]) -> Callable[[], Result]:
    """Starts some work in a copy of this process, and gives the function that waits for its result.

    Arguments:
        work: depends on nothing that changes meanwhile, and gives what can be pickled.
    """
    if processors() < 2:
        return work
    context = get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    copy = context.Process(target=_work, args=(work, ours, theirs), daemon=True)
    copy.start()
    theirs.close()

    def result() -> Result:
        try:
            found: Result = ours.recv()
        except EOFError:
            copy.join()
            return work()  # the copy died, of a lack of memory for instance: what is a bug shows here
        copy.join()
        return found

    return result


def _work(work: Callable[[], object], result: Connection, ours: Connection) -> None:
    result.close()  # or nobody would see that the process that waits for it has gone
    with suppress(BrokenPipeError):  # the result is not wanted any more
        ours.send(work())
