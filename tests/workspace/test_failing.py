"""What is left of runs that failed, or were killed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.diagnostics import Report
from generator.workspace import Outcome, is_current, update
from tests.workspace.acme import MODULE, OUTPUT, PAGE, SPEC, api, everything


def test_a_failed_build_writes_nothing() -> None:
    PAGE.write_text("broken\n")
    before = everything()
    assert update(api(), Report()).outcome is Outcome.FAILED
    assert everything() == before


def test_what_an_interrupted_run_left_is_cleared_away() -> None:
    shutil.copytree(OUTPUT, "generated/.acme.new")
    assert not is_current(api())
    update(api(), Report())
    assert sorted(path.name for path in Path("generated").iterdir()) == [".gitignore", ".lock", "acme"]


def test_a_run_killed_before_its_lock_counts_is_no_hand_edit(monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(_path: Path, _target: Path) -> None:
        raise KeyboardInterrupt

    PAGE.write_text("message = 2\n")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", killed)
        patch.setattr(Path, "unlink", lambda _path, missing_ok=False: None)
        with pytest.raises(KeyboardInterrupt):
            update(api(), Report())
    assert MODULE.read_text() == "message = 2\n"
    PAGE.write_text("message = 3\n")
    assert update(api(), Report()).outcome is Outcome.WRITTEN
    assert MODULE.read_text() == "message = 3\n"
    assert not (SPEC / ".lock.json.new").exists()


def test_what_was_written_before_the_rest_could_not_be_is_no_hand_edit() -> None:
    PAGE.write_text("message = 2\n")
    in_the_way, report = SPEC / ".openapi.yaml.new", Report()  # where that file grows
    in_the_way.mkdir()
    assert update(api(), report).outcome is Outcome.FAILED
    assert [found.code for found in report.diagnostics] == ["output-unwritable"]
    in_the_way.rmdir()
    PAGE.write_text("message = 3\n")
    assert update(api(), Report()).outcome is Outcome.WRITTEN
    assert not (SPEC / ".lock.json.new").exists()


@pytest.mark.parametrize("blocked", ["generated", "generated/acme"])
def test_an_output_that_cannot_be_written_is_one_finding(blocked: str) -> None:
    shutil.rmtree("generated")
    Path(blocked).parent.mkdir(parents=True, exist_ok=True)
    Path(blocked).write_text("in the way\n")
    before, report = everything(), Report()
    PAGE.write_text("message = 2\n")
    assert update(api(), report).outcome is Outcome.FAILED
    assert [found.code for found in report.diagnostics] == ["output-unwritable"]
    assert everything() == {**before, PAGE.as_posix(): b"message = 2\n"}
