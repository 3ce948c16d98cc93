"""Work in pieces that child processes share among them."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Generic, TypeVar

from generator.processes import children
from generator.processes.children import DIED, NOW

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Piece = TypeVar("Piece")
Result = TypeVar("Result")


def divided(work: Callable[[Iterable[Piece]], Result], pieces: Sequence[Piece], most: int) -> Division[Piece, Result]:
    """Starts some work in child processes, which take the next piece whenever they have done one.

    Arguments:
        work: what a process does with all the pieces that it takes; depends on nothing else that changes meanwhile.
        pieces: at most 256, those that take long first.
        most: how many processes are worth it.
    """
    return Division(work, pieces, min(children.processors(), most, len(pieces)) - 1)


class Division(Generic[Piece, Result]):
    """Work that child processes have begun, as many as there are processors for."""

    def __init__(self, work: Callable[[Iterable[Piece]], Result], pieces: Sequence[Piece], others: int) -> None:
        self._work = work
        self._pieces = pieces
        self._left, sink = os.pipe()  # the numbers of the pieces that nobody has taken
        os.write(sink, bytes(range(len(pieces))))
        os.close(sink)
        self._children = [children.start_child(self._send, NOW) for _ in range(others)]

    def join(self) -> list[Result]:
        """Does the work with the children to its end, and gives the results of all processes."""
        here = self._work(self._taken())
        os.close(self._left)
        try:
            return [here, *(child.connection.recv() for child in self._children)]
        except DIED:
            return [self._work(self._pieces)]  # nobody knows of which pieces
        finally:
            for child in self._children:
                child.end()

    def leave(self) -> None:
        """Has the children stop with the pieces that they are at, where nobody wants the results."""
        deque(self._taken(), maxlen=0)
        os.close(self._left)

    def _send(self, there: Connection) -> None:
        there.send(self._work(self._taken()))

    def _taken(self) -> Iterator[Piece]:
        numbers = chain.from_iterable(iter(partial(os.read, self._left, 1), b""))
        return (self._pieces[number] for number in numbers)
