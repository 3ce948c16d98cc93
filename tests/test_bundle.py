"""Bundling: documents in several files, and what references between them mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.bundle import bundle, refuse_remote
from generator.diagnostics import Report
from generator.document import dump, read
from tests.goldens import Golden, over


@over("bundle")
def test_case(case: Path, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is bundled, or what keeps it from being."""
    monkeypatch.chdir(case)
    report = Report()
    document = read(Path("openapi.yaml"), report)
    assert document is not None
    whole = bundle(document, Path("openapi.yaml"), refuse_remote, report)
    if not report.failed:
        golden.check(case / "expected.yaml", dump(whole.document))
    if report.diagnostics or (case / "diagnostics.txt").exists():
        golden.check(case / "diagnostics.txt", "".join(f"{found}\n" for found in report.diagnostics))
