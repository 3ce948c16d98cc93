"""No edit of a specification is called compatible that breaks people who use the client.

Hypothesis makes random edits. Of each that ``diff`` calls neither breaking nor risky, everything that a person could do
with the old client is done with the new one:

- a program that uses every method, argument, result, model and field, with the types of the old package, is
  type-correct with the new package;
- every method is called with random values that the old document allows; the request is valid for the new document;
- the responses are random values that the new document allows; they are read, and every field holds what its old
  annotation says.
"""

from __future__ import annotations

import importlib
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, seed, settings

from generator.diagnostics import Report
from generator.document import ObjectNode, node
from generator.engine import describe, generate
from generator.normalize import normalize
from generator.settings import Settings
from generator.surface import Side
from generator.validate import validate
from generator.workspace.snapshot import Snapshot, changes
from tests.judge.edits import edited
from tests.judge.edits.sites import Json
from tests.judge.program import program
from tests.judge.roundtrip import Broken, RoundTrips
from tests.packages import write

BASE: Json = yaml.safe_load((Path(__file__).parent / "base.yaml").read_text())
_BATCH = 40
SETTINGS = Settings(package="acme_client", client="Acme")


@dataclass(frozen=True)
class Trial:
    """An edit that is called compatible, and the package that it leads to."""

    number: int
    edit: str
    package: str


def snapshot(document: Json) -> Snapshot | None:
    """What the document says; None when it is not valid."""
    found, report = node(document), Report()
    assert isinstance(found, ObjectNode)
    validate(found, report)
    normal = None if report.failed else normalize(found, report)
    return None if normal is None or report.failed else Snapshot(normal, SETTINGS)


def of(found: Snapshot) -> Side:
    return Side(describe(found.document, found.settings, Report()), found.document)


class Judge:
    """Collects edits that are called compatible, and judges them together: type checkers are slow to start."""

    def __init__(self, folder: Path, cache: Path) -> None:
        self._folder, self._cache = folder, cache
        found = snapshot(BASE)
        assert found is not None
        self._old = found
        self._side = of(found)
        self._trials: list[Trial] = []
        self.broken: list[str] = []
        self.tried = self.compatible = 0

    def consider(self, edit: str, document: Json) -> None:
        new = snapshot(document)
        self.tried += 1
        if new is None or any(change.level.value != "compatible" for change in changes(self._old, new)):
            return
        self.compatible += 1
        package = f"edit{self.compatible}_client"
        chosen = Settings(package=package, client="Acme")
        write(generate(new.document, chosen, Report()).tree, self._folder)
        (self._folder / f"program{self.compatible}.py").write_text(program(self._side, package))
        self._trials.append(Trial(self.compatible, edit, package))
        try:
            RoundTrips(self._side, BASE, document, importlib.import_module(package), self.compatible).run()
        except Broken as broken:
            self.broken.append(f"{edit}:\n    {broken}")
        if len(self._trials) == _BATCH:
            self.check_types()

    def check_types(self) -> None:
        """Type-checks the program with each new package that it was not checked with yet."""
        if not self._trials:
            return
        names = [f"program{trial.number}.py" for trial in self._trials]
        options = [
            "--strict",
            "--disable-error-code=func-returns-value",
            "--config-file=",
            f"--cache-dir={self._cache}",
        ]
        command = [sys.executable, "-m", "mypy", *options, *names]
        done = subprocess.run(command, cwd=self._folder, capture_output=True, text=True)
        for trial in self._trials:
            wrong = [
                line
                for line in done.stdout.splitlines()
                if line.startswith((f"program{trial.number}.py:", f"{trial.package}/"))
            ]
            if wrong:
                self.broken.append("\n    ".join([f"{trial.edit}:", *wrong[:5]]))
        assert done.returncode in (0, 1), done.stderr
        self._trials.clear()


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What mypy knows of the libraries, so that it reads them once."""
    return tmp_path_factory.mktemp("mypy")


@pytest.fixture
def judge(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Judge:
    monkeypatch.syspath_prepend(tmp_path)
    return Judge(tmp_path, cache)


def run(judge: Judge, edits: int, number: int) -> None:
    """Judges random edits; the same ones for the same number."""

    @seed(number)
    @settings(
        max_examples=edits, database=None, deadline=None, phases=[Phase.generate], suppress_health_check=[*HealthCheck]
    )
    @given(edited(BASE))
    def consider(found: tuple[str, Json]) -> None:
        judge.consider(*found)

    consider()
    judge.check_types()
    print(f"Number {number}: {judge.tried} edits, {judge.compatible} of them called compatible")
    assert not judge.broken, "\n\n".join([f"number {number}", *judge.broken])


def test_no_edit_breaks_nothing(judge: Judge) -> None:
    judge.consider("changes nothing", BASE)
    judge.check_types()
    assert (judge.compatible, judge.broken) == (1, [])


# A deprecation is there to be heard, and nothing else in a compatible change warns.
@pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")
def test_what_is_called_compatible_is(judge: Judge) -> None:
    run(judge, 20, 1)
    assert judge.compatible


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")
def test_what_is_called_compatible_is_500_times(judge: Judge) -> None:
    run(judge, 500, Random().randrange(2**32))
