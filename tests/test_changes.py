"""What changed between two documents: each rule by a pair of documents, and what holds for any pair."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.changes import compare
from generator.changes.render import as_text
from generator.diagnostics import Report
from generator.document import ObjectNode, read
from generator.normalize import normalize
from tests.goldens import Golden, over


def normal(path: Path) -> ObjectNode:
    report = Report()
    document = read(path, report)
    assert document is not None
    result = normalize(document, report)
    assert not report.failed, report.diagnostics
    return result


@over("changes")
def test_case(case: Path, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name of a case is that of a rule, which it shows."""
    monkeypatch.chdir(case)
    changes = compare(normal(Path("old.yaml")), normal(Path("new.yaml")))
    assert case.name in {change.rule.id for change in changes}
    golden.check(case / "expected.txt", as_text(changes))
