"""The ledger: an operation that is missing is an error, unless the manifest allows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diagnostics import Report
from generator.document import read
from generator.ledger import Ledger, Missing, declared_operations, settle, stopped
from generator.manifest import read_manifest
from tests.goldens import CASES, Golden, over


def reasons_in(file: Path) -> dict[tuple[str, str], str]:
    lines = (line.partition(": ") for line in file.read_text(encoding="utf-8").splitlines())
    return {(operation.split()[0], operation.split()[1]): reason for operation, _, reason in lines}


@over("ledger")
def test_what_is_missing_is_held_against_what_is_allowed(
    case: Path, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(case)
    report = Report()
    api, document = read_manifest(Path(), report), read(Path("spec.yaml"), report)
    assert api
    assert document
    reasons = reasons_in(Path("not-generated.txt"))
    ledger = settle(declared_operations(document), reasons, api.allowances, report)
    golden.check(case / "diagnostics.txt", "".join(f"{found}\n" for found in report.diagnostics))
    assert ledger == Ledger(3, tuple(Missing(*operation, reason) for operation, reason in reasons.items()))


def test_nothing_is_generated_by_a_build_that_stopped() -> None:
    document = read(CASES / "ledger" / "operation-allowed" / "spec.yaml", Report())
    assert document
    ledger = stopped(document)
    assert ledger.declared == len(ledger.missing) == 3
