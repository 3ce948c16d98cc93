"""Where the command line is read: in terminals, in logs, and nowhere."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator import cli
from generator.cli import selection
from generator.cli.progress import progress
from generator.diagnostics import Place, Report
from generator.presentation import as_text
from tests.snippets import ROOT

pytestmark = pytest.mark.usefixtures("workspace")


@pytest.mark.skipif(sys.platform != "linux", reason="there is no device that is full")
@pytest.mark.parametrize(
    ("output", "code", "said"),
    [(">&-", 0, ""), (">/dev/full", 1, "The output cannot be written: No space left on device\n")],
)
def test_an_output_that_takes_nothing_is_no_traceback(output: str, code: int, said: str) -> None:
    command = ["sh", "-c", f'"{sys.executable}" -m generator list {output}']
    result = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert (result.returncode, result.stderr) == (code, said)


def test_interruption_ends_quietly(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupt(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(selection, "api_folders", interrupt)
    monkeypatch.setattr(sys, "argv", ["docs2client", "generate"])
    with pytest.raises(SystemExit) as caught:
        cli.main()
    assert caught.value.code == 130
    assert "Interrupted." in capsys.readouterr().err


def test_interruption_while_modules_are_imported_ends_quietly_too() -> None:
    code = """
import sys

class Interrupting:
    def find_spec(self, name, *_):
        if name == "generator.cli":
            raise KeyboardInterrupt

sys.meta_path.insert(0, Interrupting())
from generator.__main__ import console
console()
"""
    command = [sys.executable, "-c", code]
    result = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert (result.returncode, result.stderr) == (130, "Interrupted.\n")


@pytest.mark.parametrize(("style", "shown"), [("text", "\\u540d\\u524d: failed"), ("json", '"name": "\\u540d\\u524d"')])
def test_a_terminal_that_lacks_characters_gets_their_codes(
    style: str, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("specs/acme").rename("specs/名前")
    terminal = io.TextIOWrapper(io.BytesIO(), encoding="cp1252")
    monkeypatch.setattr(sys, "stdout", terminal)
    monkeypatch.setattr(sys, "argv", ["docs2client", "check", "名前", "--format", style])
    with pytest.raises(SystemExit):
        cli.main()
    terminal.flush()
    assert shown in terminal.buffer.getvalue().decode("cp1252")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_flood_of_one_kind_hides_nothing() -> None:
    report = Report()
    for line in range(1, 13):
        report.warning("often", f"Again {line}", Place("spec.yaml", line, 1))
        report.error("wrong", f"Again {line}", Place("spec.yaml", line, 2))
    report.note("once", "Here", Place("spec.yaml", 20, 1))
    shown = as_text(report.diagnostics).splitlines()
    assert [sum(kind in line for line in shown) for kind in ("warning[often]: A", "error[wrong]", "note[once]")] == [
        10,
        12,
        1,
    ]
    assert shown[-1] == "2 more warning[often]: `--format json` shows all; of what is up to date, with `--force`"


def test_what_is_found_at_many_places_is_shown_once() -> None:
    report = Report()
    for line in range(1, 7):
        report.error("wrong", "Again", Place("spec.yaml", line, 1), "Mend it.")
    assert as_text(report.diagnostics).splitlines() == [
        "spec.yaml:1:1: error[wrong]: Again (in 6 places)",
        *(f"    see also spec.yaml:{line}:1" for line in (2, 3, 4)),
        "    hint: Mend it.",
    ]


def test_a_person_at_a_terminal_sees_what_is_being_done(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress("acme: generating"):
        assert terminal.getvalue() == "acme: generating ..."
    assert terminal.getvalue().endswith("\r\033[K")


def test_a_log_sees_nothing_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    log = io.StringIO()
    monkeypatch.setattr(sys, "stderr", log)
    with progress("acme: generating"):
        pass
    assert log.getvalue() == ""
