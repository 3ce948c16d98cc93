"""Measures generated clients and generating, prints a table, and writes it to RESULTS.md."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from generator.diagnostics import Report
from generator.manifest import read_manifest
from generator.pipeline import build
from generator.workspace import api_folders
from tests.bench import calls, cold, models, uploads
from tests.bench.measuring import Comparison
from tests.bench.packages import SUBJECTS, make_packages
from tests.results import machine, rewrite

RESULTS = Path(__file__).with_name("RESULTS.md")


class Row(NamedTuple):
    """One line of the table."""

    what: str
    measured: str
    against: str
    result: str
    goal: str = ""


def main() -> None:
    """Prints each line as it is measured."""
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_packages(folder)
        sys.path.insert(0, name)
        for row in measurements(folder):
            print(f"{row.what:<58} {row.measured:>10} {row.result:>10} {row.goal:>8}", flush=True)
            rows.append(row)
    rewrite(RESULTS, page(rows))


def measurements(folder: Path) -> Iterator[Row]:
    """Every line, the slow ones last."""
    for subject in SUBJECTS:
        waiting, awaiting = calls.calls(subject)
        yield _micro(f"small POST, {subject.package}", waiting, "httpx2 by hand", "1.0")
        yield _micro(f"small POST, {subject.package}, awaited", awaiting, "httpx2 by hand", "1.1")
    yield _micro("small POST, bare openapi-python-client (httpx)", calls.bare_call(), "httpx2 by hand")
    yield _optional("small POST, openai", "openai", lambda name: _micro(name, calls.openai_call(), "httpx2 by hand"))
    for subject in SUBJECTS:
        first = cold.first_response(cold.script(subject), folder)
        yield _milli(f"first typed response, {subject.package}", first, "import httpx2", "1.35")
    first = cold.first_response(cold.BARE_SCRIPT, folder)
    yield _milli("first typed response, bare engine, 288 operations", first, "import httpx2")
    yield _optional(
        "first typed response, openai",
        "openai",
        lambda name: _milli(name, cold.first_response(cold.OPENAI_SCRIPT, folder), "import httpx2"),
    )
    yield from of_models()
    for awaiting in (False, True):
        added = uploads.added_memory(folder, awaiting=awaiting)
        what = f"200 MB upload, replyke_client{', awaited' if awaiting else ''}"
        yield Row(what, f"{added / 2**20:.1f} MB", "a small one before", "", "10 MB")
    yield from of_generating()


def of_models() -> Iterator[Row]:
    """Decoding, encoding and memory."""
    name = "decode 1,000 messages of Respondent"
    yield _milli(f"{name}, respondent_client", models.decoding(models.ours), "json.loads", "1.9")
    yield _milli(f"{name}, bare engine", models.decoding(models.bare), "json.loads")
    yield _milli(f"{name}, pydantic", models.decoding(models.with_pydantic()), "json.loads")
    yield _optional(
        f"{name}, msgspec", "msgspec", lambda name: _milli(name, models.decoding(models.with_msgspec()), "json.loads")
    )
    yield _milli("encode 1,000 messages, respondent_client", models.encoding(), "json.dumps", "1.2")
    plain = models.memory(json.loads)
    for who, decode, goal in (("respondent_client", models.ours, "0.75"), ("bare engine", models.bare, "")):
        taken = models.memory(decode)
        yield Row(
            f"memory of 100k objects, {who}", f"{taken / 2**20:.1f} MB", "dictionaries", _times(taken / plain), goal
        )


def of_generating() -> Iterator[Row]:
    """A run with nothing to do as a whole process, and a full build of each API."""
    generate = [sys.executable, "-m", "generator", "generate", "--check"]
    # Without `check`: a checkout that is not up to date takes as long.
    yield Row("generate --check", _fastest(lambda: subprocess.run(generate, capture_output=True, check=False)), "", "")
    for api in filter(None, (read_manifest(folder, Report()) for folder in api_folders())):
        yield Row(f"build {api.name}", _fastest(lambda api=api: build(api, Report())), "", "")


def _fastest(work: Callable[[], object]) -> str:
    def once() -> float:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start

    return f"{min(once() for _ in range(3)):.2f} s"


def _optional(what: str, library: str, measure: Callable[[str], Row]) -> Row:
    return measure(what) if find_spec(library) else Row(what, "-", "", "not installed")


def _micro(what: str, found: Comparison, against: str, goal: str = "") -> Row:
    return Row(what, f"{found.seconds * 1e6:.0f} µs", against, _times(found.ratio), goal)


def _milli(what: str, found: Comparison, against: str, goal: str = "") -> Row:
    return Row(what, f"{found.seconds * 1e3:.1f} ms", against, _times(found.ratio), goal)


def _times(ratio: float) -> str:
    return f"{ratio:.2f}x"


def page(rows: list[Row]) -> str:
    """The results as Markdown, with the machine that they are of."""
    versions = ", ".join(f"{name} {_version(name)}" for name in ("httpx2", "attrs", "pydantic", "msgspec", "openai"))
    table = "".join(f"| {row.what} | {row.measured} | {row.against} | {row.result} | {row.goal} |\n" for row in rows)
    return f"""# Results of `make bench`

CPU time, in medians; for generating the clock, the fastest of three runs. A ratio is the median of the ratios of
neighbouring runs; a goal is the most that it should be.

- {machine()}
- {versions}; openapi-python-client {_version("openapi-python-client")}
- To repeat: `make bench`. It takes some minutes; other work on the machine moves the times more than the ratios.

| what | measured | against | ratio | goal |
|---|---:|---|---:|---:|
{table}
"""


def _version(distribution: str) -> str:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return "not installed"


main()
