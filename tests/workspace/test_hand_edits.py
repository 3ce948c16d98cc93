"""What is left to the person who edited it."""

from __future__ import annotations

import pytest

from generator.diagnostics import Report
from generator.workspace import Outcome, check, is_current, overwrite, update
from tests.workspace.acme import (
    MODULE,
    OUTPUT,
    PAGE,
    SPEC,
    add,
    api,
    codes,
    delete,
    edit,
    edit_the_extracted_document,
    everything,
)


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
