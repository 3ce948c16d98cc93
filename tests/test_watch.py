"""``generate --watch``: what counts as a change, and what is told of it. No test waits: time is handed in."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import Result

from generator.workspace.watch import SECONDS_BETWEEN_LOOKS, SECONDS_TO_SETTLE, Stamps, changes, stamps
from tests.command import docs2client
from tests.copying import copying_pipeline

A, B, C = (1, 1, 1), (2, 1, 1), (3, 1, 1)


def watched(*looks: Mapping[str, Stamps]) -> tuple[list[list[str]], list[float]]:
    """What is noticed when this is seen, one look after the other, and the pauses between."""
    noticed, pauses, left = list[list[str]](), list[float](), iter(looks)

    def look() -> Mapping[str, Stamps]:
        try:
            return next(left)
        except StopIteration:
            raise KeyboardInterrupt from None

    with suppress(KeyboardInterrupt):
        for names in changes(look, pauses.append):
            noticed.append(names)
    return noticed, pauses


def test_at_first_everything_is_new_and_then_nothing() -> None:
    here = {"acme": {"page": A}, "zenith": {"page": A}}
    assert watched(here, here, here) == ([["acme", "zenith"]], [SECONDS_TO_SETTLE, SECONDS_BETWEEN_LOOKS])


@pytest.mark.parametrize(
    ("files", "noticed"),
    [
        ({"page": B}, [["acme"]]),
        ({"page": A, "new": A}, [["acme"]]),
        ({}, [["acme"]]),
        ({"page": A}, []),
    ],
)
def test_only_what_a_change_touches_is_named(files: Stamps, noticed: list[list[str]]) -> None:
    before: Mapping[str, Stamps] = {"acme": {"page": A}, "zenith": {"page": A}}
    after: Mapping[str, Stamps] = {**before, "acme": files}
    assert watched(before, before, after, after)[0] == [["acme", "zenith"], *noticed]


def test_a_save_in_several_steps_is_one_change() -> None:
    before, gone, back = {"acme": {"page": A}}, {"acme": {"page~": B}}, {"acme": {"page": C}}
    assert watched(before, before, gone, back, back)[0] == [["acme"], ["acme"]]


def test_a_file_that_comes_back_as_it_was_is_no_change() -> None:
    before: Mapping[str, Stamps] = {"acme": {"page": A}}
    assert watched(before, before, {"acme": {}}, before, before, before)[0] == [["acme"]]


def test_an_api_that_is_added_is_named_and_one_that_is_deleted_is_not() -> None:
    one, two = {"acme": {"page": A}}, {"acme": {"page": A}, "zenith": {"page": A}}
    assert watched(one, one, two, two, one, one)[0] == [["acme"], ["zenith"]]


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, "generator.pipeline", copying_pipeline())
    for name in ("acme", "zenith"):
        pages = Path("specs", name, "pages")
        pages.mkdir(parents=True)
        (pages / "message.md").write_text("message = 1\n")
        (pages.parent / "api.yaml").write_text("pages: [pages/*.md]\n")


PAGE = Path("specs/acme/pages/message.md")
FOLDER = Path("specs/acme")


def touch() -> None:
    os.utime(PAGE, (1_000_000_000, 1_000_000_000))


def replace() -> None:
    status = PAGE.stat()
    beside = PAGE.with_suffix(".new")
    beside.write_text("message = 2\n")
    os.utime(beside, ns=(status.st_atime_ns, status.st_mtime_ns))
    beside.replace(PAGE)


@pytest.mark.parametrize("act", [touch, replace, PAGE.unlink, (FOLDER / "new.md").touch])
@pytest.mark.usefixtures("workspace")
def test_whatever_an_editor_does_to_a_file_shows(act: Callable[[], object]) -> None:
    before = stamps(FOLDER)
    assert stamps(FOLDER) == before
    act()
    assert stamps(FOLDER) != before


@pytest.mark.usefixtures("workspace")
def test_inputs_outside_of_the_folder_show_when_they_change() -> None:
    Path("specs/shared.md").write_text("shared = 1\n")
    (FOLDER / "api.yaml").write_text("pages: [pages/*.md, ../shared.md]\n")
    assert docs2client("generate", "acme").exit_code == 0
    before = stamps(FOLDER)
    Path("specs/shared.md").write_text("shared = 22\n")
    assert stamps(FOLDER) != before


def run(monkeypatch: pytest.MonkeyPatch, *steps: Callable[[], object]) -> Result:
    """The command until somebody interrupts it, who took these steps before."""

    def taken(_look: object, _pause: object) -> Iterator[list[str]]:
        yield ["acme", "zenith"]
        for step in steps:
            step()
            yield ["acme"]
            yield ["acme"]  # what the build wrote is seen, too
        raise KeyboardInterrupt

    monkeypatch.setattr("generator.cli.watch.changes", taken)
    result = docs2client("generate", "--watch")
    assert result.exit_code == 0
    return result


@pytest.mark.usefixtures("workspace")
def test_each_save_is_told_once_and_an_error_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = [
        lambda: PAGE.write_text("message = 2\n"),
        lambda: PAGE.write_text("broken\n"),
        lambda: PAGE.write_text("message = 2\n"),
        PAGE.unlink,
        lambda: PAGE.write_text("message = 3\n"),
    ]
    result = run(monkeypatch, *steps)
    assert result.stdout.splitlines() == [
        "acme: written",
        "zenith: written",
        "acme: written",
        "acme: failed",
        "acme: failed",
        "acme: up to date",
        "acme: failed",
        "acme: failed",
        "acme: written",
    ]
    assert "specs/acme/pages/message.md:1:1: error[page-broken]" in result.stderr
    assert "error[manifest-file-missing]" in result.stderr
    assert Path("generated/acme/acme_client/message.py").read_text() == "message = 3\n"


@pytest.mark.usefixtures("workspace")
def test_at_first_everything_is_built_and_says_what_there_is_to_say(monkeypatch: pytest.MonkeyPatch) -> None:
    assert docs2client("generate").exit_code == 0
    assert run(monkeypatch).stdout == "acme: up to date\nzenith: up to date\n"
