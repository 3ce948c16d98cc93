"""Names in a manifest that nothing in the document has."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diagnostics import Report
from generator.document import read
from generator.manifest import read_manifest
from generator.unknown_names import report_unknown_names
from tests.goldens import Golden, over


@over("unknown_names")
def test_a_name_that_the_document_lacks_is_reported(
    case: Path, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(case.parent)
    report = Report()
    api = read_manifest(Path(case.name), report)
    document = read(Path(case.name, "spec.yaml"), report)
    assert api
    assert document
    report_unknown_names(api.settings, document, report)
    golden.check_findings(case, report)
