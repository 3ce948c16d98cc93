"""Custom code: it adds freely, replaces what it declares, and hears when the original changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.custom import Replacement, lay_over, originals, report_changed_originals, written_against
from generator.diagnostics import Place, Report
from generator.tree import read_tree
from tests.goldens import Golden, over


def replacements_in(file: Path) -> list[Replacement]:
    names = file.read_text(encoding="utf-8").splitlines()
    return [Replacement(name, Place("api.yaml", line)) for line, name in enumerate(names, 1)]


@over("custom")
def test_files_are_laid_over_the_project(case: Path, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(case)
    report = Report()
    tree = lay_over(read_tree(Path("generated")), Path("custom"), replacements_in(Path("replaces.txt")), report)
    golden.check_findings(case, report)
    if not report.failed:
        listing = "".join(f"{path}: {content.decode()}" for path, content in sorted(tree.items()))
        golden.check(case / "project.txt", listing)


def test_without_custom_code_the_project_stays_as_it_is(tmp_path: Path) -> None:
    tree = {"README.md": b"generated"}
    assert lay_over(tree, tmp_path / "custom", [], Report()) == tree


def test_linked_folders_are_laid_over_too(tmp_path: Path) -> None:
    (tmp_path / "shared/deep").mkdir(parents=True)
    (tmp_path / "shared/deep/mine.py").write_text("a = 1\n")
    (tmp_path / "custom").mkdir()
    (tmp_path / "custom/linked").symlink_to("../shared")
    (tmp_path / "custom/itself").symlink_to(".")
    (tmp_path / "shared/deep/back").symlink_to("..")
    assert lay_over({}, tmp_path / "custom", [], Report()) == {"linked/deep/mine.py": b"a = 1\n"}


def test_a_changed_original_is_reported_and_an_equal_one_is_not() -> None:
    replacements = [Replacement("a.py", Place("api.yaml", 3)), Replacement("b.py", Place("api.yaml", 4))]
    before = originals({"a.py": b"1", "b.py": b"1", "c.py": b"1"}, replacements)
    after = originals({"a.py": b"2", "b.py": b"1", "c.py": b"2"}, replacements)
    report = Report()
    report_changed_originals(before, after, replacements, report)
    assert [(found.code, found.place.line) for found in report.diagnostics] == [("custom-original-changed", 3)]
    assert not report.failed


def test_a_file_is_known_to_be_written_against_the_original_of_its_last_change() -> None:
    before, now = {"a.py": "1", "b.py": "1"}, {"a.py": "2", "b.py": "2", "new.py": "1"}
    assert written_against(before, now, {"a.py"}) == {"a.py": "1", "b.py": "2", "new.py": "1"}


def test_a_new_replacement_has_no_original_to_compare_with() -> None:
    report = Report()
    replacements = [Replacement("a.py", Place("api.yaml", 3))]
    report_changed_originals({}, originals({"a.py": b"1"}, replacements), replacements, report)
    assert not report.diagnostics
