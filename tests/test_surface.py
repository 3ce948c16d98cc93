"""What changed in the Python of a client: each rule by a pair of documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.changes.presentation import as_text
from generator.diagnostics import Report
from generator.engine import describe
from generator.surface import Side, compare_surfaces
from generator.workspace.snapshot import Snapshot, of_source
from tests.goldens import Golden, over


def side(snapshot: Snapshot) -> Side:
    return Side(describe(snapshot.document, snapshot.settings, Report()), snapshot.document)


@over("surface")
def test_case(case: Path, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name of a case is that of a rule, which it shows."""
    monkeypatch.chdir(case)
    report = Report()
    old, new = (of_source(Path(name), report) for name in ("old.yaml", "new.yaml"))
    assert old is not None
    assert new is not None
    found = compare_surfaces(side(old), side(new))
    golden.check(case / "expected.txt", as_text(found))
    assert case.name in {change.rule.id for change in found}
    assert compare_surfaces(side(old), side(old)) == ()
