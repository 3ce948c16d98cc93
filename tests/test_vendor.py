"""Copies of packages in other projects: made whole, brought up to date, and never taken from the people who have them.

The stages are replaced by one that copies: what is tested here is what becomes of their result.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import threading
from pathlib import Path

import pytest

from generator.diagnostics import Report
from generator.manifest import read_manifest
from generator.manifest.api import Api
from generator.tree import read_tree
from generator.vendoring import Target, check, copies, overwrite, update, vendor
from generator.vendoring.record import RECORD
from generator.workspace import Outcome
from generator.workspace import update as generate
from tests.command import docs2client
from tests.copying import copying_pipeline

SPEC = Path("specs/acme")
COPY = Path("../shop/shop/_vendor/messages")
LOW_LEVEL = "# region low level\nold = 1\n# endregion\n"


@pytest.fixture(autouse=True)
def acme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A workspace with one API, generated."""
    (tmp_path / "workspace").mkdir()
    monkeypatch.chdir(tmp_path / "workspace")
    monkeypatch.setitem(sys.modules, "generator.pipeline", copying_pipeline())
    (SPEC / "pages").mkdir(parents=True)
    (SPEC / "api.yaml").write_text("pages: [pages/*.md]\nversion: '1.0'\n")
    change(message="message = 1\n", user=f"user = 1\n{LOW_LEVEL}")


def change(**pages: str | None) -> Api:
    """The API after its pages changed and its package was generated again."""
    for name, text in pages.items():
        page = SPEC / f"pages/{name}.md"
        page.unlink() if text is None else page.write_text(text)
        if text is None:
            (SPEC / "names.json").unlink()  # what it described may go
    assert generate(api(), Report()).outcome in (Outcome.WRITTEN, Outcome.CURRENT)
    return api()


def api() -> Api:
    found = read_manifest(SPEC, Report())
    assert found
    return found


def texts(folder: Path = COPY) -> dict[str, str]:
    return {path: content.decode() for path, content in read_tree(folder).items() if path != RECORD}


def found(report: Report) -> list[tuple[str, str]]:
    return [(each.code, Path(each.place.file).name) for each in report.diagnostics]


def copied(low_level: bool = True) -> None:
    report = Report()
    assert (vendor(Target(api(), COPY, low_level), report), report.diagnostics) == (Outcome.WRITTEN, ())


def updated(low_level: bool = True) -> Outcome:
    report = Report()
    outcome = update(Target(api(), COPY, low_level), report)
    assert not report.diagnostics
    return outcome


def refused(act: object, folder: Path = COPY) -> list[tuple[str, str]]:
    """What an action finds that changes nothing."""
    assert callable(act)
    report, before = Report(), read_tree(Path(".."))
    assert act(Target(api(), folder), report) is Outcome.FAILED
    assert read_tree(Path("..")) == before
    return found(report)


def checked() -> list[tuple[str, str]]:
    report, before = Report(), read_tree(COPY)
    outcome = check(Target(api(), COPY), report)
    assert outcome is (Outcome.STALE if report.failed else Outcome.CURRENT)
    assert read_tree(COPY) == before
    return found(report)


