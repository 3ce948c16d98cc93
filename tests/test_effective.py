"""The effective document: what the sources declare, with overlays applied, in the usual spelling of paths."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diagnostics import Report
from generator.document import dump
from generator.effective import declare, overlay
from generator.sources import Sources
from tests.goldens import Golden, over


@over("effective")
def test_case(case: Path, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(case)
    report, document = Report(), Path("spec.yaml")
    declared = declare(Sources(document=document), report)
    assert declared is not None
    effective = overlay(declared.document, Path().glob("overlay.yaml"), document, report)
    assert effective is not None
    golden.check(case / "expected.yaml", dump(effective))
    golden.check_findings(case, report)
