"""Work that is done beside other work, by a copy of this process.

Only where processes can be copied safely, which is Linux: elsewhere, and where the copy would have no processor of its
own, the same work is done in turn. What is called must depend on its arguments alone: nothing else comes back.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain, count, islice
from multiprocessing import get_context
from queue import SimpleQueue
from typing import TYPE_CHECKING, Final, Generic, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

Piece = TypeVar("Piece")
Question = TypeVar("Question")
Result = TypeVar("Result")

# What is done beside the work that everything waits for takes only the time that this leaves.
_NOW: Final = 0
_LATER: Final = 10


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

    def send(here: Connection) -> None:
        here.send(work())

    copy, process = _copy(send, _LATER)

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


def streamed(work: Callable[[], Iterator[Result]]) -> Iterator[Result]:
    """Starts some work in a copy of this process, and gives its results as they come.

    Arguments:
        work: depends on nothing that changes meanwhile, and gives what can be pickled.
    """
    if processors() < 2:
        return work()

    def send(here: Connection) -> None:
        found = SimpleQueue[tuple[Result, ...] | None]()
        sending = threading.Thread(
            target=_pass_on, args=(found, here)
        )  # or work would wait for who does not listen yet
        sending.start()
        try:
            for each in work():
                found.put((each,))
            found.put(())
        finally:
            found.put(None)
            sending.join()

    return _received(*_copy(send, _NOW), work)


def _pass_on(found: SimpleQueue[tuple[Result, ...] | None], here: Connection) -> None:
    with suppress(OSError):  # nobody waits any more
        for each in iter(found.get, None):
            here.send(each)


def _received(copy: Connection, process: BaseProcess, work: Callable[[], Iterator[Result]]) -> Iterator[Result]:
    given = 0
    try:
        while found := copy.recv():
            yield found[0]
            given += 1
    except (EOFError, OSError):
        yield from islice(work(), given, None)  # the copy died, or what is wrong shows here
    finally:
        copy.close()
        process.terminate()  # other copies hold the connection as well, so it would not see that nobody listens
        process.join()


@dataclass(frozen=True, slots=True)
class Division(Generic[Result]):
    """Work that copies of this process have begun.

    Arguments:
        join: does it with them to its end, and gives the results of all processes.
        leave: has them stop with the pieces that they are at, where nobody wants the results.
    """

    join: Callable[[], list[Result]]
    leave: Callable[[], None]


def divided(work: Callable[[Iterable[Piece]], Result], pieces: Sequence[Piece], most: int) -> Division[Result]:
    """Starts some work in copies of this process, which take the next piece whenever they have done one.

    Arguments:
        work: what a process does with all the pieces that it takes; depends on nothing else that changes meanwhile.
        pieces: at most 256, those that take long first.
        most: how many processes are worth it.
    """
    workers = min(processors(), most, len(pieces))
    if workers < 2:
        return Division(lambda: [work(pieces)], lambda: None)
    source, sink = os.pipe()
    os.write(sink, bytes(range(len(pieces))))
    os.close(sink)

    def taken() -> Iterator[Piece]:
        return (pieces[number] for number in chain.from_iterable(iter(partial(os.read, source, 1), b"")))

    copies = [_copy(lambda there: there.send(work(taken())), _NOW) for _ in range(1, workers)]

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

    def leave() -> None:
        deque(taken(), maxlen=0)
        os.close(source)

    return Division(join, leave)


def meanwhile(work: Callable[[], object]) -> None:
    """Does something in a copy of this process whose result nobody needs; this process ends after it."""
    if processors() < 2:
        work()
        return

    _start(get_context("fork").Process(target=_quietly, args=(work, _LATER)))


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

    def answer_all(here: Connection) -> None:
        answer = prepare()
        while True:  # until nobody is there to ask
            number, question = here.recv()
            here.send((number, answer(question)))

    copy, _ = _copy(answer_all, _LATER)
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


def _copy(work: Callable[[Connection], None], niceness: int) -> tuple[Connection, BaseProcess]:
    """Starts a copy of this process, and gives the connection to it; it ends when its work or this process does."""
    context = get_context("fork")
    here, there = context.Pipe()
    process = context.Process(target=_connected, args=(work, niceness, here, there), daemon=True)
    _start(process)
    there.close()
    return here, process


def _start(process: BaseProcess) -> None:
    """Starts a copy of this process, which nobody interrupts: who ends the first process ends this one with it.

    Whoever interrupts the first process meanwhile does so when it has started: Python drops an interruption that comes
    while a process is copied.
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
