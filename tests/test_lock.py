"""The lock: what it remembers, and what it takes for somebody's edit."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator import toolchain
from generator.hand_edits import edits
from generator.lock import Lock, dump_lock, read_lock

LOCK = Lock(
    tool={"ruff": "1"},
    inputs={"pages/ä.md": "a", "api.yaml": "b"},
    originals={"README.md": "c"},
    outputs={"generated/acme/README.md": "d"},
    names={"names.json": "e"},
    findings={"warning": 2},
)


def test_a_lock_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "lock.json"
    path.write_bytes(dump_lock(LOCK))
    assert read_lock(path) == LOCK


def test_a_lock_is_sorted_and_readable() -> None:
    text = dump_lock(LOCK).decode()
    assert list(json.loads(text)["inputs"]) == ["api.yaml", "pages/ä.md"]
    assert '"pages/ä.md": "a"' in text


@pytest.mark.parametrize("text", ["", "<<<<<<< HEAD\n{", "[]", "{}", '{"tool": 3}'])
def test_an_unreadable_lock_knows_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / "lock.json").write_text(text)
    assert read_lock(tmp_path / "lock.json") == Lock()


def test_no_lock_knows_nothing(tmp_path: Path) -> None:
    assert read_lock(tmp_path / "lock.json") == Lock()


def test_edits_are_told_apart() -> None:
    known = {"same": "1", "changed": "1", "gone": "1"}
    found = {"same": "1", "changed": "2", "new": "1"}
    assert edits(found, known, (known,)) == {"changed": "edited", "gone": "deleted", "new": "added"}


def test_a_file_that_is_already_what_it_will_be_is_no_edit() -> None:
    assert edits({"a": "2"}, {"a": "2"}, ({"a": "1"},)) == {}
    assert edits({}, {}, ({"a": "1"},)) == {}


def test_what_an_interrupted_run_wrote_is_no_edit() -> None:
    assert edits({"a": "2", "b": "1"}, {"a": "3", "b": "3"}, ({"a": "1", "b": "1"}, {"a": "2", "b": "2"})) == {}


def test_the_fingerprint_names_versions_and_sources_and_no_machine() -> None:
    found = toolchain.fingerprint()
    assert set(found) == {"docs2client", "openapi-python-client", "pyyaml", "ruff", "generator", "templates"}
    assert all("/" not in value and "\\" not in value for value in found.values())


def test_a_changed_source_changes_the_fingerprint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(toolchain, "TEMPLATES", tmp_path)
    toolchain.fingerprint.cache_clear()
    (tmp_path / "client.py.jinja").write_text("one")
    before = toolchain.fingerprint()
    toolchain.fingerprint.cache_clear()
    (tmp_path / "client.py.jinja").write_text("two")
    after = toolchain.fingerprint()
    toolchain.fingerprint.cache_clear()
    assert {name for name in after if after[name] != before[name]} == {"templates"}


def test_a_file_whose_name_is_no_unicode_can_stand_in_a_lock(tmp_path: Path) -> None:
    lock = Lock(inputs={"pages/\udcff.md": "a"})
    (tmp_path / "lock.json").write_bytes(dump_lock(lock))
    assert read_lock(tmp_path / "lock.json") == lock


def test_a_lock_that_is_no_lock_is_an_empty_one(tmp_path: Path) -> None:
    for content in (b"", b"[]", b"\xff", b"[" * 100_000, b'{"outputs": [1]}', b'{"findings": {"note": "2"}}'):
        (tmp_path / "lock.json").write_bytes(content)
        assert read_lock(tmp_path / "lock.json") == Lock()
