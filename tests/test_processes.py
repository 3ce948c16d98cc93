"""Work beside other work gives what it would give in turn."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from multiprocessing import active_children
from pathlib import Path

import pytest

from generator.diagnostics import Report
from generator.pipeline import build_once
from generator.processes import answering, beside, children, divided, meanwhile, streamed
from generator.sources import Sources

DOCUMENT = Path(__file__).parent / "cases" / "engine" / "bodies" / "openapi.yaml"

linux = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only")


@pytest.fixture
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "processors", lambda: 2)


def test_with_one_processor_the_work_is_done_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "processors", lambda: 1)
    assert beside(os.getpid)() == os.getpid()


@linux
@pytest.mark.usefixtures("two_processors")
def test_with_two_processors_a_child_does_it() -> None:
    assert beside(os.getpid)() != os.getpid()


@linux
@pytest.mark.usefixtures("two_processors")
def test_what_a_child_that_died_should_have_done_is_done_here() -> None:
    here = os.getpid()

    def work() -> int:
        if os.getpid() != here:
            os._exit(1)
        return here

    assert beside(work)() == here


@linux
@pytest.mark.usefixtures("two_processors")
def test_a_child_whose_result_is_not_wanted_any_more_ends_quietly(capfd: pytest.CaptureFixture[str]) -> None:
    others = active_children()
    result = beside(lambda: b" " * 1_000_000)  # more than fits between two processes
    del result
    for child in set(active_children()) - set(others):
        child.join(timeout=60)
        assert child.exitcode == 0
    assert capfd.readouterr().err == ""


def counted_and_who_counts() -> Iterator[tuple[int, int]]:
    return ((number, os.getpid()) for number in range(3))


def test_with_one_processor_results_are_found_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "processors", lambda: 1)
    assert list(streamed(counted_and_who_counts)) == [(number, os.getpid()) for number in range(3)]


@linux
@pytest.mark.usefixtures("two_processors")
def test_with_two_processors_results_come_from_a_child_as_they_are_found() -> None:
    numbers, finders = zip(*streamed(counted_and_who_counts), strict=True)
    assert numbers == (0, 1, 2)
    assert os.getpid() not in finders
    assert len(set(finders)) == 1


@linux
@pytest.mark.usefixtures("two_processors")
def test_what_a_child_that_died_should_have_found_is_found_here() -> None:
    here = os.getpid()

    def work() -> Iterator[int]:
        yield 1
        if os.getpid() != here:
            os._exit(1)
        yield 2

    assert list(streamed(work)) == [1, 2]


@linux
@pytest.mark.usefixtures("two_processors")
def test_what_goes_wrong_in_a_child_goes_wrong_here_where_it_would() -> None:
    def work() -> Iterator[int]:
        yield 1
        raise ValueError("two")

    found = streamed(work)
    assert next(found) == 1
    with pytest.raises(ValueError, match="two"):
        next(found)


@linux
@pytest.mark.usefixtures("two_processors")
def test_a_child_whose_results_are_not_wanted_any_more_ends() -> None:
    others = active_children()
    found = streamed(lambda: iter([b" " * 1_000_000] * 9))
    result = beside(lambda: time.sleep(1))  # holds the connection to the first one as well
    next(found)
    del found
    assert len(active_children()) == len(others) + 1
    result()


def numbered(number: int) -> tuple[int, int]:
    return number, os.getpid()


def test_with_one_processor_questions_are_answered_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "processors", lambda: 1)
    assert answering(lambda: numbered)(1)() == (1, os.getpid())


@linux
@pytest.mark.usefixtures("two_processors")
def test_with_two_processors_a_child_answers_every_question() -> None:
    ask = answering(lambda: numbered)
    ask(0)  # and nobody waits
    answers = [ask(number)() for number in (1, 2)]
    assert [number for number, _ in answers] == [1, 2]
    assert len({os.getpid(), *(process for _, process in answers)}) == 2


@linux
@pytest.mark.usefixtures("two_processors")
def test_what_a_child_that_died_should_have_answered_is_answered_here() -> None:
    here = os.getpid()

    def prepare() -> Callable[[int], int]:
        if os.getpid() != here:
            os._exit(1)
        return lambda number: number + 1

    assert answering(prepare)(1)() == 2


def test_with_one_processor_all_pieces_are_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "processors", lambda: 1)
    assert divided(list, range(5), 2).join() == [[0, 1, 2, 3, 4]]


@linux
@pytest.mark.usefixtures("two_processors")
def test_each_piece_is_done_once() -> None:
    found = divided(lambda pieces: (os.getpid(), list(pieces)), range(200), 2).join()
    assert len({process for process, _ in found}) == 2
    assert sorted(piece for _, pieces in found for piece in pieces) == list(range(200))


@linux
@pytest.mark.usefixtures("two_processors")
def test_the_pieces_of_a_child_that_died_are_done_here() -> None:
    here = os.getpid()

    def work(pieces: Iterable[int]) -> list[int]:
        taken = list(pieces)
        if os.getpid() != here:
            os._exit(1)
        return taken

    assert divided(work, range(200), 2).join() == [list(range(200))]


@linux
@pytest.mark.usefixtures("two_processors")
def test_children_stop_when_nobody_wants_the_pieces() -> None:
    others = active_children()

    def work(pieces: Iterable[int]) -> int:
        return sum(time.sleep(0.3) is None for _ in pieces)

    divided(work, range(200), 2).leave()
    for child in set(active_children()) - set(others):
        child.join(timeout=20)
        assert child.exitcode == 0


@linux
def test_a_package_is_the_same_however_many_processes_render_it(monkeypatch: pytest.MonkeyPatch) -> None:
    document = Sources(document=DOCUMENT)
    alone = build_once(document, (), "shop_client", Report()).tree
    rendering = sys.modules["generator.engine.writing.render"]
    monkeypatch.setattr(rendering, "_FILES_WORTH_A_PROCESS", 1)
    monkeypatch.setattr(children, "processors", lambda: 3)
    assert build_once(document, (), "shop_client", Report()).tree == alone


@linux
@pytest.mark.usefixtures("two_processors")
def test_what_nobody_waits_for_is_done_by_the_end(tmp_path: Path) -> None:
    code = f"""
from pathlib import Path
from time import sleep
from generator import __main__ as command, cli
from generator.processes import children, meanwhile

def work():
    sleep(0.2)
    Path({str(tmp_path / "done")!r}).touch()

children.processors = lambda: 2
cli.main = lambda: meanwhile(work)
command.console()
"""
    subprocess.run([sys.executable, "-c", code], check=True)
    assert (tmp_path / "done").exists()


def test_with_one_processor_it_is_done_at_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(children, "processors", lambda: 1)
    meanwhile((tmp_path / "done").touch)
    assert (tmp_path / "done").exists()


@linux
def test_an_interruption_while_a_child_starts_is_neither_lost_nor_shown_by_the_child() -> None:
    code = """
import os, signal
from generator.processes import beside, children
signal.signal(signal.SIGINT, signal.default_int_handler)  # what a shell starts beside others ignores it
interrupt = lambda: signal.raise_signal(signal.SIGINT)
os.register_at_fork(after_in_parent=interrupt, after_in_child=interrupt)
children.processors = lambda: 2
try:
    beside(os.getpid)()
except KeyboardInterrupt:
    print("interrupted")
"""
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert (ended.stdout, ended.stderr) == ("interrupted\n", "")