class TestNewCopies:
    def test_the_package_is_copied_and_nothing_of_the_project_around_it(self) -> None:
        copied()
        assert texts() == {"message.py": "message = 1\n", "user.py": f"user = 1\n{LOW_LEVEL}"}
        assert checked() == []

    def test_licences_come_with_it(self) -> None:
        for name in ("LICENSE", "NOTICE.txt", "LICENSE-MIT", "licensed.txt", "acme_client/deep/more.py"):
            (SPEC / "custom" / name).parent.mkdir(parents=True, exist_ok=True)
            (SPEC / "custom" / name).write_text("custom\n")
        change()
        copied()
        assert sorted(texts()) == ["LICENSE", "LICENSE-MIT", "NOTICE.txt", "deep/more.py", "message.py", "user.py"]

    def test_the_record_says_what_the_copy_is(self) -> None:
        copied()
        record = json.loads((COPY / RECORD).read_text())
        assert (record["api"], record["version"], record["low_level"]) == ("acme", "1.0", True)
        assert list(record["files"]) == ["message.py", "user.py"]
        assert record["docs2client"]

    def test_an_absolute_path_works(self, tmp_path: Path) -> None:
        assert vendor(Target(api(), tmp_path / "other/client"), Report()) is Outcome.WRITTEN
        assert sorted(texts(tmp_path / "other/client")) == ["message.py", "user.py"]

    def test_an_empty_folder_is_used_and_one_that_only_caches_are_left_of(self) -> None:
        (COPY / "__pycache__").mkdir(parents=True)
        (COPY / "__pycache__/message.pyc").touch()
        copied()
        assert not (COPY / "__pycache__").exists()

    def test_the_folder_of_somebody_else_is_left_alone(self) -> None:
        COPY.mkdir(parents=True)
        (COPY / "thesis.txt").write_text("years of work")
        assert refused(vendor) == [("output-not-ours", "messages")]
        assert refused(update) == [("vendored-record-missing", RECORD)]
        assert refused(overwrite) == [("vendored-record-missing", RECORD)]

    def test_a_file_in_the_way_is_left_alone(self) -> None:
        COPY.parent.mkdir(parents=True)
        COPY.write_text("mine")
        assert refused(vendor) == [("output-not-ours", "messages")]

    def test_a_second_copy_at_the_same_place_is_refused(self) -> None:
        copied()
        assert refused(vendor) == [("vendored-already", "messages")]

    @pytest.mark.parametrize("folder", ["generated/acme", "generated/acme/acme_client/copy", "generated", ".."])
    def test_a_copy_is_not_where_it_comes_from(self, folder: str) -> None:
        assert refused(vendor, Path(folder)) == [("output-is-input", Path(folder).name)]

    def test_what_is_out_of_date_is_not_copied(self) -> None:
        copied()
        (SPEC / "pages/message.md").write_text("message = 2\n")
        for act in (vendor, update, overwrite):
            report, before = Report(), read_tree(COPY)
            assert act(Target(api(), COPY), report) is Outcome.STALE
            assert found(report) == [("out-of-date", "acme")]
            assert read_tree(COPY) == before
        assert checked() == [("out-of-date", "acme")]


class TestUpdates:
    def test_nothing_new_touches_nothing(self) -> None:
        copied()
        before = COPY.stat()
        assert updated() is Outcome.CURRENT
        assert COPY.stat().st_ino == before.st_ino

    def test_files_are_changed_added_and_removed(self) -> None:
        copied()
        os.utime(COPY / "message.py", (1_000_000_000, 1_000_000_000))
        change(user=None, room="room = 1\n")
        assert checked() == [("vendored-file-behind", "room.py"), ("vendored-file-behind", "user.py")]
        assert updated() is Outcome.WRITTEN
        assert texts() == {"message.py": "message = 1\n", "room.py": "room = 1\n"}
        assert (COPY / "message.py").stat().st_mtime == 1_000_000_000
        assert checked() == []

    def test_folders_that_lose_their_last_file_go(self) -> None:
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

    def test_files_that_somebody_put_beside_are_left_alone(self) -> None:
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

    def test_a_new_version_that_has_a_file_of_somebody_is_refused(self) -> None:
        copied()
        (COPY / "room.py").write_text("mine\n")
        change(room="room = 1\n")
        assert refused(update) == [("vendored-file-edited", "room.py")]
        assert checked() == [("vendored-file-behind", "room.py"), ("vendored-file-edited", "room.py")]

    def test_edits_stay_until_they_are_forced(self) -> None:
        copied()
        (COPY / "message.py").write_text("mine\n")
        (COPY / "user.py").unlink()
        edited = [("vendored-file-edited", "message.py"), ("vendored-file-edited", "user.py")]
        assert checked() == edited
        assert refused(update) == edited
        assert overwrite(Target(api(), COPY), Report()) is Outcome.WRITTEN
        assert checked() == []

    def test_an_edited_file_that_the_new_version_has_not_is_no_reason_to_stop_when_it_was_deleted(self) -> None:
        copied()
        (COPY / "user.py").unlink()
        change(user=None)
        assert updated() is Outcome.WRITTEN
        assert sorted(texts()) == ["message.py"]

    def test_the_copy_of_another_api_is_left_alone(self) -> None:
        copied()
        SPEC.rename("specs/zenith")
        other = read_manifest(Path("specs/zenith"), Report())
        assert other
        generate(other, Report())
        report = Report()
        assert update(Target(other, COPY), report) is Outcome.FAILED
        assert found(report) == [("vendored-from-other", RECORD)]

    @pytest.mark.parametrize("text", ["<<<<<<< ours\n", "[]", '{"api": "acme"}', "[" * 100_000, ""])
    def test_a_record_that_a_merge_broke_is_a_finding(self, text: str) -> None:
        copied()
        (COPY / RECORD).write_text(text)
        assert refused(update) == [("vendored-record-invalid", RECORD)]
        assert refused(vendor) == [("vendored-already", "messages")]

    @pytest.mark.parametrize("path", ["../mine.py", "/mine.py", "a/../../mine.py", "..\\mine.py", ""])
    def test_a_record_that_names_files_elsewhere_removes_none(self, path: str) -> None:
        copied()
        mine = COPY.parent / "mine.py"
        mine.write_text("MINE = 1\n")
        record = json.loads((COPY / RECORD).read_text())
        record["files"][path] = "0" * 64
        (COPY / RECORD).write_text(json.dumps(record))
        assert refused(overwrite) == [("vendored-record-invalid", RECORD)]
        assert mine.exists()

    def test_windows_line_ends_are_no_edit_and_stay(self) -> None:
        copied()
        for path in COPY.iterdir():
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
        assert checked() == []
        change(message="message = 2\n")
        assert updated() is Outcome.WRITTEN
        assert (COPY / "message.py").read_bytes() == b"message = 2\n"
        assert (COPY / "user.py").read_bytes().startswith(b"user = 1\r\n")
        assert checked() == []


