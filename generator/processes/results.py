"""Results of work that a child process does."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from itertools import islice
from queue import SimpleQueue
from typing import TYPE_CHECKING, Generic, TypeVar

from generator.processes import children
from generator.processes.children import DIED, LATER, NOW, Child

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Result = TypeVar("Result")


def beside(work: Callable[[], Result]) -> Callable[[], Result]:
    """Starts some work in a child process, and gives the function that waits for its result.

    Arguments:
        work: depends on nothing that changes meanwhile, and gives what can be pickled.
    """
    return work if children.processors() < 2 else _Awaited(work).result


class _Awaited(Generic[Result]):
    """Some work, and the child that does it."""

    def __init__(self, work: Callable[[], Result]) -> None:
        self._work = work
        self._child = children.start_child(self._send, LATER)

    def _send(self, there: Connection) -> None:
        there.send(self._work())

    def result(self) -> Result:
        """The result of the child; if the child died, this process does the work itself."""
        try:
            found: Result = self._child.connection.recv()
        except DIED:
            return self._work()  # a bug shows here
        finally:
            self._child.end()
        return found


def streamed(work: Callable[[], Iterator[Result]]) -> Iterator[Result]:
    """Starts some work in a child process, and gives its results as they come."""
    if children.processors() < 2:
        return work()
    return _received(children.start_child(partial(_send_each, work), NOW), work)


def _send_each(work: Callable[[], Iterator[Result]], there: Connection) -> None:
    found = SimpleQueue[tuple[Result, ...] | None]()
    # In a thread, or the work would wait for a process that does not read yet.
    sending = threading.Thread(target=_pass_on, args=(found, there))
    sending.start()
    try:
        for each in work():
            found.put((each,))
        found.put(())
    finally:
        found.put(None)
        sending.join()


def _pass_on(found: SimpleQueue[tuple[Result, ...] | None], there: Connection) -> None:
    with suppress(OSError):  # nobody waits any more
        for each in iter(found.get, None):
            there.send(each)


def _received(child: Child, work: Callable[[], Iterator[Result]]) -> Iterator[Result]:
    given = 0
    try:
        while found := child.connection.recv():
            yield found[0]
            given += 1
    except DIED:
        yield from islice(work(), given, None)  # a bug shows here
    finally:
        child.process.terminate()  # other children hold the connection as well, so it would not see that nobody listens
        child.end()


def meanwhile(work: Callable[[], object]) -> None:
    """Does something in a child process whose result nobody needs; this process ends after it."""
    if children.processors() < 2:
        work()
    else:
        children.start_unheard_child(work, LATER)
