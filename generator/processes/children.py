"""Child processes, each with a connection to it."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

# What is done beside the work that everything waits for takes only the time that this leaves.
NOW: Final = 0
LATER: Final = 10

DIED: Final = (EOFError, OSError)
"""What a connection raises when the child is gone, of a lack of memory for instance."""


@dataclass(frozen=True, slots=True)
class Child:
    """A child process, and the connection to it."""

    connection: Connection
    process: BaseProcess

    def end(self) -> None:
        """Waits for it, and for nothing more that it might say."""
        self.connection.close()
        self.process.join()


def processors() -> int:
    """How many processes can work at once."""
    # A fork of a process with threads has their locks and not the threads.
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


def start_child(work: Callable[[Connection], None], niceness: int) -> Child:
    """Starts a child process that has the other end of a connection; it ends when its work or this one does."""
    context = get_context("fork")
    here, there = context.Pipe()
    process = context.Process(target=_connected, args=(work, niceness, here, there), daemon=True)
    _start(process)
    there.close()
    return Child(here, process)


def start_unheard_child(work: Callable[[], object], niceness: int) -> None:
    """The same of a child that nobody hears of; this process ends after it."""
    _start(get_context("fork").Process(target=_quietly, args=(work, niceness)))


def _start(process: BaseProcess) -> None:
    """Starts a child process, which nobody interrupts: who ends the first process ends this one with it.

    Whoever interrupts the first process meanwhile does so when it has started: Python drops an interruption that comes
    while a process forks.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT,))
    try:
        process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _connected(work: Callable[[Connection], None], niceness: int, here: Connection, there: Connection) -> None:
    here.close()  # or nobody would see that the process that waits for it has gone
    _quietly(partial(work, there), niceness)


def _quietly(work: Callable[[], object], niceness: int) -> None:
    os.nice(niceness)
    # Nobody waits any more, or what went wrong will go wrong again where somebody can tell of it.
    with suppress(Exception):
        work()
