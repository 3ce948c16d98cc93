"""Measures generating: a run with nothing to do as a whole process, and a full build of each API."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable

from generator.diagnostics import Report
from generator.manifest import read_manifest
from generator.pipeline import build
from generator.workspace import api_folders


def seconds(work: Callable[[], object], times: int) -> float:
    """The fastest of some runs."""

    def once() -> float:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start

    return min(once() for _ in range(times))


def main() -> None:
    """Prints one line per measurement."""
    generate = [sys.executable, "-m", "generator", "generate"]
    subprocess.run(generate, check=True, stdout=subprocess.DEVNULL)
    idle = seconds(lambda: subprocess.run(generate, check=True, stdout=subprocess.DEVNULL), 10)
    print(f"{'generate, nothing to do':<32} {idle:8.3f} s")
    for folder in api_folders():
        if api := read_manifest(folder, Report()):
            print(f"{f'build {api.name}':<32} {seconds(lambda api=api: build(api, Report()), 3):8.3f} s")


main()
