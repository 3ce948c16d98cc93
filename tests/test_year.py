"""The year of an API: what vendors do to their documentation, step by step, and what it does to those who use it.

``tests/cases/year/start`` holds a workspace, and beside it the project ``shop``, into which the client is vendored.
Each other folder is a step:

- ``change.diff``: what happens to the workspace;
- ``upgrade.txt``: instead of it, docs2client itself is another version;
- ``expected.txt``: what the commands of the day say, and mypy about the project afterwards;
- ``repair.diff``: what the people of the project do about it, where it broke.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import mypy.api
import pytest

from generator import toolchain
from generator.cache import use_cache
from generator.workspace import state
from tests.command import docs2client
from tests.goldens import CASES, Golden
from tests.repository import commit, git

YEAR = CASES / "year"
STEPS = sorted(folder for folder in YEAR.iterdir() if folder.name != "start")
_MYPY = ["--strict", "--config-file=", "--cache-dir=.mypy_cache", "shop"]


def run(*arguments: str) -> str:
    """What a command says on stdout, and the notes on stderr that give its reasons."""
    result = docs2client(*arguments)
    assert result.exit_code in (0, 3), (arguments, result.output)
    notes = [line for line in result.stderr.splitlines(keepends=True) if ": note[" in line]
    return f"$ docs2client {' '.join(arguments)}\n{result.stdout}{''.join(notes)}"


def type_check() -> str:
    """What mypy says about the project: errors without their lines, or nothing."""
    out, err, _ = mypy.api.run(_MYPY)
    assert not err
    return "".join(f"{line}\n" for line in out.splitlines() if ": error:" in line)


@dataclass(frozen=True)
class Day:
    """What a step came to: what was said, the worst that ``diff`` called it, and what broke in the project."""

    transcript: str
    levels: frozenset[str]
    broken: str


def spend(step: Path, monkeypatch: pytest.MonkeyPatch) -> Day:
    """Makes the change of a step, and does all that has to be done about it."""
    if (step / "change.diff").exists():
        git("apply", "--index", str(step / "change.diff"))
    if (step / "upgrade.txt").exists():
        upgrade((step / "upgrade.txt").read_text().strip(), monkeypatch)
    changes = json.loads(docs2client("diff", "cats", "--since", "HEAD", "--format", "json").stdout)
    said = [
        run("check", "cats"),
        run("diff", "cats", "--since", "HEAD"),
        run("bump", "cats", "--since", "HEAD"),
        run("generate", "cats"),
        run("vendor", "cats", "shop/cats", "--update"),
    ]
    broken = type_check()
    commit(step.name)
    return Day(
        "\n".join([*said, f"$ mypy --strict shop\n{broken}"]), frozenset(each["level"] for each in changes), broken
    )


def upgrade(version: str, monkeypatch: pytest.MonkeyPatch) -> None:
    known = toolchain.fingerprint()

    def fingerprint() -> Mapping[str, str]:
        return {**known, "docs2client": version}

    for module in (toolchain, state):
        monkeypatch.setattr(module, "fingerprint", fingerprint)


@pytest.fixture
def year(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The workspace and the project, generated, vendored and committed; with a cache, as people have one."""
    shutil.copytree(YEAR / "start", tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DOCS2CLIENT_CACHE", str(tmp_path_factory.mktemp("cache")))
    monkeypatch.delenv("MYPYPATH", raising=False)
    Path(".gitignore").write_text(".mypy_cache\n")
    git("init", "--quiet", ".")
    run("generate", "cats")
    run("vendor", "cats", "shop/cats")
    assert type_check() == ""
    commit("The year begins")
    yield
    use_cache(None)


@pytest.mark.usefixtures("year")
def test_year(golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is called compatible leaves the project type-correct, and what breaks it is named."""
    for step in STEPS:
        day = spend(step, monkeypatch)
        golden.check(step / "expected.txt", day.transcript)
        assert "breaking" in day.levels or not day.broken, step.name
        for name in re.findall(
            r'has no attribute "(\w+)"|[Mm]issing named argument "(\w+)"|argument "(\w+)"', day.broken
        ):
            assert "".join(name) in day.transcript.partition("$ mypy")[0], (step.name, name)
        broken = day.broken
        if (step / "repair.diff").exists():
            assert broken, step.name
            git("apply", "--index", str(step / "repair.diff"))
            commit(f"{step.name}, repaired")
            broken = type_check()
        assert broken == "", step.name
