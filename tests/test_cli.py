"""The command line: what it prints, what it writes, and how it exits."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from generator import cli
from generator.cli import handling, selection
from generator.cli.progress import progress
from generator.diagnostics import Place, Report
from generator.manifest.api import Api
from generator.render import as_text
from generator.tree import read_tree
from generator.workspace import Result
from tests.command import docs2client as run
from tests.copying import copying_pipeline
from tests.snippets import ROOT

PAGE = Path("specs/acme/pages/message.md")
MODULE = Path("generated/acme/acme_client/message.py")
HEAVY = {"openapi_python_client", "generator.engine", "generator.pages", "jsonschema_rs", "markdown_it", "filelock"}


@pytest.fixture(autouse=True)
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two APIs, nothing generated."""
    monkeypatch.chdir(tmp_path)
    for name in ("acme", "zenith"):
        pages = Path("specs", name, "pages")
        pages.mkdir(parents=True)
        (pages / "message.md").write_text("message = 1\n")
        (pages.parent / "api.yaml").write_text("pages: [pages/*.md]\n")
    return tmp_path


@pytest.fixture
def copying(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stages that copy, for tests of what happens around them."""
    monkeypatch.setitem(sys.modules, "generator.pipeline", copying_pipeline())


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


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["generate", "amce"], "There is no API amce. Did you mean `acme`?"),
        (["generate", "zenit", "amce"], "Did you mean `zenith`?\nThere is no API amce. Did you mean `acme`?"),
        (["generate", "--check", "--force"], "--check writes nothing"),
        (["generate", "--watch", "--check"], "--watch does not end by itself"),
        (["generate", "--watch", "--report", "report.json"], "--watch does not end by itself"),
        (["generate", "--watch", "amce"], "There is no API amce. Did you mean `acme`?"),
        (["generate", "--colour"], "No such option"),
        (["extract", "-o", "openapi.yaml"], "Missing argument"),
        (["extract", "pages"], "Missing option"),
        (["extract", "", "-o", "openapi.yaml"], "An empty path names no file"),
        (["build", "spec.yaml", "-o", ""], "An empty path names no file"),
        (["build", "x" * 300, "-o", "out"], "No file can have so long a name"),
        (["diff", "", "spec.yaml"], "Give two documents"),
        (["new", "9lives", "spec.yaml"], "9lives is no name that begins with a letter"),
        (["new", "acme", "caf\udce9.yaml"], "a name that is no Unicode: rename it"),
        (["build", "spec.yaml", "-o", "out", "--package", "no-name"], "no-name is no name"),
        (["build", "spec.yaml", "-o", "out", "--package", "class"], "class is no name"),
        (
            ["build", "spec.yaml", "-o", "out", "--package", "httpx2"],
            "httpx2 is no name",
        ),
    ],
)
def test_wrong_usage_exits_with_2(arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr


def test_no_workspace_is_wrong_usage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("specs/acme")
    result = run("generate")
    assert result.exit_code == 2
    assert "There is no API here" in result.stderr
    assert f"Run it in {Path.cwd().parent.parent}." in result.stderr


def test_who_has_no_workspace_is_told_how_to_begin_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("nothing"))
    assert "or begin one: `docs2client new`" in run("generate").stderr


def test_help_shows_how_to_begin() -> None:
    result = run("--help")
    assert result.exit_code == 0
    assert "docs2client build pages/ -o acme" in result.stdout


@pytest.mark.usefixtures("copying")
def test_list_tells_what_there_is() -> None:
    run("generate", "acme")
    rows = json.loads(run("list", "--format", "json").stdout)
    assert [(row["name"], row["package"], row["output"], row["state"]) for row in rows] == [
        ("acme", "acme_client", "generated/acme", "up to date"),
        ("zenith", "zenith_client", "generated/zenith", "out of date"),
    ]
    assert [line.split()[0] for line in run("list").stdout.splitlines()] == ["acme", "zenith"]


def test_the_list_is_a_matrix_for_github_actions() -> None:
    """That is: one line, and a list of objects whose values can stand in an expression."""
    Path("specs/zenith/api.yaml").write_text("pages: [pages/*.md]\nclient: Zénith\n", encoding="utf-8")
    listed = run("list", "--format", "json").stdout
    assert listed.isascii()
    assert listed.count("\n") == 1
    for row in json.loads(listed):
        assert list(row) == ["name", "package", "client", "version", "output", "state"]
        assert all(isinstance(value, str) for value in row.values())


def test_the_list_has_an_api_whose_manifest_cannot_be_used() -> None:
    Path("specs/zenith/api.yaml").write_text("page: [pages/*.md]\n")
    result = run("list")
    assert result.exit_code == 1
    assert [(line.split()[0], line.split()[-1]) for line in result.stdout.splitlines()] == [
        ("acme", "date"),
        ("zenith", "failed"),
    ]
    assert "specs/zenith/api.yaml:1:1: error[manifest-key-unknown]" in result.stderr
    assert [row["state"] for row in json.loads(run("list", "--format", "json").stdout)] == ["out of date", "failed"]


def test_the_list_has_an_api_whose_files_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(api: Api) -> Result:
        raise PermissionError(13, "Permission denied", f"{api.custom}/mine.py")

    monkeypatch.setattr(handling, "current", refuse)
    result = run("list")
    assert result.exit_code == 1
    assert [line.split()[-1] for line in result.stdout.splitlines()] == ["failed", "failed"]
    assert "specs/acme/custom/mine.py: error[file-unreadable]" in result.stderr


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


@pytest.mark.skipif(sys.platform != "linux", reason="there is no device that is full")
@pytest.mark.parametrize(
    ("output", "code", "said"),
    [(">&-", 0, ""), (">/dev/full", 1, "What this command has to say cannot be written: No space left on device\n")],
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


@pytest.mark.usefixtures("copying")
@pytest.mark.parametrize("command", ["generate", "check"])
def test_a_run_with_nothing_to_do_imports_no_stage(command: str) -> None:
    run("generate")
    # The command ends the process: what it imported is told on the way out.
    code = f"import atexit, sys; atexit.register(lambda: print(sorted({HEAVY} & sys.modules.keys())))"
    code += f"; from generator.cli import main; sys.argv = ['docs2client', '{command}']; main()"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout == "acme: up to date\nzenith: up to date\n[]\n"


PAGE_WITH_A_FENCE = """# Send a message

````yaml post /messages
openapi: 3.1.0
security: []
info: {title: Acme Chat API, version: 1.0.0}
servers: [{url: https://api.example.com}]
paths:
  /messages:
    post:
      operationId: sendMessage
      tags: [messages]
      requestBody:
        required: true
        content:
          application/json:
            schema: {type: object, required: [text], properties: {text: {type: string, description: Soft words.}}}
      responses:
        "200":
          description: The message.
          content:
            application/json:
              schema: {type: object, properties: {id: {type: string}}}
````
"""
OVERLAY = """overlay: 1.0.0
info: {title: Fixes, version: 1.0.0}
actions:
  - target: $.info
    description: The page has the name of the product.
    update: {title: Zenith Chat}
"""


class TestExtract:
    def test_pages_become_a_document(self) -> None:
        Path("docs/deep").mkdir(parents=True)
        Path("docs/deep/send.md").write_text(PAGE_WITH_A_FENCE)
        assert run("extract", "docs", "-o", "out/openapi.yaml").exit_code == 0
        text = Path("out/openapi.yaml").read_text()
        assert text.startswith(
            "# Extracted from the pages by docs2client; put changes into an overlay.\nopenapi: 3.1.0\n"
        )
        assert "sendMessage" in text
        assert run("extract", "docs", "-o", "out/openapi.json").exit_code == 0
        assert json.loads(Path("out/openapi.json").read_text()) == yaml.safe_load(text)

    def test_pages_that_all_describe_something_else_are_one_finding(self) -> None:
        Path("docs/deep").mkdir(parents=True)
        for page in ("docs/one.md", "docs/deep/two.md"):
            Path(page).write_text("# Chat\n\n```yaml\nasyncapi: 3.0.0\n```\n")
        result = run("extract", "docs/one.md", str(Path("docs/deep/two.md").absolute()), "-o", "openapi.yaml")
        assert result.exit_code == 1
        assert result.stderr.startswith("docs: error[source-empty]: No operation and no model is described here\n")

    def test_a_mistake_on_a_page_is_shown_where_it_stands(self, tmp_path: Path) -> None:
        Path("send.md").write_text(PAGE_WITH_A_FENCE.replace("tags: [messages]", "tags: [messages"))
        result = run("extract", str(tmp_path / "send.md"), "-o", "openapi.yaml")
        assert result.exit_code == 1
        assert result.stderr.startswith("send.md:13:18: error[yaml-invalid]")
        assert not Path("openapi.yaml").exists()

    @pytest.mark.parametrize(
        ("source", "code"),
        [
            ("missing.md", "source-missing"),
            ("picture.png", "source-unknown"),
            ("empty", "source-empty"),
            ("spec.json", "source-not-a-page"),
        ],
    )
    def test_what_is_no_page_is_refused(self, source: str, code: str) -> None:
        Path("empty").mkdir()
        for name in ("picture.png", "spec.json"):
            Path(name).touch()
        result = run("extract", source, "-o", "openapi.yaml")
        assert result.exit_code == 1
        assert result.stderr.startswith(f"{source}: error[{code}]")

    @pytest.mark.parametrize(
        "arguments",
        [("extract", "docs", "-o", "openapi.yaml"), ("build", "docs", "-o", "out"), ("new", "boxes", "docs")],
    )
    def test_pages_that_say_nothing_of_an_api_are_refused(self, arguments: tuple[str, ...]) -> None:
        Path("docs").mkdir()
        Path("docs/how.md").write_text("# How it works\n\n| Name | Type |\n|---|---|\n| a | string |\n")
        result = run(*arguments)
        assert result.exit_code == 1
        assert "docs/how.md: error[source-empty]" in result.stderr
        assert not any(map(Path.exists, map(Path, ("openapi.yaml", "out", "specs/boxes"))))

    @pytest.mark.parametrize("output", ["send.md", "docs/../send.md", "link.md"])
    def test_a_page_is_not_written_over(self, output: str) -> None:
        Path("docs").mkdir()
        Path("send.md").write_text(PAGE_WITH_A_FENCE)
        Path("link.md").symlink_to("send.md")
        result = run("extract", "send.md", "-o", output)
        assert result.exit_code == 1
        assert "error[output-is-input]" in result.stderr
        assert Path("send.md").read_text() == PAGE_WITH_A_FENCE

    @pytest.mark.parametrize("output", [".", "docs"])
    def test_a_folder_is_not_written_over(self, output: str) -> None:
        Path("docs").mkdir()
        Path("send.md").write_text(PAGE_WITH_A_FENCE)
        result = run("extract", "send.md", "-o", output)
        assert result.exit_code == 1
        assert "error[output-unwritable]: This cannot be written: Is a directory" in result.stderr

    def test_places_are_named_the_short_way(self) -> None:
        Path("docs").mkdir()
        Path("send.md").write_text("")
        assert run("extract", "docs/../send.md", "-o", "out.yaml").stderr.startswith("send.md: error[page-empty]")

    def test_what_a_page_says_does_not_command_the_terminal(self) -> None:
        Path("send.md").write_text(PAGE_WITH_A_FENCE.replace("openapi: 3.1.0", r'openapi: "9\e[2J"'))
        result = run("extract", "send.md", "-o", "out.yaml")
        assert r"OpenAPI 9\x1b[2J is not a version" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "output"),
    [
        (["extract", "send.md", "-o", "out.yaml"], "out.yaml"),
        (["extract", "send.md", "-o", "out.json"], "out.json"),
        (["overlay", "apply", "spec.yaml", "overlay.yaml", "-o", "out.yaml"], "out.yaml"),
        (["overlay", "diff", "spec.yaml", "edited.yaml", "-o", "out.yaml"], "out.yaml"),
    ],
)
def test_a_file_that_somebody_wrote_is_overwritten_where_one_says_so(arguments: list[str], output: str) -> None:
    specification = "openapi: 3.1.0\ninfo: {title: Acme, version: '1'}\npaths: {}\n"
    Path("send.md").write_text(PAGE_WITH_A_FENCE)
    Path("spec.yaml").write_text(specification)
    Path("edited.yaml").write_text(specification.replace("Acme", "Zenith"))
    Path("overlay.yaml").write_text(OVERLAY)
    Path(output).write_text("openapi: 3.1.0\n")
    result = run(*arguments)
    assert (result.exit_code, Path(output).read_text()) == (1, "openapi: 3.1.0\n")
    assert f"{output}: error[output-not-ours]" in result.stderr
    assert run(*arguments, "--force").exit_code == 0
    assert run(*arguments).exit_code == 0  # it is what would be written


@pytest.mark.parametrize("changed", ["send.md", "overlay.yaml"])
def test_what_docs2client_wrote_it_writes_again(changed: str) -> None:
    Path("send.md").write_text(PAGE_WITH_A_FENCE)
    Path("overlay.yaml").write_text(OVERLAY)
    commands = (
        ("extract", "send.md", "-o", "out.yaml"),
        ("overlay", "apply", "out.yaml", "overlay.yaml", "-o", "effective.yaml"),
        ("build", "send.md", "-o", "out", "--overlay", "overlay.yaml", "--report", "report.json"),
    )
    for arguments in commands:
        assert run(*arguments).exit_code == 0
    Path(changed).write_text(Path(changed).read_text().replace("Zenith Chat", "Other").replace("Send", "Post"))
    for arguments in commands:
        assert run(*arguments).exit_code == 0


def test_a_report_takes_the_place_of_no_other_file() -> None:
    Path("send.md").write_text(PAGE_WITH_A_FENCE)
    Path("report.json").write_text("{}\n")
    result = run("build", "send.md", "-o", "out", "--report", "report.json")
    assert (result.exit_code, Path("report.json").read_text()) == (1, "{}\n")
    assert "report.json: error[output-not-ours]" in result.stderr


class TestOverlayApply:
    @pytest.mark.parametrize("output", ["out/effective.yaml", "out/effective.json"])
    def test_the_suffix_decides_about_the_format(self, output: str) -> None:
        Path("spec.yaml").write_text("openapi: 3.1.0\ninfo: {title: Acme, version: '1'}\npaths: {}\n")
        Path("overlay.yaml").write_text(OVERLAY)
        assert run("overlay", "apply", "spec.yaml", "overlay.yaml", "-o", output).exit_code == 0
        text = Path(output).read_text()
        assert text.startswith(
            "{" if output.endswith("json") else "# An OpenAPI document with its overlays applied by docs2client"
        )
        assert "Zenith Chat" in text

    def test_an_overlay_for_another_document_is_a_warning(self) -> None:
        Path("spec.yaml").write_text("openapi: 3.1.0\ninfo: {title: Acme, version: '1'}\npaths: {}\n")
        Path("overlay.yaml").write_text(OVERLAY.replace("actions:", "extends: other.yaml\nactions:"))
        result = run("overlay", "apply", "spec.yaml", "overlay.yaml", "-o", "out.yaml")
        assert result.exit_code == 0
        assert "overlay.yaml: warning[overlay-extends-other]" in result.stderr

    @pytest.mark.parametrize("output", ["spec.yaml", "overlay.yaml"])
    def test_what_is_read_is_not_written_over(self, output: str) -> None:
        Path("spec.yaml").write_text("openapi: 3.1.0\ninfo: {title: Acme, version: '1'}\npaths: {}\n")
        Path("overlay.yaml").write_text(OVERLAY)
        before = Path(output).read_text()
        result = run("overlay", "apply", "spec.yaml", "overlay.yaml", "-o", output)
        assert (result.exit_code, Path(output).read_text()) == (1, before)
        assert result.stderr.startswith(f"{output}: error[output-is-input]")

    def test_a_missing_document_is_one_finding(self) -> None:
        Path("overlay.yaml").write_text(OVERLAY)
        result = run("overlay", "apply", "spec.yaml", "overlay.yaml", "-o", "out.yaml")
        assert (result.exit_code, Path("out.yaml").exists()) == (1, False)
        assert result.stderr.startswith("spec.yaml: error[file-missing]")


class TestBuild:
    def test_sources_of_two_kinds_are_refused(self) -> None:
        for name in ("spec.yaml", "send.md"):
            Path(name).touch()
        result = run("build", "send.md", "spec.yaml", "-o", "out")
        assert result.exit_code == 1
        assert result.stderr.startswith("spec.yaml: error[sources-mixed]")
        assert not Path("out").exists()

    def test_a_page_becomes_a_project_and_an_account(self) -> None:
        Path("send.md").write_text(PAGE_WITH_A_FENCE)
        Path("overlay.yaml").write_text(OVERLAY)
        arguments = ["build", "send.md", "-o", "out/zenith", "--overlay", "overlay.yaml", "--report", "report.json"]
        assert run(*arguments).exit_code == 0
        assert "class Zenith" in Path("out/zenith/zenith_chat_client/client.py").read_text()
        operations = {"declared": 1, "generated": 1, "rewritten": [], "missing": []}
        assert json.loads(Path("report.json").read_text())["operations"] == operations
        before = read_tree(Path("out"))
        assert run(*arguments).exit_code == 0
        assert read_tree(Path("out")) == before

    @pytest.mark.parametrize("output", [".", "..", "/"])
    def test_the_folder_that_one_is_in_is_not_replaced(self, output: str, monkeypatch: pytest.MonkeyPatch) -> None:
        Path("empty").mkdir()
        Path("send.md").write_text(PAGE_WITH_A_FENCE)
        monkeypatch.chdir("empty")
        result = run("build", "../send.md", "-o", output)
        assert result.exit_code == 1
        assert "error[output-not-ours]: The project folder is replaced as a whole" in result.stderr
        assert not list(Path.cwd().iterdir())

    def test_a_page_in_a_folder_that_says_nothing_is_prose_if_others_say_something(self) -> None:
        Path("docs").mkdir()
        Path("docs/send.md").write_text(PAGE_WITH_A_FENCE)
        Path("docs/welcome.md").write_text("# Welcome\n\nTo our API.\n")
        found = run("build", "docs", "-o", "out")
        assert found.exit_code == 0
        assert "docs/welcome.md:1:1: warning[page-without-specification]" in found.stderr
        named = run("build", "docs/send.md", "docs/welcome.md", "-o", "named")
        assert named.exit_code == 1
        assert "docs/welcome.md:1:1: error[page-without-specification]" in named.stderr
        Path("docs/send.md").unlink()
        assert run("build", "docs", "-o", "alone").exit_code == 1

    def test_an_operation_without_a_path_is_missing(self) -> None:
        Path("send.md").write_text('# Send\n\n<ParamField body="text" type="string">\n  The text.\n</ParamField>\n')
        assert run("build", "send.md", "-o", "out", "--report", "report.json").exit_code == 1
        said = {"method": "", "path": "send", "reason": "its page names no method and path"}
        missing = {**said, "file": "send.md", "line": 1, "column": 1}
        operations = {"declared": 1, "generated": 0, "rewritten": [], "missing": [missing]}
        assert json.loads(Path("report.json").read_text())["operations"] == operations

    def test_what_is_missing_stops_a_build_unless_one_says_otherwise(self) -> None:
        parameters = "[{$ref: '#/components/parameters/Id'}]"
        path = f"/things: {{get: {{parameters: {parameters}, responses: {{'204': {{description: Fine.}}}}}}}}"
        Path("spec.yaml").write_text(f"openapi: 3.1.0\ninfo: {{title: Acme, version: '1'}}\npaths:\n  {path}\n")
        refused = run("build", "spec.yaml", "-o", "out", "--report", "report.json")
        assert (refused.exit_code, Path("out").exists()) == (1, False)
        assert (
            "error[detail-not-generated]: The parameter `#/components/parameters/Id` of GET /things is"
            in refused.stderr
        )
        (missing,) = json.loads(Path("report.json").read_text())["parameters"]["missing"]
        assert (missing["name"], missing["why"]) == (
            "GET /things: #/components/parameters/Id",
            "`#/components/parameters/Id` leads nowhere: it is left out",
        )
        explored = run("build", "spec.yaml", "-o", "out", "--allow-loss")
        assert (explored.exit_code, Path("out/acme_client").exists()) == (0, True)
        assert "warning[detail-not-generated]" in explored.stderr

    def test_the_package_is_called_as_one_says(self) -> None:
        Path("send.md").write_text(PAGE_WITH_A_FENCE)
        assert run("build", "send.md", "-o", "out", "--package", "talk_client").exit_code == 0
        assert "class Talk" in Path("out/talk_client/client.py").read_text()


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


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_flood_of_one_kind_hides_nothing() -> None:
    report = Report()
    for line in range(1, 13):
        report.warning("often", "Again", Place("spec.yaml", line, 1))
        report.error("wrong", "Again", Place("spec.yaml", line, 2))
    report.note("once", "Here", Place("spec.yaml", 20, 1))
    shown = as_text(report.diagnostics).splitlines()
    assert [sum(kind in line for line in shown) for kind in ("warning[often]: A", "error[wrong]", "note[once]")] == [
        10,
        12,
        1,
    ]
    assert shown[-1] == "2 more warning[often]: `--format json` shows all"


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
