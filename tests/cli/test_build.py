"""``build``: what it prints, what it writes, and how it exits."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.tree import read_tree
from tests.cli.inputs import OVERLAY, PAGE_WITH_A_FENCE
from tests.command import docs2client as run

pytestmark = pytest.mark.usefixtures("workspace")


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

    def test_a_page_in_a_folder_that_cannot_be_read_stops_none_of_the_others(self) -> None:
        Path("docs").mkdir()
        Path("docs/send.md").write_text(PAGE_WITH_A_FENCE)
        Path("docs/old.md").write_bytes("# Ältere\n\n`GET /boxes`\n".encode("utf-16-le"))
        place = "docs/old.md:1:5"
        extracted = run("extract", "docs", "-o", "openapi.yaml")
        assert (extracted.exit_code, Path("openapi.yaml").exists()) == (0, True)
        assert f"{place}: warning[page-unread]: What this page says is left out: This is not text" in extracted.stderr
        refused = run("build", "docs", "-o", "out")
        assert (refused.exit_code, Path("out").exists()) == (1, False)
        assert f"{place}: error[page-unread]" in refused.stderr
        assert run("build", "docs", "-o", "out", "--allow-loss").exit_code == 0
        assert "docs/old.md:1:5: error[file-unreadable]" in run("build", "docs/old.md", "-o", "old").stderr

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
