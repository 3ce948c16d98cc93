"""A workspace, whose stages are replaced by one that copies: the tests are about what becomes of their result."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.copying import copying_pipeline
from tests.vendoring.acme import LOW_LEVEL, SPEC, change


@pytest.fixture(autouse=True)
def acme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A workspace with one API, generated."""
    (tmp_path / "workspace").mkdir()
    monkeypatch.chdir(tmp_path / "workspace")
    monkeypatch.setitem(sys.modules, "generator.pipeline", copying_pipeline())
    (SPEC / "pages").mkdir(parents=True)
    (SPEC / "api.yaml").write_text("pages: [pages/*.md]\nversion: '1.0'\n")
    change(message="message = 1\n", user=f"user = 1\n{LOW_LEVEL}")
