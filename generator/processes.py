"""Work that is done beside other work, by a copy of this process.

Only where processes can be copied safely, which is Linux: elsewhere, and where the copy would have no processor of its
own, the same work is done in turn. What is called must depend on its arguments alone: nothing else comes back.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cache, partial
from itertools import chain, count
from multiprocessing import get_context
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

Piece = TypeVar("Piece")
Question = TypeVar("Question")
Result = TypeVar("Result")

# What is done beside the work that everything waits for takes only the time that this leaves.
_BEHIND: Final = 10


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

    def behind(here: Connection) -> None:
        os.nice(_BEHIND)
        here.send(work())

    copy, process = _copy(behind)

    def result() -> Result:
        try:
            found: Result = copy.recv()
        except (EOFError, OSError):
            return work()  # the copy died, of a lack of memory for instance: what is a bug shows here
        finally:
            copy.close()
            process.join()
        return found

    return result


def divided(
    work: Callable[[Iterable[Piece]], Result], pieces: Sequence[Piece], most: int
) -> Callable[[], list[Result]]:
    """Starts some work in copies of this process, and gives the function by which this one joins in and ends it.

    Each process takes the next piece when it has done one.

    Arguments:
        work: what a process does with all the pieces that it takes; depends on nothing else that changes meanwhile.
        pieces: at most 256, those that take long first.
        most: how many processes are worth it.

    Returns:
        What gives the results of all processes.
    """
    workers = min(processors(), most, len(pieces))
    if workers < 2:
        return lambda: [work(pieces)]
    source, sink = os.pipe()
    os.write(sink, bytes(range(len(pieces))))
    os.close(sink)

    def taken() -> Iterator[Piece]:
        return (pieces[number] for number in chain.from_iterable(iter(partial(os.read, source, 1), b"")))

    copies = [_copy(lambda there: there.send(work(taken()))) for _ in range(1, workers)]

    def join() -> list[Result]:
        here = work(taken())
        os.close(source)
        try:
            return [here, *(copy.recv() for copy, _ in copies)]
        except (EOFError, OSError):
            return [work(pieces)]  # a copy died, and nobody knows of which pieces
        finally:
            for copy, process in copies:
                copy.close()
                process.join()

    return join


def meanwhile(work: Callable[[], object]) -> None:
    """Does something in a copy of this process whose result nobody needs; this process ends after it."""
    if processors() < 2:
        work()
        return

    def behind(_: Connection) -> None:
        os.nice(_BEHIND)
        work()

    _copy(behind, ends_with_this=False)


def answering(prepare: Callable[[], Callable[[Question], Result]]) -> Callable[[Question], Callable[[], Result]]:
    """Prepares in a copy of this process what answers questions.

    Arguments:
        prepare: gives what answers; questions and answers can be pickled.

    Returns:
        What asks, and gives the function that waits for the answer; of several questions, the last one is answered.
    """
    prepared = cache(prepare)
    if processors() < 2:
        return lambda question: lambda: prepared()(question)

    def work(here: Connection) -> None:
        os.nice(_BEHIND)
        answer = prepare()
        while True:  # until nobody is there to ask
            number, question = here.recv()
            here.send((number, answer(question)))

    copy, _ = _copy(work)
    numbers = count()

    def ask(question: Question) -> Callable[[], Result]:
        number = next(numbers)

        def answer() -> Result:
            try:
                while (found := copy.recv())[0] != number:
                    pass  # somebody asked and did not wait
            except (EOFError, OSError):
                return prepared()(question)
            result: Result = found[1]
            return result

        with suppress(OSError):  # the copy died, which shows when the answer is wanted
            copy.send((number, question))
        return answer

    return ask


def _copy(work: Callable[[Connection], None], ends_with_this: bool = True) -> tuple[Connection, BaseProcess]:
    """Starts a copy of this process, and gives the connection to it; it ends when its work or this process does."""
    context = get_context("fork")
    here, there = context.Pipe()
    process = context.Process(target=_work, args=(work, here, there), daemon=ends_with_this)
    process.start()
    there.close()
    return here, process


def _work(work: Callable[[Connection], None], here: Connection, there: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who interrupts the first process ends this one with it
    here.close()  # or nobody would see that the process that waits for it has gone
    # Nobody waits any more, or what went wrong will go wrong again where somebody can tell of it.
    with suppress(Exception):
        work(there)
