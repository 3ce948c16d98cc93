"""The one API of the workspace, the copy of its package, and what is done to it."""

from __future__ import annotations

from pathlib import Path

from generator.diagnostics import Report
from generator.manifest.api import Api
from generator.tree import read_tree
from generator.vendoring import Target, check, update, vendor
from generator.vendoring.record import RECORD
from generator.workspace import Outcome
from generator.workspace import update as generate
from tests.workspace.acme import SPEC, api

COPY = Path("../shop/shop/_vendor/messages")
LOW_LEVEL = "# region low level\nold = 1\n# endregion\n"


def change(**pages: str | None) -> Api:
    """The API after its pages changed and its package was generated again."""
    for name, text in pages.items():
        page = SPEC / f"pages/{name}.md"
        page.unlink() if text is None else page.write_text(text)
        if text is None:
            (SPEC / "names.json").unlink()  # what it described may go
    assert generate(api(), Report()).outcome in (Outcome.WRITTEN, Outcome.CURRENT)
    return api()


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
