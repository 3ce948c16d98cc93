"""The engine: what generated modules look like, and that every module of every case can be imported."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diagnostics import Report
from generator.document import read
from tests.goldens import Golden, over
from tests.packages import built, imported


@over("engine")
def test_case(case: Path, golden: Golden, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A case expects what the modules below its folder ``expected`` say, and the diagnostics."""
    monkeypatch.chdir(case)
    report = Report()
    document = read(Path("openapi.yaml"), report)
    assert document is not None
    build = built(document, report)
    for expected in sorted(path for path in (case / "expected").rglob("*") if path.is_file()):
        golden.check(expected, build.tree[expected.relative_to(case / "expected").as_posix()].decode())
    if report.diagnostics or (case / "diagnostics.txt").exists():
        golden.check(case / "diagnostics.txt", "".join(f"{found}\n" for found in report.diagnostics))
    imported(document, tmp_path)
