"""What file systems do to copies."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from generator.diagnostics import Report
from generator.vendoring import Target, check, copies, overwrite, update, vendor
from generator.workspace import Outcome
from tests.vendoring.acme import COPY, SPEC, api, change, checked, copied, found, refused, texts, updated


def test_a_linked_copy_is_updated_where_the_link_leads(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    COPY.parent.mkdir(parents=True)
    COPY.symlink_to(tmp_path / "elsewhere")
    copied()
    assert COPY.is_symlink()
    assert sorted(texts(tmp_path / "elsewhere")) == ["message.py", "user.py"]


def test_nothing_is_written_through_a_linked_file(tmp_path: Path) -> None:
    copied()
    (COPY / "message.py").rename(tmp_path / "kept.py")
    (COPY / "message.py").symlink_to(tmp_path / "kept.py")
    change(message="message = 2\n")
    assert updated() is Outcome.WRITTEN
    assert texts()["message.py"] == "message = 2\n"
    assert (tmp_path / "kept.py").read_text() == "message = 1\n"


def test_nothing_is_written_through_a_linked_folder(tmp_path: Path) -> None:
    copied()
    (tmp_path / "deep").mkdir()
    (COPY / "deep").symlink_to(tmp_path / "deep")
    (SPEC / "custom/acme_client/deep").mkdir(parents=True)
    (SPEC / "custom/acme_client/deep/more.py").write_text("more = 1\n")
    change()
    assert refused(overwrite) == [("output-unwritable", "messages")]
    assert not list((tmp_path / "deep").iterdir())


def test_a_folder_where_a_file_belongs_is_left_alone() -> None:
    copied()
    (COPY / "message.py").unlink()
    (COPY / "message.py").mkdir()
    (COPY / "message.py/mine.txt").write_text("mine")
    assert refused(overwrite) == [("output-unwritable", "messages")]


def test_a_protected_folder_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    copied()
    change(message="message = 2\n")
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    assert refused(update) == [("output-unwritable", "messages")]


def test_a_folder_that_cannot_be_made_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, content: bytes) -> int:
        raise OSError(28, "No space left on device", str(path))

    copied()
    change(message="message = 2\n")
    monkeypatch.setattr(Path, "write_bytes", refuse)
    assert refused(update) == [("output-unwritable", "messages")]
    assert [path.name for path in COPY.parent.iterdir()] == ["messages"]


def test_a_copy_that_cannot_be_read_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    copied()
    monkeypatch.setattr(copies, "read_tree", refuse)
    report = Report()
    assert check(Target(api(), COPY), report) is Outcome.FAILED
    assert found(report) == [("file-unreadable", "messages")]


def test_two_runs_at_once_make_one_copy() -> None:
    known, outcomes, start = api(), list[Outcome](), threading.Barrier(2)

    def run() -> None:
        start.wait()
        outcomes.append(vendor(Target(known, COPY), Report()))

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcome.name for outcome in outcomes) == ["FAILED", "WRITTEN"]
    assert checked() == []
