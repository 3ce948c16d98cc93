"""``overlay diff`` and ``overlay check``: what they print, what they write, and how they exit."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest

from tests.command import docs2client

SPEC = "openapi: 3.1.0\ninfo: {title: Acme, version: '1'}\nservers: [{url: https://a.example}]\npaths: {}\n"
EDITED = SPEC.replace("Acme", "Acme API")
NEEDED = "overlay: 1.1.0\ninfo: {title: t, version: '1'}\nactions:\n- {target: $.info, update: {title: Acme API}}\n"
UNNEEDED = NEEDED.replace("Acme API", "Acme")
EMPTY = NEEDED.replace(", update: {title: Acme API}", "")
STALE = NEEDED.replace("$.info", "$.inf")

run = partial(docs2client, "overlay")


@pytest.fixture(autouse=True)
def _files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("spec.yaml").write_text(SPEC)
    Path("edited.yaml").write_text(EDITED)


class TestDiff:
    @pytest.mark.parametrize("output", ["overlay.yaml", "overlay.json"])
    def test_an_edited_copy_becomes_an_overlay(self, output: str) -> None:
        result = run("diff", "spec.yaml", "edited.yaml", "-o", output)
        assert (result.exit_code, result.output) == (0, "")
        assert Path(output).read_text().startswith("{" if output.endswith("json") else "overlay: 1.1.0")
        assert run("apply", "spec.yaml", output, "-o", "effective.json").exit_code == 0
        assert json.loads(Path("effective.json").read_text())["info"]["title"] == "Acme API"

    def test_no_difference_needs_no_overlay(self) -> None:
        result = run("diff", "spec.yaml", "spec.yaml", "-o", "overlay.yaml")
        assert (result.exit_code, result.stdout) == (0, "There is no difference: no overlay is needed.\n")
        assert not Path("overlay.yaml").exists()

    def test_an_overlay_that_somebody_wrote_stays(self) -> None:
        Path("overlay.yaml").write_text(NEEDED)
        result = run("diff", "spec.yaml", "edited.yaml", "-o", "overlay.yaml")
        assert result.exit_code == 1
        assert result.stderr.startswith("overlay.yaml: error[output-not-ours]")
        assert Path("overlay.yaml").read_text() == NEEDED

    @pytest.mark.parametrize("output", ["spec.yaml", "../{}/edited.yaml"])
    def test_what_was_read_stays(self, output: str) -> None:
        result = run("diff", "spec.yaml", "edited.yaml", "-o", output.format(Path.cwd().name))
        assert result.exit_code == 1
        assert (Path("spec.yaml").read_text(), Path("edited.yaml").read_text()) == (SPEC, EDITED)

    def test_a_broken_copy_is_a_finding(self) -> None:
        Path("edited.yaml").write_text("info: [\n")
        result = run("diff", "spec.yaml", "edited.yaml", "-o", "overlay.yaml")
        assert result.exit_code == 1
        assert "edited.yaml:2:1: error[yaml-invalid]" in result.stderr


class TestCheck:
    @pytest.mark.parametrize(
        ("overlay", "code", "state"),
        [
            (NEEDED, 0, "up to date"),
            (UNNEEDED, 3, "out of date"),
            (EMPTY, 3, "out of date"),
            (STALE, 1, "failed"),
            ("overlay: 2\n", 1, "failed"),
        ],
    )
    def test_it_exits_as_the_worst_action_says(self, overlay: str, code: int, state: str) -> None:
        Path("overlay.yaml").write_text(overlay)
        result = run("check", "spec.yaml", "overlay.yaml")
        assert (result.exit_code, result.stdout) == (code, f"overlay.yaml: {state}\n")

    def test_an_overlay_that_fails_does_not_hide_the_others(self) -> None:
        Path("stale.yaml").write_text(STALE)
        Path("unneeded.yaml").write_text(UNNEEDED)
        result = run("check", "spec.yaml", "stale.yaml", "unneeded.yaml", "--format", "json")
        assert result.exit_code == 1
        found = [(each["code"], each["file"], each["line"]) for each in json.loads(result.stderr)]
        assert found == [("overlay-target-missing", "stale.yaml", 4), ("overlay-action-unneeded", "unneeded.yaml", 4)]

    def test_an_api_of_the_workspace_has_its_own_overlays(self) -> None:
        folder = Path("specs/acme")
        folder.mkdir(parents=True)
        (folder / "openapi.yaml").write_text(SPEC)
        (folder / "overlay.yaml").write_text(UNNEEDED)
        (folder / "api.yaml").write_text("document: openapi.yaml\noverlays: [overlay.yaml]\n")
        result = run("check", "acme")
        assert (result.exit_code, result.stdout) == (3, "specs/acme/overlay.yaml: out of date\n")
        assert "specs/acme/overlay.yaml:4:4: warning[overlay-action-unneeded]" in result.stderr

    def test_an_unknown_api_is_wrong_usage(self) -> None:
        assert run("check", "acme").exit_code == 2

    def test_a_missing_document_is_a_finding(self) -> None:
        Path("overlay.yaml").write_text(NEEDED)
        result = run("check", "missing.yaml", "overlay.yaml")
        assert (result.exit_code, result.stdout) == (1, "")
        assert "missing.yaml: error[file-missing]" in result.stderr
