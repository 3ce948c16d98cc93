"""``docs2client diff``: two files, and an API of the workspace against a commit."""

from __future__ import annotations

import os
import re
import sys
from functools import partial
from pathlib import Path

import pytest

from tests.command import docs2client
from tests.repository import CATS, WITHOUT_DELETE, commit, git

run = partial(docs2client, "diff")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("old.yaml").write_text(CATS)
    Path("new.yaml").write_text(WITHOUT_DELETE)
    return tmp_path


@pytest.fixture
def workspace() -> Path:
    """An API whose last commit has an operation more than its files have now."""
    folder = Path("specs/cats")
    folder.mkdir(parents=True)
    (folder / "api.yaml").write_text("document: cats.yaml\noverlays: [overlay.yaml]\n")
    (folder / "overlay.yaml").write_text(
        "overlay: 1.1.0\ninfo: {title: Cats, version: 1.0.0}\nactions: [{target: $.info, update: {title: The cats}}]\n"
    )
    (folder / "cats.yaml").write_text(CATS)
    git("init", "--quiet", ".")
    commit()
    (folder / "cats.yaml").write_text(WITHOUT_DELETE)
    return folder


def test_two_files() -> None:
    result = run("old.yaml", "new.yaml")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("old.yaml:10:5: breaking[operation-removed]: DELETE /cats: was removed\n")


def test_nothing_changed() -> None:
    assert run("old.yaml", "old.yaml", "--fail-on", "risky").stdout == "Nothing changed for callers.\n"


def test_it_fails_on_what_it_is_told_to() -> None:
    assert run("old.yaml", "new.yaml", "--fail-on", "breaking").exit_code == 1
    assert run("old.yaml", "new.yaml", "--fail-on", "risky").exit_code == 1
    assert run("new.yaml", "old.yaml", "--fail-on", "risky").exit_code == 0


@pytest.mark.usefixtures("workspace")
def test_an_api_since_a_commit() -> None:
    result = run("cats", "--since", "HEAD")
    assert (result.exit_code, result.stderr) == (0, "")
    place = "HEAD:specs/cats/cats.yaml:10:5"
    assert result.stdout.startswith(f"{place}: breaking[operation-removed]: DELETE /cats: was removed\n")
    assert result.stdout.endswith("\nVersion 0.1.0 is followed by 0.2.0.\n")


@pytest.mark.usefixtures("workspace")
def test_a_commit_that_is_not_there() -> None:
    result = run("cats", "--since", "v9")
    assert result.exit_code == 1
    assert "git cannot give specs/cats as of v9: there is no such commit" in result.stderr


@pytest.mark.usefixtures("workspace")
def test_a_commit_without_the_api() -> None:
    git("commit", "--quiet", "--allow-empty", "--message", "Empty.")
    git("rm", "--quiet", "-r", "--cached", "specs")
    git("commit", "--quiet", "--message", "No cats.")
    result = run("cats", "--since", "HEAD")
    assert result.exit_code == 1
    assert "error[revision-unreadable]: git cannot give specs/cats as of HEAD: it is not there yet" in result.stderr


@pytest.mark.usefixtures("workspace")
def test_what_looks_like_an_option_is_no_commit(here: Path) -> None:
    assert run("cats", f"--since=--output={here / 'made'}").exit_code == 1
    assert not (here / "made").exists()


def test_files_that_are_kept_from_archives_are_compared(workspace: Path) -> None:
    Path(".gitattributes").write_text("specs export-ignore\n")
    git("add", ".gitattributes")
    git("commit", "--quiet", "--message", "No specs in archives.")
    (workspace / "cats.yaml").write_text(CATS)
    assert run("cats", "--since", "HEAD").stdout.startswith("Nothing changed for callers.")


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are Unicode there")
def test_names_of_files_may_be_in_any_encoding(workspace: Path) -> None:
    Path(os.fsdecode(b"%b/caf\xe9.md" % bytes(workspace))).write_text("Cats.\n")
    commit()
    assert run("cats", "--since", "HEAD").stdout.startswith("Nothing changed for callers.")


@pytest.mark.usefixtures("workspace")
def test_git_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    result = run("cats", "--since", "HEAD")
    assert result.exit_code == 1
    assert "git is not installed" in result.stderr


def test_a_workspace_inside_a_repository(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = here / "clients" / "specs" / "cats"
    folder.mkdir(parents=True)
    (folder / "api.yaml").write_text("document: cats.yaml\n")
    (folder / "cats.yaml").write_text(CATS)
    git("init", "--quiet", ".")
    commit()
    monkeypatch.chdir(here / "clients")
    (folder / "cats.yaml").write_text(WITHOUT_DELETE)
    assert run("cats", "--since", "HEAD").stdout.startswith("HEAD:specs/cats/cats.yaml:10:5: breaking[")


def test_files_beside_the_api_are_those_of_the_commit(workspace: Path) -> None:
    (workspace / "api.yaml").write_text("document: ../../shared/cats.yaml\n")
    shared = Path("shared")
    shared.mkdir()
    (shared / "paths.yaml").write_text(CATS[CATS.index("/cats:") :].replace("\n  ", "\n"))
    (shared / "cats.yaml").write_text(
        CATS[: CATS.index("    get:")] + "    $ref: 'paths.yaml#/~1cats'\n",
    )
    docs2client("generate")
    commit("Shared.")
    (shared / "paths.yaml").write_text((shared / "paths.yaml").read_text().partition("  delete:")[0])
    result = run("cats", "--since", "HEAD")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("HEAD:shared/paths.yaml:5:3: breaking[operation-removed]: DELETE /cats")


def test_an_error_of_the_time_names_no_folder_of_this_run(workspace: Path) -> None:
    (workspace / "api.yaml").write_text("document: ../lost.yaml\n")
    commit("Lost.")
    (workspace / "api.yaml").write_text("document: cats.yaml\n")
    result = run("cats", "--since", "HEAD")
    assert result.exit_code == 1
    assert result.stderr.startswith("HEAD:specs/cats/api.yaml:1:1: error[manifest-file-missing]: ")
    assert result.stderr.endswith("hint: Paths are relative to specs/cats.\n")


def test_the_rules_are_listed() -> None:
    result = run("--rules")
    assert result.exit_code == 0
    assert re.search(r"^breaking +request +operation-removed +An operation is gone\.", result.stdout, re.M)


def test_an_error_of_the_time_has_its_place(workspace: Path) -> None:
    (workspace / "cats.yaml").write_text("openapi: [")
    commit("Broken.")
    (workspace / "cats.yaml").write_text(CATS)
    result = run("cats", "--since", "HEAD")
    assert result.exit_code == 1
    assert result.stderr.startswith("HEAD:specs/cats/cats.yaml:2:1: error[yaml-invalid]: ")


@pytest.mark.parametrize("arguments", [(), ("old.yaml",), ("a", "b", "c"), ("a", "b", "--since", "HEAD")])
def test_wrong_usage(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2