class TestLowLevel:
    def test_hand_written_code_that_needs_it_is_named(self) -> None:
        custom = SPEC / "custom/acme_client"
        custom.mkdir(parents=True)
        (custom / "mine.py").write_text("import os\nfrom .api.messages import create_message\n")
        (custom / "apart.py").write_text("from .apiary import bees\nimport acme_client.models\n")
        change()
        copied()
        shutil.rmtree(COPY)
        report = Report()
        assert vendor(Target(api(), COPY, low_level=False), report) is Outcome.WRITTEN
        needed = [("vendored-low-level", f"{custom}/mine.py:2:1")]
        assert [(each.code, str(each.place)) for each in report.diagnostics] == needed
        change(message="message = 2\n")
        report = Report()
        assert update(Target(api(), COPY, low_level=False), report) is Outcome.WRITTEN
        assert [(each.code, str(each.place)) for each in report.diagnostics] == needed

    def test_it_can_be_left_out_and_stays_so(self) -> None:
        copied(low_level=False)
        assert texts()["user.py"] == "user = 1\n"
        assert checked() == []
        change(message="message = 2\n")
        assert updated() is Outcome.WRITTEN
        assert texts() == {"message.py": "message = 2\n", "user.py": "user = 1\n"}

    def test_it_can_be_left_out_later(self) -> None:
        copied()
        assert updated(low_level=False) is Outcome.WRITTEN
        assert texts()["user.py"] == "user = 1\n"
        assert json.loads((COPY / RECORD).read_text())["low_level"] is False


