"""Case folders: ``tests/cases/<stage>/<what>/`` with input and expected output that read without the test code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from generator.diagnostics import Report
from generator.document import ObjectNode, read

CASES = Path(__file__).parent / "cases"


def readable(path: Path, report: Report) -> ObjectNode:
    """A document of a case, which has to be one."""
    document = read(path, report)
    assert document is not None, report.diagnostics
    return document


def over(stage: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Runs a test once for each case folder of a stage; the test takes the folder as ``case``."""
    found = [folder for folder in sorted((CASES / stage).iterdir()) if folder.is_dir()]
    mark: Any = pytest.mark.parametrize("case", found, ids=[folder.name for folder in found])
    return mark


@dataclass(frozen=True)
class Golden:
    """Expected output that ``make golden`` rewrites."""

    rewrite: bool

    def check_findings(self, case: Path, report: Report) -> None:
        """Holds diagnostics against those of a case: a case without the file expects none."""
        expected, found = case / "diagnostics.txt", "".join(f"{each}\n" for each in report.diagnostics)
        if found or expected.exists():
            self.check(expected, found)

    def check(self, expected: Path, actual: str) -> None:
        """Holds output against a file; under ``--golden`` writes it there instead."""
        if self.rewrite:
            expected.parent.mkdir(parents=True, exist_ok=True)
            expected.write_text(actual, encoding="utf-8")
        assert expected.exists(), f"{expected} is missing: look at the output, then run `make golden`\n\n{actual}"
        assert actual == expected.read_text(encoding="utf-8")
