"""Questions that a child process answers."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cache, partial
from itertools import count
from typing import TYPE_CHECKING, Generic, TypeVar

from generator.processes import children
from generator.processes.children import DIED, LATER

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Question = TypeVar("Question")
Result = TypeVar("Result")


def answering(prepare: Callable[[], Callable[[Question], Result]]) -> Callable[[Question], Callable[[], Result]]:
    """Prepares a function in a child process, which calls it with questions that come later.

    Arguments:
        prepare: makes the function; its arguments and results can be pickled.

    Returns:
        A function that asks, and gives a function that waits for the answer; only the last question is answered.
    """
    if children.processors() >= 2:
        return _Answering(prepare).ask
    prepared = cache(prepare)
    return lambda question: lambda: prepared()(question)


class _Answering(Generic[Question, Result]):
    """The child of this process that answers questions."""

    def __init__(self, prepare: Callable[[], Callable[[Question], Result]]) -> None:
        self._prepared = cache(prepare)
        self._numbers = count()
        self._child = children.start_child(partial(_answer_all, prepare), LATER)

    def ask(self, question: Question) -> Callable[[], Result]:
        number = next(self._numbers)
        with suppress(OSError):  # the child died, which shows when the answer is wanted
            self._child.connection.send((number, question))
        return partial(self._answer, number, question)

    def _answer(self, number: int, question: Question) -> Result:
        connection = self._child.connection
        try:
            while (found := connection.recv())[0] != number:
                pass  # somebody asked and did not wait
        except DIED:
            return self._prepared()(question)
        result: Result = found[1]
        return result


def _answer_all(prepare: Callable[[], Callable[[Question], Result]], there: Connection) -> None:
    answer = prepare()
    while True:  # until nobody is there to ask
        number, question = there.recv()
        there.send((number, answer(question)))
