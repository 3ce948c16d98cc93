"""Measures generating clients of large documents, as whole processes, against the bare engine, into GENERATING.md.

`make bench` runs it where DOCS2CLIENT_CORPUS names the folder of the documents.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from tests.results import machine, rewrite

RESULTS = Path(__file__).with_name("GENERATING.md")
# Each with how many times as fast as the bare engine it should be.
DOCUMENTS = {"openai.yaml": 5, "github.json": 3, "discord.json": 3, "jellyfin.json": 3}
CHANGED = "github.json"
MANY = 30
# Other work on a machine only ever takes time away: the shortest of several runs is nearest to what a run takes.
ROUNDS = 3
OURS = (sys.executable, "-m", "generator")
BARE = (sys.executable, "-m", "openapi_python_client", "generate", "--overwrite")


class Taken(NamedTuple):
    """What a process took: seconds on the clock and of processors, and its largest size in bytes."""

    wall: float
    cpu: float
    memory: int

    def __str__(self) -> str:
        return f"{self.wall:.2f} s | {self.cpu:.2f} s | {self.memory / 2**20:.0f} MB"


class Row(NamedTuple):
    """One line of the table."""

    what: str
    taken: Taken
    result: str = ""
    goal: str = ""

    def __str__(self) -> str:
        return f"| {self.what} | {self.taken} | {self.result} | {self.goal} |"


def main() -> None:
    """Prints each line as it is measured."""
    if not (corpus := os.environ.get("DOCS2CLIENT_CORPUS")):
        print("DOCS2CLIENT_CORPUS is not set: nothing is generated.")
        return
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as name:
        for row in measurements(Path(corpus, "specs").resolve(), Path(name)):
            print(row, flush=True)
            rows.append(row)
    rewrite(RESULTS, page(rows))


def measurements(documents: Path, folder: Path) -> Iterator[Row]:
    """Every line: what is generated from nothing, and what is brought up to date."""
    config = folder / "config.yaml"
    # Without it, two values of an enum that differ in case end the run of the engine.
    config.write_text("literal_enums: true\n")
    # As after its first run on a machine: with the bytecode of its modules.
    run(*OURS, "build", str(documents / "jellyfin.json"), "-o", str(folder / "first"), cwd=folder)
    for name, goal in DOCUMENTS.items():
        yield from from_nothing(documents / name, goal, config, folder)
    yield from up_to_date(documents / CHANGED, folder / "one")
    yield many(documents, folder / "many")


def from_nothing(document: Path, goal: int, config: Path, folder: Path) -> Iterator[Row]:
    """A client of a document, and the one that the bare engine makes, one after the other."""
    # Nothing is removed before the end: file systems make new files slowly where many were removed just now.
    readable = folder / document.name
    readable.write_text(document.read_text() if document.suffix != ".json" else acceptable(document))
    both: list[tuple[Taken, Taken]] = []
    for number in range(ROUNDS):
        made = folder / f"{document.stem}{number}"
        made.mkdir()
        bare = run(*BARE, "--config", str(config), "--path", str(readable), "--output-path", str(made / "bare"))
        both.append((bare, run(*OURS, "build", str(document), "-o", str(made / "ours"), cwd=made)))
    bare, ours = map(min, zip(*both, strict=True))
    yield Row(f"{document.name}, bare engine", bare)
    memory = ", 400 MB" if document.name == CHANGED else ""
    yield Row(f"{document.name}, docs2client", ours, f"{bare.wall / ours.wall:.1f}x", f"{goal}x{memory}")


def acceptable(document: Path) -> str:
    """JSON without empty enums, for which the engine refuses the whole document."""

    def repaired(node: Any) -> Any:
        if isinstance(node, dict):
            return {key: repaired(value) for key, value in node.items() if (key, value) != ("enum", [])}
        return [repaired(item) for item in node] if isinstance(node, list) else node

    return json.dumps(repaired(json.loads(document.read_text())))


def up_to_date(document: Path, workspace: Path) -> Iterator[Row]:
    """A workspace of one API: from nothing, with nothing to do, and after a change of one operation."""
    there = added(document, workspace, "api")
    yield Row(f"{document.name}, generate from nothing", run(*OURS, "generate", cwd=workspace))
    nothing = min(run(*OURS, "generate", cwd=workspace) for _ in range(ROUNDS))
    yield Row(f"{document.name}, nothing changed", nothing, "", "0.3 s")
    changed: list[Taken] = []
    for _ in range(ROUNDS):
        content = json.loads(there.read_text())
        operation = next(iter(next(iter(content["paths"].values())).values()))
        operation["summary"] = f"{operation.get('summary', '')} Changed."
        there.write_text(json.dumps(content, indent=2))
        changed.append(run(*OURS, "generate", cwd=workspace))
    yield Row(f"{document.name}, one operation changed", min(changed), "", "2 s")


def many(documents: Path, workspace: Path) -> Row:
    """A workspace of many APIs of common sizes, with nothing to do."""
    common = sorted(path for path in documents.glob("*.y*ml") if path.stat().st_size < 300_000)
    for number in range(MANY):
        document = common[number % len(common)]
        added(document, workspace, f"{document.stem}-{number}")
    run(*OURS, "generate", cwd=workspace)
    return Row(f"{MANY} APIs, nothing changed", run(*OURS, "generate", cwd=workspace))


def added(document: Path, workspace: Path, api: str) -> Path:
    """Puts an API into a workspace, and says where its document is."""
    folder = workspace / "specs" / api
    folder.mkdir(parents=True)
    (folder / "api.yaml").write_text(f"document: {document.name}\n")
    return Path(shutil.copy(document, folder / document.name))


def run(*command: str, cwd: Path | None = None) -> Taken:
    """Runs a process to its end, with a cache below its working directory; ruff is found beside this interpreter."""
    places = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": places, "PYTHONPATH": str(Path(__file__).parents[2])}
    environment["DOCS2CLIENT_CACHE"] = str(cwd / "cache") if cwd else ""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=cwd, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, used = os.wait4(process.pid, 0)
    process.returncode = 0  # it was waited for
    unit = 1 if sys.platform == "darwin" else 1024
    return Taken(time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss * unit)


def page(rows: list[Row]) -> str:
    """The results as Markdown, with the machine that they are of."""
    table = "\n".join(map(str, rows))
    return f"""# How long generating takes

Whole processes: clock, processors (children included), largest size of one process. The bare engine is the command line
of openapi-python-client with `literal_enums` and without empty enums. Each is the shortest of {ROUNDS} runs in turn;
what is generated from nothing has no cache of earlier runs.

- {machine()}
- To repeat: `make bench` with `DOCS2CLIENT_CORPUS` set. Ratios are of the clock; other work on the machine moves them.

| what | clock | processors | memory | times as fast | goal |
|---|---:|---:|---:|---:|---:|
{table}
"""


if __name__ == "__main__":
    main()
