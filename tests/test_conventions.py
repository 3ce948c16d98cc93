"""What holds for the project as a whole: every code has a case, every case a test, and nothing grows too large."""

from __future__ import annotations

import ast
import itertools
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import generator
from generator.changes import RULES
from generator.changes.surface_rules import SURFACE_RULES
from tests.goldens import CASES
from tests.passes import BY_NAME

TESTS = Path(__file__).parent
SOURCES = sorted(Path(generator.__file__).parent.rglob("*.py"))
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES}
CODE = re.compile(r"[a-z]+(-[a-z]+)+\Z")
TEXT_METHODS = ("read_text", "write_text")
LONGEST_MODULE = 300
LONGEST_FUNCTION = 40
# Reading this module says nothing about the codes that others name.
OTHER_TESTS = "".join(path.read_text(encoding="utf-8") for path in TESTS.rglob("*.py") if path != Path(__file__))


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def code_positions() -> dict[str, int]:
    """The functions that take a code, and which of the arguments of a call it is."""
    taking: dict[str, int] = {}
    for function in itertools.chain.from_iterable(map(functions, TREES.values())):
        names = [argument.arg for argument in function.args.args if argument.arg != "self"]
        if "code" in names:
            taking[function.name] = names.index("code")
    return {**taking, "Diagnostic": 0}


def codes() -> Iterator[str]:
    """The codes that are written as literals where findings are made."""
    taking = code_positions()
    for call in (node for tree in TREES.values() for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        if name in taking and len(call.args) > taking[name]:
            for node in ast.walk(call.args[taking[name]]):
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.match(node.value):
                    yield node.value


@pytest.mark.parametrize("code", sorted(set(codes())))
def test_every_code_has_a_case(code: str) -> None:
    """Where a case folder cannot hold what is wrong, as a file that nobody may read, a test names the code."""
    shown = any(f"[{code}]" in path.read_text(encoding="utf-8") for path in CASES.rglob("diagnostics.txt"))
    assert shown or re.search(rf"\b{code}\b", OTHER_TESTS)


def test_every_code_that_a_case_shows_exists() -> None:
    shown = {
        found
        for path in CASES.rglob("diagnostics.txt")
        for found in re.findall(r": (?:error|warning|note)\[(.+?)\]: ", path.read_text(encoding="utf-8"))
    }
    assert shown <= set(codes())


def test_every_pass_has_a_case() -> None:
    shown = {path.name.partition("-")[0] for path in (CASES / "normalize").iterdir()}
    assert shown == BY_NAME.keys() | {"all"}


def test_every_rule_has_a_case() -> None:
    assert {path.name for path in (CASES / "changes").iterdir()} == {rule.id for rule in RULES}
    assert {path.name for path in (CASES / "surface").iterdir()} == {rule.id for rule in SURFACE_RULES}


@pytest.mark.parametrize("field", ["update", "remove", "copy", "extends"])
def test_every_field_of_an_overlay_has_a_case(field: str) -> None:
    assert any(f"{field}:" in path.read_text(encoding="utf-8") for path in (CASES / "overlay").rglob("*.yaml"))


def test_no_case_is_orphaned() -> None:
    stages = {path.name for path in CASES.iterdir()}
    assert stages == set(re.findall(r'(?:@over\(|CASES / )"(\w+)"', OTHER_TESTS))


@pytest.mark.parametrize("path", SOURCES, ids=[path.name for path in SOURCES])
def test_nothing_grows_too_large(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE
    too_long = [
        function.name
        for function in functions(TREES[path])
        if (function.end_lineno or 0) - function.lineno >= LONGEST_FUNCTION
    ]
    assert not too_long


@pytest.mark.parametrize("path", SOURCES, ids=[path.name for path in SOURCES])
def test_text_is_the_same_on_every_system(path: Path) -> None:
    """Without an encoding, the system chooses one, and Windows not UTF-8."""
    calls = (node for node in ast.walk(TREES[path]) if isinstance(node, ast.Call))
    texts = [call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr in TEXT_METHODS]
    assert not [call.lineno for call in texts if "encoding" not in {each.arg for each in call.keywords}]


def test_imports_run_downwards_only() -> None:
    run = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=TESTS.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout


def test_the_top_level_is_what_people_know() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=TESTS.parent, check=False, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("git does not know this folder, or not this user")
    assert {line.partition("/")[0] for line in listed.stdout.splitlines()} == {
        *("pyproject.toml", "README.md", "specs", "templates", "generator", "generated", "tests"),
        *("Makefile", ".gitignore", ".ci", "LICENSE", "CHANGELOG.md"),
    }


def test_the_command_is_installed() -> None:
    command = Path(sys.executable).with_name("docs2client")
    run = subprocess.run([command, "--help"], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    assert "generate" in run.stdout