class TestFileSystems:
    def test_a_linked_copy_is_updated_where_the_link_leads(self, tmp_path: Path) -> None:
        (tmp_path / "elsewhere").mkdir()
        COPY.parent.mkdir(parents=True)
        COPY.symlink_to(tmp_path / "elsewhere")
        copied()
        assert COPY.is_symlink()
        assert sorted(texts(tmp_path / "elsewhere")) == ["message.py", "user.py"]

    def test_nothing_is_written_through_a_linked_file(self, tmp_path: Path) -> None:
        copied()
        (COPY / "message.py").rename(tmp_path / "kept.py")
        (COPY / "message.py").symlink_to(tmp_path / "kept.py")
        change(message="message = 2\n")
        assert updated() is Outcome.WRITTEN
        assert texts()["message.py"] == "message = 2\n"
        assert (tmp_path / "kept.py").read_text() == "message = 1\n"

    def test_nothing_is_written_through_a_linked_folder(self, tmp_path: Path) -> None:
        copied()
        (tmp_path / "deep").mkdir()
        (COPY / "deep").symlink_to(tmp_path / "deep")
        (SPEC / "custom/acme_client/deep").mkdir(parents=True)
        (SPEC / "custom/acme_client/deep/more.py").write_text("more = 1\n")
        change()
        assert refused(overwrite) == [("output-unwritable", "messages")]
        assert not list((tmp_path / "deep").iterdir())

    def test_a_folder_where_a_file_belongs_is_left_alone(self) -> None:
        copied()
        (COPY / "message.py").unlink()
        (COPY / "message.py").mkdir()
        (COPY / "message.py/mine.txt").write_text("mine")
        assert refused(overwrite) == [("output-unwritable", "messages")]

    def test_a_protected_folder_is_left_alone(self, monkeypatch: pytest.MonkeyPatch) -> None:
        copied()
        change(message="message = 2\n")
        monkeypatch.setattr(os, "access", lambda _path, _mode: False)
        assert refused(update) == [("output-unwritable", "messages")]

    def test_a_folder_that_cannot_be_made_leaves_nothing_behind(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(path: Path, content: bytes) -> int:
            raise OSError(28, "No space left on device", str(path))

        copied()
        change(message="message = 2\n")
        monkeypatch.setattr(Path, "write_bytes", refuse)
        assert refused(update) == [("output-unwritable", "messages")]
        assert [path.name for path in COPY.parent.iterdir()] == ["messages"]

    def test_a_copy_that_cannot_be_read_is_a_finding(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(path: Path) -> bytes:
            raise PermissionError(13, "Permission denied", str(path))

        copied()
        monkeypatch.setattr(copies, "read_tree", refuse)
        report = Report()
        assert check(Target(api(), COPY), report) is Outcome.FAILED
        assert found(report) == [("file-unreadable", "messages")]

    def test_two_runs_at_once_make_one_copy(self) -> None:
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


class TestCommand:
    def run(self, *arguments: str) -> tuple[int, str, str]:
        done = docs2client("vendor", *arguments)
        return done.exit_code, done.stdout, done.stderr

    def test_what_a_hint_says_can_be_typed_where_a_path_has_spaces(self) -> None:
        told = self.run("acme", "my shop/acme", "--check")[2]
        assert "hint: Make one: `docs2client vendor acme 'my shop/acme'`." in told

    def test_a_copy_from_its_making_to_its_update(self) -> None:
        copy = COPY.as_posix()
        assert self.run("acme", copy) == (0, f"{copy}: written\n", "")
        assert self.run("acme", copy, "--check") == (0, f"{copy}: up to date\n", "")
        change(message="message = 2\n")
        (COPY / "user.py").write_text("mine\n")
        code, out, findings = self.run("acme", copy, "--check")
        assert (code, out) == (3, f"{copy}: out of date\n")
        behind = "message.py is older: this is a copy of acme 1.0, which was generated anew since"
        assert f"message.py: error[vendored-file-behind]: {behind}" in findings
        assert "user.py: error[vendored-file-edited]: user.py was edited in the copy" in findings
        code, out, findings = self.run("acme", copy, "--update")
        assert (code, out) == (1, f"{copy}: failed\n")
        assert "user.py: error[vendored-file-edited]" in findings
        assert self.run("acme", copy, "--update", "--force") == (0, f"{copy}: written\n", "")
        assert self.run("acme", copy, "--update", "--strip-low-level")[:2] == (0, f"{copy}: written\n")
        assert self.run("acme", copy, "--update") == (0, f"{copy}: up to date\n", "")

    def test_what_is_out_of_date_exits_with_3(self) -> None:
        (SPEC / "pages/message.md").write_text("message = 2\n")
        code, out, findings = self.run("acme", COPY.as_posix())
        assert (code, out) == (3, f"{COPY.as_posix()}: out of date\n")
        assert "generated/acme: error[out-of-date]" in findings

    @pytest.mark.parametrize(
        ("arguments", "complaint"),
        [
            (["acme", "../my-client"], "no name that Python could import"),
            (["acme", "../class"], "no name that Python could import"),
            (["acme", "../copy", "--force"], "--force goes with --update"),
            (["acme", "../copy", "--check", "--update"], "--check writes nothing"),
            (["acne", "../copy"], "There is no API acne. Did you mean `acme`?"),
        ],
    )
    def test_wrong_usage(self, arguments: list[str], complaint: str) -> None:
        code, _, findings = self.run(*arguments)
        assert code == 2
        assert complaint in findings

    def test_a_broken_manifest_is_a_finding(self) -> None:
        (SPEC / "api.yaml").write_text("page: [pages/*.md]\n")
        code, _, findings = self.run("acme", COPY.as_posix())
        assert code == 1
        assert "manifest-key-unknown" in findings
