"""A project folder without a workspace: it is made, made again, and never taken from somebody."""

from __future__ import annotations

from pathlib import Path

from generator.diagnostics import Report
from generator.oneoff import MARKER, write_project
from generator.tree import read_tree

TREE = {"README.md": b"one", "acme_client/__init__.py": b""}


def codes(folder: Path, tree: dict[str, bytes]) -> list[str]:
    report = Report()
    write_project(tree, folder, report)
    return [found.code for found in report.diagnostics]


def test_a_new_folder_is_made_with_those_above_it(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "acme"
    assert codes(folder, TREE) == []
    assert sorted(read_tree(folder)) == sorted([*TREE, MARKER])


def test_an_empty_folder_is_used(tmp_path: Path) -> None:
    (tmp_path / "acme").mkdir()
    assert codes(tmp_path / "acme", TREE) == []


def test_a_folder_of_our_own_is_written_again(tmp_path: Path) -> None:
    codes(tmp_path / "acme", TREE)
    assert codes(tmp_path / "acme", {"README.md": b"two"}) == []
    assert sorted(read_tree(tmp_path / "acme")) == ["README.md", MARKER]


def test_the_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    assert codes(tmp_path, TREE) == ["output-not-ours"]
    assert read_tree(tmp_path) == {"thesis.txt": b"years of work"}


def test_a_file_in_the_way_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "acme").write_text("mine")
    assert codes(tmp_path / "acme", TREE) == ["output-not-ours"]


def test_an_edited_project_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "acme"
    codes(folder, TREE)
    (folder / "README.md").write_text("mine")
    assert codes(folder, {"README.md": b"two"}) == ["generated-file-edited"]
    assert (folder / "README.md").read_text() == "mine"
