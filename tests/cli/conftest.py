"""What the tests of the command line share: a workspace, and stages that take no time."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.copying import copying_pipeline


@pytest.fixture
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
