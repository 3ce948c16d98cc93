"""Writing: whole or not at all, whatever interrupts it."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.tree import Tree, read_tree
from generator.write import folders, held, is_interrupted, recover, write, write_file, write_files, write_into
from tests.repository import git

OLD: Tree = {"README.md": b"old", "pkg/__init__.py": b"", "pkg/gone.py": b"gone", "pkg/same.py": b"same"}
NEW: Tree = {"README.md": b"new", "pkg/__init__.py": b"", "pkg/api/added.py": b"added", "pkg/same.py": b"same"}
CHANGES_OF_FILES = ("mkdir", "rename", "replace", "rmdir", "unlink", "link", "open", "write")


class Killed(BaseException):
    """Stands for the end of the process: nobody catches it on purpose."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project that an earlier run wrote, long ago."""
    folder = tmp_path / "generated" / "acme"
    write(OLD, folder)
    for path in folder.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    return folder


@pytest.fixture(params=["exchange", "two renames"])
def each_way_to_swap(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the one step that some systems have, and without it."""
    if request.param == "two renames":
        monkeypatch.setattr(folders, "exchange", lambda _one, _other: False)


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.usefixtures("each_way_to_swap")
def test_the_folder_becomes_the_tree(folder: Path) -> None:
    write(NEW, folder)
    assert read_tree(folder) == NEW
    assert left_in(folder.parent) == ["acme"]


def test_unchanged_files_keep_their_time_of_change(folder: Path) -> None:
    write(NEW, folder)
    assert (folder / "pkg/same.py").stat().st_mtime == 1_000_000_000
    assert (folder / "README.md").stat().st_mtime > 1_000_000_000


def test_unchanged_files_keep_their_time_without_hard_links(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", lambda *_: (_ for _ in ()).throw(OSError("no links here")))
    write(NEW, folder)
    assert read_tree(folder) == NEW
    assert (folder / "pkg/same.py").stat().st_mtime == 1_000_000_000


def test_the_same_tree_touches_nothing(folder: Path) -> None:
    before = folder.stat()
    write(OLD, folder)
    assert (folder.stat().st_ino, folder.stat().st_mtime) == (before.st_ino, before.st_mtime)


def test_caches_go_with_the_folder_they_lie_in(folder: Path) -> None:
    cache = folder / "pkg" / "__pycache__" / "same.cpython-313.pyc"
    cache.parent.mkdir()
    cache.touch()
    write(NEW, folder)
    assert not cache.parent.exists()


def killed_at(step: int, work: Callable[[], None]) -> bool:
    """Runs something up to its nth change of the file system, and lets no later one happen; whether there is an nth."""
    with pytest.MonkeyPatch.context() as patch:
        counted = iter(range(1_000_000))
        for name in CHANGES_OF_FILES:
            patch.setattr(os, name, _killing(getattr(os, name), counted, step))
        patch.setattr(Path, "write_bytes", _killing(Path.write_bytes, counted, step))
        patch.setattr(folders, "exchange", _killing(folders.exchange, counted, step))
        try:
            work()
        except Killed:
            return True
        return False


def _killing(original: Callable[..., object], counted: Iterator[int], step: int) -> Callable[..., object]:
    def call(*arguments: object, **keywords: object) -> object:
        if next(counted) >= step:
            raise Killed
        return original(*arguments, **keywords)

    return call


def test_a_killed_run_leaves_the_old_project_or_the_new_one(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
    if not folders.exchange(tmp_path / "one", tmp_path / "other"):
        pytest.skip("this file system cannot exchange two folders in one step")
    folder = tmp_path / "acme"
    step, seen = 0, set[str]()
    while True:
        shutil.rmtree(folder, ignore_errors=True)
        write(OLD, folder)
        if not killed_at(step, lambda: write(NEW, folder)):
            break
        found = read_tree(folder)
        assert found in (OLD, NEW), f"killed at step {step}"
        seen.add("old" if found == OLD else "new")
        write(NEW, folder)
        assert read_tree(folder) == NEW
        assert not is_interrupted(folder)
        step += 1
    assert seen == {"old", "new"}


def test_without_exchange_a_killed_run_leaves_the_old_project_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "exchange", lambda _one, _other: False)
    folder, step = tmp_path / "acme", 0
    while True:
        shutil.rmtree(folder, ignore_errors=True)
        write(OLD, folder)
        if not killed_at(step, lambda: write(NEW, folder)):
            break
        recover(folder)
        assert read_tree(folder) in (OLD, NEW), f"killed at step {step}"
        assert left_in(tmp_path) == ["acme"]
        step += 1
    assert step > len(NEW)


def test_a_folder_that_was_moved_aside_comes_back(folder: Path) -> None:
    folder.rename(folder.with_name(".acme.old"))
    assert is_interrupted(folder)
    write(OLD, folder)
    assert read_tree(folder) == OLD
    assert not is_interrupted(folder)


@pytest.mark.usefixtures("each_way_to_swap")
@pytest.mark.parametrize(("owner", "failing", "name"), [(os, "open", "added.py"), (Path, "rename", ".acme.new")])
def test_a_refused_write_leaves_the_folder_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch, owner: object, failing: str, name: str
) -> None:
    original = getattr(owner, failing)

    def refuse(path: Path | str, *arguments: object, **keywords: object) -> object:
        if Path(path).name == name:
            raise OSError(28, "No space left on device", str(path))
        return original(path, *arguments, **keywords)

    monkeypatch.setattr(owner, failing, refuse)
    if failing == "rename":
        monkeypatch.setattr(folders, "exchange", lambda _one, _other: False)
    with pytest.raises(OSError, match="No space left"):
        write(NEW, folder)
    assert read_tree(folder) == OLD
    assert left_in(folder.parent) == ["acme"]


def test_a_file_is_replaced_whole_and_left_alone_when_it_is_the_same(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "openapi.yaml"
    write_file(b"one", path)
    os.utime(path, (1_000_000_000, 1_000_000_000))
    write_file(b"one", path)
    assert path.stat().st_mtime == 1_000_000_000
    write_file(b"two", path)
    assert path.read_bytes() == b"two"
    assert left_in(path.parent) == ["openapi.yaml"]


def test_of_several_files_all_are_replaced_or_none(tmp_path: Path) -> None:
    first, second = tmp_path / "first.md", tmp_path / "deep/second.md"
    write_files({first: b"one", second: b"one"})
    (tmp_path / "deep/.second.md.new").mkdir()  # where that file grows
    with pytest.raises(OSError, match="directory"):
        write_files({first: b"two", second: b"two"})
    assert (first.read_bytes(), second.read_bytes()) == (b"one", b"one")
    assert left_in(tmp_path) == ["deep", "first.md"]


def test_two_runs_take_turns(tmp_path: Path) -> None:
    order: list[str] = []
    entered = threading.Event()

    def wait_for_it() -> None:
        entered.set()
        with held(tmp_path):
            order.append("second")

    with held(tmp_path):
        other = threading.Thread(target=wait_for_it)
        other.start()
        entered.wait()
        order.append("first")
    other.join()
    assert order == ["first", "second"]


def test_what_keeps_runs_apart_is_not_committed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    git("init", "--quiet")
    with held(tmp_path / "generated"):
        git("add", "--all")
    assert (tmp_path / "generated/.lock").exists()
    assert not git("ls-files")


def test_somebody_elses_list_of_what_is_not_committed_stays(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("mine\n")
    with held(tmp_path):
        assert (tmp_path / ".gitignore").read_text() == "mine\n"


def test_a_folder_that_nobody_can_write_to_needs_no_keeping(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "generator.write.folders.os.access", lambda *_: False
    )  # there is nothing that root may not write to
    with held(tmp_path):
        assert not left_in(tmp_path)


def test_a_linked_folder_is_written_where_the_link_leads(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    folder.rename(elsewhere)
    folder.symlink_to(elsewhere)
    write(NEW, folder)
    assert folder.is_symlink()
    assert read_tree(elsewhere) == NEW
    assert left_in(tmp_path) == ["elsewhere", "generated"]


def test_a_file_or_a_link_where_the_new_folder_grows_is_cleared_away(folder: Path) -> None:
    folder.with_name(".acme.new").write_text("left")
    folder.with_name(".acme.old").symlink_to("nowhere")
    write(NEW, folder)
    assert left_in(folder.parent) == ["acme"]


def test_a_pipe_takes_content_and_stays(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    reader = threading.Thread(target=lambda: got.append((tmp_path / "pipe").read_bytes()))
    got: list[bytes] = []
    reader.start()
    write_file(b"content", tmp_path / "pipe")
    reader.join(timeout=10)
    assert got == [b"content"]
    assert (tmp_path / "pipe").is_fifo()


def test_a_linked_file_is_written_where_the_link_leads(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("old")
    (tmp_path / "link").symlink_to("file")
    write_file(b"new", tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_bytes() == b"new"


def test_a_killed_run_beside_files_of_somebody_leaves_the_old_folder_or_the_new_one(tmp_path: Path) -> None:
    (tmp_path / "acme").mkdir()
    (tmp_path / "other").mkdir()
    if not folders.exchange(tmp_path / "acme", tmp_path / "other"):
        pytest.skip("this file system cannot exchange two folders in one step")
    folder, mine = tmp_path / "acme", {"mine/notes.txt": b"mine"}
    step, seen = 0, set[str]()
    while True:
        shutil.rmtree(folder)
        write({**OLD, **mine}, folder)
        if not killed_at(step, lambda: write_into(NEW, folder, OLD)):
            break
        found = read_tree(folder)
        assert found in ({**OLD, **mine}, {**NEW, **mine}), f"killed at step {step}"
        seen.add("old" if "pkg/gone.py" in found else "new")
        write_into(NEW, folder, OLD)
        assert read_tree(folder) == {**NEW, **mine}
        assert not is_interrupted(folder)
        step += 1
    assert seen == {"old", "new"}
