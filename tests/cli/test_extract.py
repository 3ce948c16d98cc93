"""``extract``: what it prints, what it writes, and how it exits."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from tests.cli.inputs import PAGE_WITH_A_FENCE
from tests.command import docs2client as run

pytestmark = pytest.mark.usefixtures("workspace")


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

    def test_pages_in_another_markup_are_reported(self) -> None:
        Path("docs/.tools").mkdir(parents=True)
        Path("docs/send.md").write_text(PAGE_WITH_A_FENCE)
        for page in ("docs/b.rst", "docs/a.adoc", "docs/.tools/c.rst"):
            Path(page).touch()
        result = run("extract", "docs", "-o", "openapi.yaml")
        assert result.exit_code == 0
        reported = "This page and 1 more are left out: only pages in Markdown are read"
        assert f"docs/a.adoc: warning[source-unknown]: {reported}\n" in result.stderr

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
