"""A workspace, whose stages are replaced by one that copies."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from generator.diagnostics import Report
from generator.workspace import Outcome, update
from tests.copying import copying_pipeline
from tests.workspace.acme import PAGE, SPEC, api


@pytest.fixture(autouse=True)
def acme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A workspace with one API, generated."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, "generator.pipeline", copying_pipeline())
    PAGE.parent.mkdir(parents=True)
    PAGE.write_text("message = 1\n")
    (SPEC / "pages/user.md").write_text("user = 1\n")
    (SPEC / "api.yaml").write_text("pages: [pages/*.md]\n")
    assert update(api(), Report()).outcome is Outcome.WRITTEN
