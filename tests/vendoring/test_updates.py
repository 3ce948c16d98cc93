"""Updates of copies."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from generator.diagnostics import Report
from generator.manifest import read_manifest
from generator.vendoring import Target, overwrite, update, vendor
from generator.vendoring.record import RECORD
from generator.workspace import Outcome
from generator.workspace import update as generate
from tests.vendoring.acme import COPY, SPEC, api, change, checked, copied, found, refused, texts, updated


def test_nothing_new_touches_nothing() -> None:
    copied()
    before = COPY.stat()
    assert updated() is Outcome.CURRENT
    assert COPY.stat().st_ino == before.st_ino


def test_files_are_changed_added_and_removed() -> None:
    copied()
    os.utime(COPY / "message.py", (1_000_000_000, 1_000_000_000))
    change(user=None, room="room = 1\n")
    assert checked() == [("vendored-file-behind", "room.py"), ("vendored-file-behind", "user.py")]
    assert updated() is Outcome.WRITTEN
    assert texts() == {"message.py": "message = 1\n", "room.py": "room = 1\n"}
    assert (COPY / "message.py").stat().st_mtime == 1_000_000_000
    assert checked() == []


def test_folders_that_lose_their_last_file_go() -> None:
    custom = SPEC / "custom/acme_client/deep/er/more.py"
    custom.parent.mkdir(parents=True)
    custom.write_text("more = 1\n")
    change()
    copied()
    (COPY / "deep/er/__pycache__").mkdir()
    custom.unlink()
    change()
    assert updated() is Outcome.WRITTEN
    assert sorted(path.name for path in COPY.iterdir()) == [RECORD, "message.py", "user.py"]


def test_files_that_somebody_put_beside_are_left_alone() -> None:
    copied()
    (COPY / "own").mkdir()
    (COPY / "own/helper.py").write_text("mine\n")
    (COPY / "empty").mkdir()
    (COPY / "linked").symlink_to("own")
    (COPY / "dangling.py").symlink_to("nowhere")
    assert checked() == []
    change(message="message = 2\n")
    assert updated() is Outcome.WRITTEN
    assert texts()["own/helper.py"] == "mine\n"
    assert (COPY / "empty").is_dir()
    assert (COPY / "linked").readlink() == Path("own")
    assert (COPY / "dangling.py").readlink() == Path("nowhere")


def test_a_new_version_that_has_a_file_of_somebody_is_refused() -> None:
    copied()
    (COPY / "room.py").write_text("mine\n")
    change(room="room = 1\n")
    assert refused(update) == [("vendored-file-edited", "room.py")]
    assert checked() == [("vendored-file-behind", "room.py"), ("vendored-file-edited", "room.py")]


def test_edits_stay_until_they_are_forced() -> None:
    copied()
    (COPY / "message.py").write_text("mine\n")
    (COPY / "user.py").unlink()
    edited = [("vendored-file-edited", "message.py"), ("vendored-file-edited", "user.py")]
    assert checked() == edited
    assert refused(update) == edited
    assert overwrite(Target(api(), COPY), Report()) is Outcome.WRITTEN
    assert checked() == []


def test_an_edited_file_that_the_new_version_has_not_is_no_reason_to_stop_when_it_was_deleted() -> None:
    copied()
    (COPY / "user.py").unlink()
    change(user=None)
    assert updated() is Outcome.WRITTEN
    assert sorted(texts()) == ["message.py"]


def test_the_copy_of_another_api_is_left_alone() -> None:
    copied()
    SPEC.rename("specs/zenith")
    other = read_manifest(Path("specs/zenith"), Report())
    assert other
    generate(other, Report())
    report = Report()
    assert update(Target(other, COPY), report) is Outcome.FAILED
    assert found(report) == [("vendored-from-other", RECORD)]


@pytest.mark.parametrize("text", ["<<<<<<< ours\n", "[]", '{"api": "acme"}', "[" * 100_000, ""])
def test_a_record_that_a_merge_broke_is_a_finding(text: str) -> None:
    copied()
    (COPY / RECORD).write_text(text)
    assert refused(update) == [("vendored-record-invalid", RECORD)]
    assert refused(vendor) == [("vendored-already", "messages")]


@pytest.mark.parametrize("path", ["../mine.py", "/mine.py", "a/../../mine.py", "..\\mine.py", ""])
def test_a_record_that_names_files_elsewhere_removes_none(path: str) -> None:
    copied()
    mine = COPY.parent / "mine.py"
    mine.write_text("MINE = 1\n")
    record = json.loads((COPY / RECORD).read_text())
    record["files"][path] = "0" * 64
    (COPY / RECORD).write_text(json.dumps(record))
    assert refused(overwrite) == [("vendored-record-invalid", RECORD)]
    assert mine.exists()


def test_windows_line_ends_are_no_edit_and_stay() -> None:
    copied()
    for path in COPY.iterdir():
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert checked() == []
    change(message="message = 2\n")
    assert updated() is Outcome.WRITTEN
    assert (COPY / "message.py").read_bytes() == b"message = 2\n"
    assert (COPY / "user.py").read_bytes().startswith(b"user = 1\r\n")
    assert checked() == []
