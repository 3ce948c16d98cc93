"""New copies."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.diagnostics import Report
from generator.tree import read_tree
from generator.vendoring import Target, overwrite, update, vendor
from generator.vendoring.record import RECORD
from generator.workspace import Outcome
from tests.vendoring.acme import COPY, LOW_LEVEL, SPEC, api, change, checked, copied, found, refused, texts


def test_the_package_is_copied_and_nothing_of_the_project_around_it() -> None:
    copied()
    assert texts() == {"message.py": "message = 1\n", "user.py": f"user = 1\n{LOW_LEVEL}"}
    assert checked() == []


def test_licences_come_with_it() -> None:
    for name in ("LICENSE", "NOTICE.txt", "LICENSE-MIT", "licensed.txt", "acme_client/deep/more.py"):
        (SPEC / "custom" / name).parent.mkdir(parents=True, exist_ok=True)
        (SPEC / "custom" / name).write_text("custom\n")
    change()
    copied()
    assert sorted(texts()) == ["LICENSE", "LICENSE-MIT", "NOTICE.txt", "deep/more.py", "message.py", "user.py"]


def test_the_record_says_what_the_copy_is() -> None:
    copied()
    record = json.loads((COPY / RECORD).read_text())
    assert (record["api"], record["version"], record["low_level"]) == ("acme", "1.0", True)
    assert list(record["files"]) == ["message.py", "user.py"]
    assert record["docs2client"]


def test_an_absolute_path_works(tmp_path: Path) -> None:
    assert vendor(Target(api(), tmp_path / "other/client"), Report()) is Outcome.WRITTEN
    assert sorted(texts(tmp_path / "other/client")) == ["message.py", "user.py"]


def test_an_empty_folder_is_used_and_one_that_only_caches_are_left_of() -> None:
    (COPY / "__pycache__").mkdir(parents=True)
    (COPY / "__pycache__/message.pyc").touch()
    copied()
    assert not (COPY / "__pycache__").exists()


def test_the_folder_of_somebody_else_is_left_alone() -> None:
    COPY.mkdir(parents=True)
    (COPY / "thesis.txt").write_text("years of work")
    assert refused(vendor) == [("output-not-ours", "messages")]
    assert refused(update) == [("vendored-record-missing", RECORD)]
    assert refused(overwrite) == [("vendored-record-missing", RECORD)]


def test_a_file_in_the_way_is_left_alone() -> None:
    COPY.parent.mkdir(parents=True)
    COPY.write_text("mine")
    assert refused(vendor) == [("output-not-ours", "messages")]


def test_a_second_copy_at_the_same_place_is_refused() -> None:
    copied()
    assert refused(vendor) == [("vendored-already", "messages")]


@pytest.mark.parametrize("folder", ["generated/acme", "generated/acme/acme_client/copy", "generated", ".."])
def test_a_copy_is_not_where_it_comes_from(folder: str) -> None:
    assert refused(vendor, Path(folder)) == [("output-is-input", Path(folder).name)]


def test_what_is_out_of_date_is_not_copied() -> None:
    copied()
    (SPEC / "pages/message.md").write_text("message = 2\n")
    for act in (vendor, update, overwrite):
        report, before = Report(), read_tree(COPY)
        assert act(Target(api(), COPY), report) is Outcome.STALE
        assert found(report) == [("out-of-date", "acme")]
        assert read_tree(COPY) == before
    assert checked() == [("out-of-date", "acme")]
