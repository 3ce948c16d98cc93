"""What the command line says to those who use it in another way."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command import docs2client as run

pytestmark = pytest.mark.usefixtures("workspace")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["generate", "amce"], "There is no API amce. Did you mean `acme`?"),
        (["generate", "zenit", "amce"], "Did you mean `zenith`?\nThere is no API amce. Did you mean `acme`?"),
        (["generate", "--check", "--force"], "--check writes nothing"),
        (["generate", "--watch", "--check"], "--watch does not end by itself"),
        (["generate", "--watch", "--report", "report.json"], "--watch does not end by itself"),
        (["generate", "--watch", "amce"], "There is no API amce. Did you mean `acme`?"),
        (["generate", "--colour"], "No such option"),
        (["extract", "-o", "openapi.yaml"], "Missing argument"),
        (["extract", "pages"], "Missing option"),
        (["extract", "", "-o", "openapi.yaml"], "An empty path names no file"),
        (["build", "spec.yaml", "-o", ""], "An empty path names no file"),
        (["build", "x" * 300, "-o", "out"], "The name is too long for a file"),
        (["diff", "", "spec.yaml"], "Give two documents"),
        (["new", "9lives", "spec.yaml"], "9lives is not a name of letters"),
        (["new", "acme", "caf\udce9.yaml"], "not in Unicode: rename it"),
        (["build", "spec.yaml", "-o", "out", "--package", "no-name"], "no-name cannot be the name of a package"),
        (["build", "spec.yaml", "-o", "out", "--package", "class"], "class cannot be the name of a package"),
        (
            ["build", "spec.yaml", "-o", "out", "--package", "httpx2"],
            "httpx2 cannot be the name of a package",
        ),
    ],
)
def test_wrong_usage_exits_with_2(arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr


def test_no_workspace_is_wrong_usage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("specs/acme")
    result = run("generate")
    assert result.exit_code == 2
    assert "There is no API here" in result.stderr
    assert f"Run it in {Path.cwd().parent.parent}." in result.stderr


def test_who_has_no_workspace_is_told_how_to_begin_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("nothing"))
    assert "or begin one: `docs2client new`" in run("generate").stderr


@pytest.mark.parametrize("arguments", [["generate"], ["check", "acme"], ["list"], ["fetch"]])
def test_where_apis_should_lie_is_a_file(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("file"))
    Path("specs").write_text("What is this?")
    result = run(*arguments)
    assert (result.exit_code, result.stderr) == (
        1,
        "Error: specs/, which holds the APIs, cannot be read: Not a directory\n",
    )


def test_where_apis_lie_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "iterdir", refuse)
    result = run("generate")
    assert result.exit_code == 1
    assert "specs/, which holds the APIs, cannot be read: Permission denied" in result.stderr


def test_help_shows_how_to_begin() -> None:
    result = run("--help")
    assert result.exit_code == 0
    assert "docs2client build pages/ -o acme" in result.stdout
