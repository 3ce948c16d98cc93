"""``overlay apply``: what it prints, what it writes, and how it exits."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.inputs import OVERLAY
from tests.command import docs2client as run

pytestmark = pytest.mark.usefixtures("workspace")


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
