"""A workspace: what is up to date, what is written, and what is left to the person who edited it.

The stages are replaced by one that copies: what is tested here is how their result is kept.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.diagnostics import Report
from generator.manifest import read_manifest
from generator.manifest.api import Api
from generator.tree import read_tree
from generator.workspace import Outcome, check, is_current, overwrite, state, update
from tests.copying import copying_pipeline

SPEC = Path("specs/acme")
OUTPUT = Path("generated/acme")
PAGE = SPEC / "pages/message.md"
NAMES = SPEC / "names.json"
FOR_RUNS = ("generated/.gitignore", "generated/.lock")
MODULE = OUTPUT / "acme_client/message.py"


@pytest.fixture(autouse=True)
def acme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A workspace with one API, generated."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, "generator.pipeline", copying_pipeline())
    PAGE.parent.mkdir(parents=True)
    PAGE.write_text("message = 1\n")
    (SPEC / "pages/user.md").write_text("user = 1\n")
    (SPEC / "api.yaml").write_text("pages: [pages/*.md]\n")
    assert update(api(), Report()).outcome is Outcome.WRITTEN


def api() -> Api:
    found = read_manifest(SPEC, Report())
    assert found
    return found


def everything() -> dict[str, bytes]:
    return {path: content for path, content in read_tree(Path()).items() if path not in FOR_RUNS}


def forget(operation: str) -> None:
    """Deletes the line of an operation in the list of names."""
    names = json.loads(NAMES.read_text())
    del names["operations"][operation]
    NAMES.write_text(json.dumps(names))


def remember(operation: str) -> None:
    """Adds a line for an operation to the list of names."""
    names = json.loads(NAMES.read_text())
    names["operations"][operation] = "group.method"
    NAMES.write_text(json.dumps(names))


def codes(report: Report) -> list[tuple[str, str]]:
    return [(found.code, found.place.file) for found in report.diagnostics]


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


def edit() -> str:
    MODULE.write_text("mine\n")
    return "edited"


def delete() -> str:
    MODULE.unlink()
    return "deleted"


def add() -> str:
    (OUTPUT / "acme_client/mine.py").write_text("mine\n")
    return "added"


def edit_the_extracted_document() -> str:
    (SPEC / "openapi.yaml").write_text("mine\n")
    return "edited"


@pytest.mark.parametrize("act", [edit, delete, add, edit_the_extracted_document])
@pytest.mark.parametrize("page", ["message = 1\n", "message = 2\n"], ids=["same-page", "other-page"])
def test_what_a_hand_did_is_reported_and_kept_until_it_is_forced(act: object, page: str) -> None:
    assert callable(act)
    word = act()
    PAGE.write_text(page)
    before, report = everything(), Report()
    assert update(api(), report).outcome is Outcome.FAILED
    assert [found.code for found in report.diagnostics] == ["generated-file-edited"]
    assert f"was {word} by hand" in report.diagnostics[0].message
    assert everything() == before
    assert overwrite(api(), Report()).outcome is Outcome.WRITTEN
    assert is_current(api())
    assert MODULE.read_text() == page


@pytest.mark.parametrize(
    ("act", "advice"),
    [
        (edit, "Move what you need to specs/acme/custom"),
        (delete, "Let `--force` write it again."),
        (edit_the_extracted_document, "Put your changes into an overlay"),
    ],
)
def test_the_advice_fits_what_a_hand_did(act: object, advice: str) -> None:
    assert callable(act)
    act()
    report = Report()
    check(api(), report)
    assert [found.code for found in report.diagnostics] == ["generated-file-edited"]
    assert report.diagnostics[0].hint.startswith(advice)


def test_without_a_lock_nobody_knows_what_a_hand_did() -> None:
    (SPEC / "lock.json").unlink()
    edit()
    report = Report()
    assert update(api(), report).outcome is Outcome.FAILED
    assert "was edited or added by hand" in report.diagnostics[0].message


def test_caches_are_nobodys_edit() -> None:
    cache = OUTPUT / "acme_client/__pycache__/message.cpython-313.pyc"
    cache.parent.mkdir()
    cache.touch()
    assert is_current(api())


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
        (lambda: PAGE.unlink(), [("page-changed", "The page is not there any more, or not used")]),
        (write_overlay, [MANIFEST, ("overlay-changed", "The overlay is new")]),
        (change_overlay, [("overlay-changed", "The overlay has changed")]),
        (drop_overlay, [MANIFEST, ("overlay-changed", "The overlay is not there any more, or not used")]),
        (write_custom_code, [("custom-code-changed", "The custom code is new")]),
        (
            turn_to_a_document,
            [
                MANIFEST,
                ("document-changed", "The document is new"),
                ("page-changed", "The page is not there any more, or not used"),
                ("page-changed", "The page is not there any more, or not used"),
            ],
        ),
        (change_a_part, [("document-changed", "A part of the document has changed")]),
        (drop_a_part, [("document-changed", "A part of the document is not there any more, or not used")]),
        (edit, []),
        (lambda: (SPEC / "lock.json").unlink(), []),
        (lambda: NAMES.write_text(""), [("names-changed", "The list of names has changed")]),
        (lambda: NAMES.unlink(), [("names-changed", "The list of names is not there any more, or not used")]),
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
            {"docs2client": "0.2", "generator": "new", "templates": "new"},
            [("generator-changed", "docs2client was 0.1, and is 0.2")],
        ),
    ],
)
def test_check_says_which_part_of_the_tool_is_another(
    tool: dict[str, str], reasons: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {"docs2client": "0.1", "generator": "old", "templates": "old", "ruff": "1.0"}
    monkeypatch.setattr(state, "fingerprint", lambda: before)
    update(api(), Report())
    monkeypatch.setattr(state, "fingerprint", lambda: {**before, **tool})
    report = Report()
    check(api(), report)
    assert [(found.code, found.message) for found in report.diagnostics if found.severity == "note"] == reasons


def test_building_what_is_up_to_date_says_so() -> None:
    assert update(api(), Report()).outcome is Outcome.CURRENT


def test_check_sees_a_lock_that_is_behind() -> None:
    (SPEC / "api.yaml").write_text("pages: [pages/*.md]  # all\n")
    report = Report()
    assert check(api(), report).outcome is Outcome.STALE
    assert codes(report) == [("manifest-changed", "specs/acme/api.yaml"), ("out-of-date", "specs/acme/lock.json")]


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


def test_a_changed_original_is_reported_until_the_file_that_replaces_it_changes_too() -> None:
    (SPEC / "api.yaml").write_text("pages: [pages/*.md]\nreplaces: [acme_client/message.py]\n")
    custom = SPEC / "custom/acme_client/message.py"
    custom.parent.mkdir(parents=True)
    custom.write_text("mine\n")
    update(api(), Report())
    PAGE.write_text("message = 2\n")
    for act in (update, update, check):
        report = Report()
        act(api(), report)
        assert codes(report) == [("custom-original-changed", "specs/acme/api.yaml")]
    assert MODULE.read_text() == "mine\n"
    custom.write_text("mine  # looked through\n")
    for act in (update, check):
        report = Report()
        act(api(), report)
        assert not report.diagnostics


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
        f"{OUTPUT}/acme_client/user.py would not be generated any more",
        f"{OUTPUT}/acme_client/new.py is missing",
    }
