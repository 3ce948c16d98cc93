"""How things are measured: in turns with what they are compared with, because machines slow down and speed up."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from typing import NamedTuple


class Comparison(NamedTuple):
    """CPU seconds of one thing and of another, and the median of the ratios of neighbouring runs."""

    seconds: float
    other: float
    ratio: float


def compare(work: Callable[[], object], other: Callable[[], object], *, times: int, rounds: int = 60) -> Comparison:
    """Runs both in turns, each so many times in a row."""

    def once(run: Callable[[], object]) -> float:
        start = time.process_time()
        for _ in range(times):
            run()
        return (time.process_time() - start) / times

    pairs = [(once(work), once(other)) for _ in range(rounds + 3)][3:]
    return compared(pairs)


def compared(pairs: list[tuple[float, float]]) -> Comparison:
    """What pairs of measurements say."""
    return Comparison(
        median(first for first, _ in pairs),
        median(second for _, second in pairs),
        median(first / second for first, second in pairs),
    )


def process(code: str, *paths: str) -> float:
    """CPU seconds, the system's included, of an interpreter that runs the code with these folders to import from."""
    environment = _importing_from(paths)
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code], check=True, env=environment, stdout=subprocess.DEVNULL)
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def output(code: str, *paths: str) -> str:
    """What an interpreter prints that runs the code."""
    return subprocess.run(
        [sys.executable, "-c", code], check=True, env=_importing_from(paths), capture_output=True, text=True
    ).stdout


def _importing_from(paths: tuple[str, ...]) -> dict[str, str]:
    """The environment; bytecode is kept even where a machine says not to, as of every package that is installed."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": os.pathsep.join(paths)}
