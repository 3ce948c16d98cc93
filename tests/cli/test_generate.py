"""``generate`` and ``check``: what they print, what they write, and how they exit."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.tree import read_tree
from tests.cli.inputs import PAGE, PAGE_WITH_A_FENCE
from tests.command import docs2client as run

pytestmark = pytest.mark.usefixtures("workspace")

MODULE = Path("generated/acme/acme_client/message.py")
HEAVY = {"openapi_python_client", "generator.engine", "generator.pages", "jsonschema_rs", "markdown_it", "filelock"}


@pytest.mark.usefixtures("copying")
class TestGenerate:
    def test_everything_once_and_then_nothing(self) -> None:
        first = run("generate")
        assert (first.exit_code, first.stdout, first.stderr) == (0, "acme: written\nzenith: written\n", "")
        assert run("generate").stdout == "acme: up to date\nzenith: up to date\n"

    def test_only_the_apis_named(self) -> None:
        assert run("generate", "zenith").stdout == "zenith: written\n"
        assert not Path("generated/acme").exists()

    def test_one_that_fails_does_not_stop_the_others(self) -> None:
        PAGE.write_text("broken\n")
        result = run("generate")
        assert (result.exit_code, result.stdout) == (1, "acme: failed\nzenith: written\n")
        assert result.stderr == "specs/acme/pages/message.md:1:1: error[page-broken]: The page is broken\n"

    def test_a_manifest_with_a_typo_does_not_stop_the_others(self) -> None:
        Path("specs/acme/api.yaml").write_text("page: [pages/*.md]\n")
        result = run("generate")
        assert (result.exit_code, result.stdout) == (1, "acme: failed\nzenith: written\n")
        assert "specs/acme/api.yaml:1:1: error[manifest-key-unknown]" in result.stderr
        assert "hint: Did you mean `pages`?" in result.stderr

    def test_check_says_what_is_out_of_date(self) -> None:
        run("generate")
        assert run("generate", "--check").exit_code == 0
        PAGE.write_text("message = 2\n")
        result = run("generate", "--check")
        assert (result.exit_code, result.stdout) == (3, "acme: out of date\nzenith: up to date\n")
        assert "generated/acme/acme_client/message.py: error[out-of-date]" in result.stderr
        assert MODULE.read_text() == "message = 1\n"

    def test_check_as_a_command_says_it_for_all(self) -> None:
        run("generate")
        assert (run("check").exit_code, run("check").stdout) == (0, "acme: up to date\nzenith: up to date\n")
        PAGE.write_text("broken\n")
        Path("specs/zenith/pages/message.md").write_text("message = 2\n")
        result = run("check")
        assert (result.exit_code, result.stdout) == (1, "acme: failed\nzenith: out of date\n")
        assert "error[page-broken]" in result.stderr
        assert "specs/zenith/pages/message.md: note[page-changed]: The page has changed" in result.stderr

    def test_a_project_whose_api_is_gone_is_told_of(self) -> None:
        run("generate")
        Path("specs/acme").rename("specs/acme2")
        for command in ("generate", "check"):
            result = run(command)
            assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "zenith: up to date")
            warning = "generated/acme: warning[project-left-over]: This was generated from specs/acme,"
            assert result.stderr.startswith(warning)
        assert run("check", "zenith").stderr == ""

    def test_check_for_programs(self) -> None:
        run("generate")
        PAGE.write_text("message = 2\n")
        result = run("check", "--format", "json")
        acme, zenith = json.loads(result.stdout)
        assert (result.exit_code, result.stderr) == (3, "")
        assert (acme["name"], acme["state"]) == ("acme", "out of date")
        assert [found["code"] for found in acme["findings"]] == ["out-of-date", "out-of-date", "page-changed"]
        assert zenith == {"name": "zenith", "state": "up to date", "findings": [], "remembered": {}}

    def test_an_error_weighs_more_than_being_out_of_date(self) -> None:
        PAGE.write_text("broken\n")
        assert run("generate", "--check").exit_code == 1

    def test_an_edited_file_stays_until_it_is_forced(self) -> None:
        run("generate")
        MODULE.write_text("mine\n")
        assert run("generate", "--check").exit_code == 3
        result = run("generate")
        assert result.exit_code == 1
        assert "generated/acme/acme_client/message.py: error[generated-file-edited]" in result.stderr
        assert MODULE.read_text() == "mine\n"
        assert run("generate", "--force").exit_code == 0
        assert MODULE.read_text() == "message = 1\n"

    def test_what_was_found_in_an_earlier_run_can_be_seen_again(self) -> None:
        PAGE.write_text("doubtful\n")
        shown = "specs/acme/pages/message.md:1:1: warning[page-doubtful]: The page is doubtful\n"
        assert run("generate", "acme").stderr == shown
        for command in ("generate", "check"):
            result = run(command, "acme")
            assert (result.exit_code, result.stderr) == (0, "")
            assert result.stdout == "acme: up to date; 1 warning, which `docs2client generate --force acme` shows\n"
        assert json.loads(run("check", "acme", "--format", "json").stdout)[0]["remembered"] == {"warning": 1}
        result = run("generate", "--force", "acme")
        assert (result.exit_code, result.stdout, result.stderr) == (0, "acme: up to date\n", shown)

    def test_the_report_is_whole_even_when_there_is_nothing_to_do(self) -> None:
        run("generate")
        assert run("generate", "--report", "out/report.json").exit_code == 0
        report = json.loads(Path("out/report.json").read_text())
        for account in report["apis"].values():
            assert account["operations"] == {"declared": 1, "generated": 1, "rewritten": [], "missing": []}
            assert (account["state"], account["responses"]["declared"]) == ("up to date", 1)
        assert (list(report["apis"]), report["diagnostics"]) == (["acme", "zenith"], [])

    def test_the_report_says_which_api_failed(self) -> None:
        PAGE.write_text("broken\n")
        Path("specs/zenith/api.yaml").write_text("page: [pages/*.md]\n")
        run("generate", "--report", "report.json")
        apis = json.loads(Path("report.json").read_text())["apis"]
        assert [(name, each["state"]) for name, each in apis.items()] == [("acme", "failed"), ("zenith", "failed")]

    def test_findings_are_reported_and_shown_as_json(self) -> None:
        PAGE.write_text("broken\n")
        result = run("generate", "--format", "json", "--report", "report.json")
        finding = {
            "code": "page-broken",
            "severity": "error",
            "message": "The page is broken",
            "file": "specs/acme/pages/message.md",
            "line": 1,
            "column": 1,
        }
        assert json.loads(Path("report.json").read_text())["diagnostics"] == [finding]
        assert json.loads(result.stderr) == [{**finding, "hint": "", "related": []}]

    def test_a_report_that_cannot_be_written_is_a_finding(self) -> None:
        result = run("generate", "--report", "specs")
        assert result.exit_code == 1
        assert "specs: error[output-unwritable]" in result.stderr

    def test_a_report_is_not_written_over_a_manifest(self) -> None:
        manifest = Path("specs/acme/api.yaml")
        before = manifest.read_bytes()
        result = run("generate", "--report", str(manifest))
        assert result.exit_code == 1
        assert "specs/acme/api.yaml: error[output-is-input]" in result.stderr
        assert manifest.read_bytes() == before

    def test_an_output_that_cannot_be_written_is_a_finding(self) -> None:
        Path("generated").write_text("in the way\n")
        result = run("generate")
        assert result.exit_code == 1
        assert "error[output-unwritable]" in result.stderr


@pytest.mark.usefixtures("copying")
@pytest.mark.skipif(sys.platform != "linux", reason="names of files are Unicode there")
def test_names_of_files_may_be_in_any_encoding() -> None:
    name = PAGE.rename(os.fsdecode(b"specs/acme/pages/caf\xe9.md")).name
    assert run("generate", "acme", "--report", "report.json").stdout == "acme: written\n"
    assert run("generate", "acme", "--report", "report.json").stdout == "acme: up to date\n"
    assert f"pages/{name}" in json.loads(Path("specs/acme/lock.json").read_bytes())["inputs"]
    PAGE.with_name(name).write_text("broken\n")
    assert run("generate", "acme", "--report", "report.json").exit_code == 1
    assert json.loads(Path("report.json").read_bytes())["diagnostics"][0]["file"] == f"specs/acme/pages/{name}"


@pytest.mark.usefixtures("copying")
@pytest.mark.parametrize("command", ["generate", "check"])
def test_a_run_with_nothing_to_do_imports_no_stage(command: str) -> None:
    run("generate")
    # The command ends the process: what it imported is told on the way out.
    code = f"import atexit, sys; atexit.register(lambda: print(sorted({HEAVY} & sys.modules.keys())))"
    code += f"; from generator.cli import main; sys.argv = ['docs2client', '{command}']; main()"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout == "acme: up to date\nzenith: up to date\n[]\n"


def test_a_word_on_a_page_changes_what_says_it_and_nothing_else() -> None:
    PAGE.write_text(PAGE_WITH_A_FENCE)
    assert run("generate", "acme").exit_code == 0
    before = read_tree(Path("generated/acme"))
    for path in before:
        os.utime(Path("generated/acme", path), (1_000_000_000, 1_000_000_000))
    PAGE.write_text(PAGE.read_text().replace("Soft words", "Loud words"))
    assert run("generate", "acme").exit_code == 0
    after = read_tree(Path("generated/acme"))
    changed = {path for path, content in after.items() if content != before.get(path)}
    assert changed == {path for path, content in before.items() if b"Soft words" in content} != set()
    assert {path: content.replace(b"Soft words", b"Loud words") for path, content in before.items()} == after
    touched = {path for path in after if Path("generated/acme", path).stat().st_mtime > 1_000_000_000}
    assert touched == changed
