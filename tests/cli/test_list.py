"""``list``: what it tells of the APIs of a workspace."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.cli import handling
from generator.manifest.api import Api
from generator.workspace import Result
from tests.command import docs2client as run

pytestmark = pytest.mark.usefixtures("workspace")


@pytest.mark.usefixtures("copying")
def test_list_tells_what_there_is() -> None:
    run("generate", "acme")
    rows = json.loads(run("list", "--format", "json").stdout)
    assert [(row["name"], row["package"], row["output"], row["state"]) for row in rows] == [
        ("acme", "acme_client", "generated/acme", "up to date"),
        ("zenith", "zenith_client", "generated/zenith", "out of date"),
    ]
    assert [line.split()[0] for line in run("list").stdout.splitlines()] == ["acme", "zenith"]


def test_the_list_is_a_matrix_for_github_actions() -> None:
    """That is: one line, and a list of objects whose values can stand in an expression."""
    Path("specs/zenith/api.yaml").write_text("pages: [pages/*.md]\nclient: Zénith\n", encoding="utf-8")
    listed = run("list", "--format", "json").stdout
    assert listed.isascii()
    assert listed.count("\n") == 1
    for row in json.loads(listed):
        assert list(row) == ["name", "package", "client", "version", "output", "state"]
        assert all(isinstance(value, str) for value in row.values())


def test_the_list_has_an_api_whose_manifest_cannot_be_used() -> None:
    Path("specs/zenith/api.yaml").write_text("page: [pages/*.md]\n")
    result = run("list")
    assert result.exit_code == 1
    assert [(line.split()[0], line.split()[-1]) for line in result.stdout.splitlines()] == [
        ("acme", "date"),
        ("zenith", "failed"),
    ]
    assert "specs/zenith/api.yaml:1:1: error[manifest-key-unknown]" in result.stderr
    assert [row["state"] for row in json.loads(run("list", "--format", "json").stdout)] == ["out of date", "failed"]


def test_the_list_has_an_api_whose_files_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(api: Api) -> Result:
        raise PermissionError(13, "Permission denied", f"{api.custom}/mine.py")

    monkeypatch.setattr(handling, "current", refuse)
    result = run("list")
    assert result.exit_code == 1
    assert [line.split()[-1] for line in result.stdout.splitlines()] == ["failed", "failed"]
    assert "specs/acme/custom/mine.py: error[file-unreadable]" in result.stderr
