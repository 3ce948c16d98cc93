"""Tries every document of the corpus, and prints a line for each and the table; ``--write`` puts it into RESULTS.md."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path
from typing import Final

from tests.corpus.one import Outcome
from tests.results import rewrite

RESULTS: Final = Path(__file__).with_name("RESULTS.md")
# Beside JSON and YAML on the top level there is a document in several files, and the list of all.
ENTRANCES: Final = ("openapi.yml", "openapi.yaml", "openapi.json")
STRICT: Final = ("ollama", "train-travel", "spotify", "redocly-museum", "petstore-expanded", "qdrant")
# All clients in one run of pyright need 6 GB; a run for each would read httpx2 and attrs 29 times.
BATCHES: Final = 10

# No machine measures the same, so that these are not written here.
MEASURED_ELSEWHERE: Final = (
    "| silent losses | ~60 rows | 0 | see below |",
    "| cold generation of openai.yaml; of github.json, discord.json, jellyfin.json | 1x | 5x; 3x | `make bench` |",
    "| github.json after a change of one operation | full | < 2 s | `make bench` |",
    "| nothing changed | full | < 0.3 s | `make bench` |",
    "| memory for github.json | | < 400 MB | `make bench` |",
)


def documents(corpus: Path) -> list[Path]:
    """The documents, large ones first."""
    single = [path for path in (corpus / "specs").glob("*.*") if path.name != "index.json"]
    several = [path for name in ENTRANCES for path in (corpus / "specs").glob(f"*/**/{name}")]
    return sorted([*single, *several], key=lambda path: -path.stat().st_size)


def main() -> None:
    """Leaves with 1 when something is not as it should be."""
    folder = os.environ.get("DOCS2CLIENT_CORPUS")
    if not folder:
        sys.exit("DOCS2CLIENT_CORPUS is not set: no corpus of real documents to try")
    with tempfile.TemporaryDirectory() as scratch, ThreadPoolExecutor(os.cpu_count()) as pool:
        outcomes = []
        for each in pool.map(lambda path: tried(path, Path(scratch)), documents(Path(folder))):
            print(line(each), flush=True)
            outcomes.append(each)
        names = {"basic": [each.name for each in outcomes], "strict": STRICT}
        found = {mode: checked(Path(scratch), mode, names[mode], pool) for mode in names}
    print("\n".join(["", *found["basic"], *found["strict"], page(outcomes, found)]))
    if "--write" in sys.argv[1:]:
        rewrite(RESULTS, page(outcomes, found))
    sys.exit(any([*found.values(), *(problems(each) for each in outcomes)]))


def tried(document: Path, folder: Path) -> Outcome:
    """What came of one document; one that ends its process has no operations, and says why."""
    name = document.parent.parent.name if document.name in ENTRANCES else document.stem
    command = [sys.executable, "-m", "tests.corpus.one", str(document), str(folder), package_of(name)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        return Outcome(name, 0, [], [], [run.stderr[-500:]], [], 0, 0, [], [], 0.0)
    return Outcome(**{**json.loads(run.stdout), "name": name})


def package_of(name: str) -> str:
    """The package of a document."""
    return f"{name.replace('-', '_')}_corpus"


def checked(folder: Path, mode: str, names: Sequence[str], pool: Executor) -> list[str]:
    """The errors that pyright finds in the packages of documents; the large ones come first, and are dealt out."""
    packages = [package for package in map(package_of, names) if (folder / package).is_dir()]
    batches = [batch for start in range(BATCHES) if (batch := packages[start::BATCHES])]
    return [found for each in pool.map(lambda batch: _errors(folder, mode, batch), batches) for found in each]


def _errors(folder: Path, mode: str, packages: list[str]) -> list[str]:
    """The errors of one run. The runtime is the same in all packages, and checked where it is written."""
    settings = {"typeCheckingMode": mode, "pythonVersion": "3.11", "include": packages, "exclude": ["**/_runtime"]}
    configuration = folder / f"{mode}_{packages[0]}.json"
    configuration.write_text(json.dumps(settings))
    command = [sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", sys.executable, "-p", configuration]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    found = json.loads(run.stdout)
    if not found["summary"]["filesAnalyzed"]:
        return [f"pyright found no files in {', '.join(packages)}"]
    errors = [each for each in found["generalDiagnostics"] if each["severity"] == "error"]
    return [f"{Path(each['file']).relative_to(folder)}: {each['message']}" for each in errors]


def problems(outcome: Outcome) -> list[str]:
    """What is not as it should be, and is no defect of the document that the ledger names."""
    return [*outcome.missing, *outcome.errors, *outcome.absences, *outcome.mismatches]


def line(outcome: Outcome) -> str:
    """An outcome in one line, with its problems below."""
    numbers = f"{outcome.operations:>5} {outcome.requests:>6} {outcome.responses:>6} {outcome.seconds:>6.1f} s"
    return "\n  ".join([f"{outcome.name:<20} {numbers}", *problems(outcome)[:10]])


def page(outcomes: list[Outcome], complaints: dict[str, list[str]]) -> str:
    """The results as Markdown."""
    return "\n".join(_lines(sorted(outcomes, key=lambda each: each.name), complaints))


def _lines(outcomes: list[Outcome], complaints: dict[str, list[str]]) -> Iterator[str]:
    operations = sum(each.operations for each in outcomes)
    generated = operations - sum(len(each.missing) for each in outcomes)
    failed = [each.name for each in outcomes if each.errors]
    yield "# Results of `make corpus`"
    yield ""
    yield f"{len(outcomes)} real documents, {operations} operations."
    yield ""
    yield "| what | bare engine | goal | reached |"
    yield "|---|---:|---:|---:|"
    yield f"| operations generated | 1,945 (47 %) | 100 % | {generated} of {operations} |"
    yield f"| documents that give nothing | 12 | 0 | {len(failed)} |"
    absent = sum(len(each.absences) for each in outcomes)
    found = f"all but {absent}" if absent else "all"
    yield f"| operations whose module imports | 1,870 (45 %) | 100 % | {found} |"
    yield f"| parameters, bodies and responses found by introspection | | all | {found} |"
    yield f"| parts that are missing, each reported | | named defects | {sum(len(each.losses) for each in outcomes)} |"
    yield f"| requests and responses that are what the document says | | all | {_right(outcomes)} |"
    yield f"| errors of pyright, basic, in all clients | | 0 | {len(complaints['basic'])} |"
    yield f"| errors of pyright, strict, in {len(STRICT)} of them | | 0 | {len(complaints['strict'])} |"
    yield from MEASURED_ELSEWHERE
    yield ""
    yield "| document | operations | requests | responses | mismatches | missing parts |"
    yield "|---|---:|---:|---:|---:|---:|"
    for each in outcomes:
        yield (
            f"| {each.name} | {each.operations} | {each.requests} | {each.responses} | {len(each.mismatches)} "
            f"| {len(each.losses)} |"
        )
    yield ""
    yield "Defects of the documents, which no client can do anything about:"
    yield ""
    for each in outcomes:
        for found in sorted({*each.losses, *each.defects}):
            yield f"- {each.name}: {found}"


def _right(outcomes: list[Outcome]) -> str:
    total = sum(each.requests + each.responses for each in outcomes)
    wrong = sum(len(each.mismatches) for each in outcomes)
    return f"{total - wrong} of {total}"


if __name__ == "__main__":
    main()
