"""What changed in the Python of a client: each rule by a pair of documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.changes.render import as_text
from generator.diagnostics import Report
from generator.workspace.snapshot import of_source, surface_changes
from tests.goldens import Golden, over


@over("surface")
def test_case(case: Path, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name of a case is that of a rule, which it shows."""
    monkeypatch.chdir(case)
    report = Report()
    old, new = (of_source(Path(name), report) for name in ("old.yaml", "new.yaml"))
    assert old is not None
    assert new is not None
    found = surface_changes(old, new)
    golden.check(case / "expected.txt", as_text(found))
    assert case.name in {change.rule.id for change in found}
    assert surface_changes(old, old) == ()
