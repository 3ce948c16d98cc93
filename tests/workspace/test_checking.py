"""What checking tells, which writes nothing."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable

import pytest

from generator import toolchain
from generator.diagnostics import Report
from generator.manifest.api import Api
from generator.workspace import Outcome, Result, check, overwrite, state, update
from tests.workspace.acme import MODULE, NAMES, OUTPUT, PAGE, SPEC, api, codes, edit, everything, forget


def test_check_compares_and_writes_nothing() -> None:
    assert check(api(), Report()).outcome is Outcome.CURRENT
    PAGE.write_text("message = 2\n")
    (SPEC / "pages/new.md").write_text("new = 1\n")
    before, report = everything(), Report()
    assert check(api(), report).outcome is Outcome.STALE
    assert codes(report) == [
        ("out-of-date", "generated/acme/acme_client/message.py"),
        ("out-of-date", "generated/acme/acme_client/new.py"),
        ("out-of-date", "specs/acme/openapi.yaml"),
        ("page-changed", "specs/acme/pages/message.md"),
        ("page-changed", "specs/acme/pages/new.md"),
    ]
    assert everything() == before


def test_check_tells_of_a_missing_project_once() -> None:
    shutil.rmtree(OUTPUT)
    report = Report()
    assert check(api(), report).outcome is Outcome.STALE
    assert codes(report) == [("out-of-date", "generated/acme")]


def test_check_tells_of_many_files_once() -> None:
    for name in "abcd":
        (SPEC / f"pages/{name}.md").write_text(f"{name} = 1\n")
    report = Report()
    check(api(), report)
    [found] = [each for each in report.diagnostics if each.place.file == "generated/acme"]
    assert (found.code, found.message, len(found.related)) == ("out-of-date", "4 files are missing", 3)


def write_overlay() -> None:
    (SPEC / "overlay.yaml").write_text("overlay: 1.1.0\n")
    (SPEC / "api.yaml").write_text("pages: [pages/*.md]\noverlays: [overlay.yaml]\n")


def change_overlay() -> None:
    write_overlay()
    update(api(), Report())
    (SPEC / "overlay.yaml").write_text("overlay: 1.0.0\n")


def drop_overlay() -> None:
    write_overlay()
    update(api(), Report())
    (SPEC / "overlay.yaml").unlink()
    (SPEC / "api.yaml").write_text("pages: [pages/*.md]\n")


def write_custom_code() -> None:
    (SPEC / "custom").mkdir()
    (SPEC / "custom/mine.py").write_text("mine\n")


def turn_to_a_document() -> None:
    (SPEC / "document.yaml").write_text("openapi: 3.1.0\n")
    (SPEC / "api.yaml").write_text("document: document.yaml\n")


def change_a_part() -> None:
    turn_to_a_document()
    NAMES.unlink()  # the operations of the pages may go
    (SPEC / "parts").mkdir()
    (SPEC / "parts/cat.yaml").write_text("type: object\n")
    update(api(), Report())
    (SPEC / "parts/cat.yaml").write_text("type: string\n")


def drop_a_part() -> None:
    change_a_part()
    (SPEC / "parts/cat.yaml").unlink()


MANIFEST = ("manifest-changed", "The manifest has changed")


@pytest.mark.parametrize(
    ("act", "reasons"),
    [
        (lambda: PAGE.write_text("message = 2\n"), [("page-changed", "The page has changed")]),
        (lambda: PAGE.unlink(), [("page-changed", "The page no longer exists, or is no longer used")]),
        (write_overlay, [MANIFEST, ("overlay-changed", "The overlay is new")]),
        (change_overlay, [("overlay-changed", "The overlay has changed")]),
        (drop_overlay, [MANIFEST, ("overlay-changed", "The overlay no longer exists, or is no longer used")]),
        (write_custom_code, [("custom-code-changed", "The custom code is new")]),
        (
            turn_to_a_document,
            [
                MANIFEST,
                ("document-changed", "The document is new"),
                ("page-changed", "The page no longer exists, or is no longer used"),
                ("page-changed", "The page no longer exists, or is no longer used"),
            ],
        ),
        (change_a_part, [("document-changed", "A part of the document has changed")]),
        (drop_a_part, [("document-changed", "A part of the document no longer exists, or is no longer used")]),
        (edit, []),
        (lambda: (SPEC / "lock.json").unlink(), []),
        (lambda: NAMES.write_text(""), [("names-changed", "The list of names has changed")]),
        (lambda: NAMES.unlink(), [("names-changed", "The list of names no longer exists, or is no longer used")]),
    ],
)
def test_check_says_why(act: Callable[[], object], reasons: list[tuple[str, str]]) -> None:
    act()
    report = Report()
    check(api(), report)
    assert [(found.code, found.message) for found in report.diagnostics if found.severity == "note"] == reasons


@pytest.mark.parametrize(
    ("tool", "reasons"),
    [
        ({"generator": "new"}, [("generator-changed", "The code of docs2client has changed")]),
        ({"templates": "new"}, [("template-changed", "The templates have changed")]),
        ({"ruff": "2.0"}, [("dependency-changed", "ruff was 1.0, and is 2.0")]),
        (
            {"docs2client": "0.2.0", "generator": "new", "templates": "new"},
            [("generator-changed", "docs2client was 0.1.0, and is 0.2.0")],
        ),
    ],
)
def test_check_says_which_part_of_the_tool_is_another(
    tool: dict[str, str], reasons: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {"docs2client": "0.1.0", "generator": "old", "templates": "old", "ruff": "1.0"}
    monkeypatch.setattr(state, "fingerprint", lambda: before)
    update(api(), Report())
    monkeypatch.setattr(state, "fingerprint", lambda: {**before, **tool})
    report = Report()
    check(api(), report)
    assert [(found.code, found.message) for found in report.diagnostics if found.severity == "note"] == reasons


def test_check_sees_a_lock_that_is_behind() -> None:
    (SPEC / "api.yaml").write_text("pages: [pages/*.md]  # all\n")
    report = Report()
    assert check(api(), report).outcome is Outcome.STALE
    assert codes(report) == [("manifest-changed", "specs/acme/api.yaml"), ("out-of-date", "specs/acme/lock.json")]


def test_it_is_said_what_is_wrong_with_each_file() -> None:
    PAGE.write_text("message = 2\n")
    (SPEC / "pages/user.md").unlink()
    forget("acme_client/user.py")
    (SPEC / "pages/new.md").write_text("new = 1\n")
    report = Report()
    assert check(api(), report).outcome is Outcome.STALE
    said = {each.message for each in report.diagnostics if each.code == "out-of-date"}
    assert said >= {
        f"{MODULE} is not what would be generated now",
        f"{OUTPUT}/acme_client/user.py would no longer be generated",
        f"{OUTPUT}/acme_client/new.py is missing",
    }


@pytest.mark.parametrize("act", [check, update])
def test_what_a_newer_docs2client_wrote_is_neither_judged_nor_overwritten(act: Callable[[Api, Report], Result]) -> None:
    written_by("99.10.0")
    before, report = everything(), Report()
    assert act(api(), report).outcome is Outcome.FAILED
    assert [(found.code, found.message, found.hint) for found in report.diagnostics] == [
        (
            "generator-older",
            "docs2client 99.10.0 wrote this client, and this is an older version",
            "Install docs2client 99.10.0. `docs2client generate acme --force` goes back to this version.",
        )
    ]
    assert everything() == before


def test_who_insists_goes_back_to_an_older_docs2client() -> None:
    written_by("99.10.0")
    assert overwrite(api(), Report()).outcome is Outcome.WRITTEN
    assert check(api(), Report()).outcome is Outcome.CURRENT


@pytest.mark.parametrize(
    ("written", "here", "outcome"),
    [
        ("0.10.0", "0.9.1", Outcome.FAILED),
        ("1.0.1rc1", "1.0", Outcome.FAILED),
        ("0.9.1", "0.10.0", Outcome.STALE),
        ("1.0.0rc2", "1.0.0rc1", Outcome.STALE),
        ("1.0.0", "1.0.0.post1", Outcome.STALE),
        (["0.9"], "0.9", Outcome.STALE),
        ("", "0.9", Outcome.STALE),
    ],
)
def test_releases_are_compared_by_their_numbers(
    written: object, here: str, outcome: Outcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    written_by(written)
    for module in (toolchain, state):
        monkeypatch.setattr(module, "fingerprint", lambda: {"docs2client": here})
    assert check(api(), Report()).outcome is outcome


def written_by(version: object) -> None:
    """Makes the lock say which docs2client wrote the client."""
    lock = json.loads((SPEC / "lock.json").read_text(encoding="utf-8"))
    lock["tool"]["docs2client"] = version
    (SPEC / "lock.json").write_text(json.dumps(lock), encoding="utf-8")
