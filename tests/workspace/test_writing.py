"""What is written when something has changed, and what is kept."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.diagnostics import Report
from generator.workspace import Outcome, check, is_current, state, update
from tests.workspace.acme import MODULE, NAMES, OUTPUT, PAGE, SPEC, api, codes, everything, forget, remember


def test_all_of_an_api_is_written() -> None:
    assert sorted(everything()) == [
        "generated/acme/README.md",
        "generated/acme/acme_client/message.py",
        "generated/acme/acme_client/user.py",
        "specs/acme/api.yaml",
        "specs/acme/lock.json",
        "specs/acme/names.json",
        "specs/acme/openapi.yaml",
        "specs/acme/pages/message.md",
        "specs/acme/pages/user.md",
    ]
    assert is_current(api())


def test_the_lock_names_what_the_package_was_made_from() -> None:
    lock = json.loads((SPEC / "lock.json").read_text())
    assert list(lock["inputs"]) == ["api.yaml", "pages/message.md", "pages/user.md"]
    assert min(lock["outputs"]) == "generated/acme/README.md"
    assert max(lock["outputs"]) == "specs/acme/openapi.yaml"


@pytest.mark.parametrize("path", ["api.yaml", "pages/message.md", "pages/new.md", "custom/acme_client/new.py"])
def test_whatever_a_person_writes_makes_work(path: str) -> None:
    (SPEC / path).parent.mkdir(parents=True, exist_ok=True)
    with (SPEC / path).open("a") as file:
        file.write("# more\n")
    assert not is_current(api())
    assert update(api(), Report()).outcome is Outcome.WRITTEN
    assert is_current(api())


def test_another_tool_makes_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state, "fingerprint", lambda: {"ruff": "another"})
    assert not is_current(api())


def test_a_checkout_with_the_line_ends_of_windows_is_up_to_date() -> None:
    for path in everything():
        Path(path).write_bytes(Path(path).read_bytes().replace(b"\n", b"\r\n"))
    assert is_current(api())
    PAGE.write_bytes(b"message = 2\r\n")
    assert update(api(), Report()).outcome is Outcome.WRITTEN
    assert is_current(api())


def test_a_changed_page_changes_what_depends_on_it_and_nothing_else() -> None:
    for path in (*OUTPUT.rglob("*.py"), OUTPUT / "README.md"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    PAGE.write_text("message = 2\n")
    update(api(), Report())
    changed = [path for path in OUTPUT.rglob("*") if path.is_file() and path.stat().st_mtime > 1_000_000_000]
    assert changed == [MODULE]
    assert MODULE.read_text() == "message = 2\n"


def test_a_page_that_is_gone_takes_no_operation_with_it() -> None:
    PAGE.unlink()
    report = Report()
    assert update(api(), report).outcome is Outcome.FAILED
    assert codes(report) == [("operation-lost", PAGE.as_posix())]
    assert MODULE.exists()


def test_a_page_that_says_nothing_any_more_takes_no_operation_with_it() -> None:
    PAGE.write_text("")
    report = Report()
    assert check(api(), report).outcome is Outcome.FAILED
    assert ("operation-lost", PAGE.as_posix()) in codes(report)


def test_an_operation_whose_page_is_gone_goes_when_a_person_deletes_its_name() -> None:
    PAGE.unlink()
    forget("acme_client/message.py")
    assert update(api(), Report()).outcome is Outcome.WRITTEN
    assert not MODULE.exists()


def test_only_pages_that_describe_nothing_any_more_lose_operations() -> None:
    for path in (SPEC / "CHANGELOG.md", SPEC / "custom/NOTES.md"):
        path.parent.mkdir(exist_ok=True)
        path.write_text("# Nothing of an API\n")
    update(api(), Report())
    remember("GET /gone")
    PAGE.write_text("message = 2\n")
    (SPEC / "CHANGELOG.md").unlink()
    (SPEC / "custom/NOTES.md").unlink()
    report = Report()
    assert (update(api(), report).outcome, codes(report)) == (Outcome.WRITTEN, [])


def test_a_page_may_be_renamed() -> None:
    (SPEC / "pages/sending").mkdir()
    PAGE.rename(SPEC / "pages/sending" / PAGE.name)
    (SPEC / "api.yaml").write_text("pages: ['pages/**/*.md']\n")
    assert update(api(), Report()).outcome is Outcome.WRITTEN


def test_a_deleted_project_comes_back_byte_for_byte() -> None:
    before = everything()
    shutil.rmtree("generated")
    assert not is_current(api())
    assert update(api(), Report()).outcome is Outcome.WRITTEN
    assert everything() == before


def test_a_deleted_project_comes_back_after_a_page_changed_too() -> None:
    shutil.rmtree(OUTPUT)
    PAGE.write_text("message = 2\n")
    assert update(api(), Report()).outcome is Outcome.WRITTEN


def test_a_deleted_extracted_document_comes_back() -> None:
    (SPEC / "openapi.yaml").unlink()
    assert update(api(), Report()).outcome is Outcome.WRITTEN
    assert (SPEC / "openapi.yaml").exists()


def test_a_lost_lock_costs_a_build_and_nothing_else() -> None:
    before = everything()
    (SPEC / "lock.json").write_text("<<<<<<< HEAD\n")
    assert update(api(), Report()).outcome is Outcome.WRITTEN
    assert everything() == before


@pytest.mark.parametrize("edit", [lambda: NAMES.write_text("{}"), NAMES.unlink])
def test_names_that_somebody_deleted_are_given_anew(edit: Callable[[], object]) -> None:
    before = everything()
    edit()
    assert not is_current(api())
    assert update(api(), Report()).outcome is Outcome.WRITTEN
    assert everything() == before


def test_building_what_is_up_to_date_says_so() -> None:
    assert update(api(), Report()).outcome is Outcome.CURRENT
