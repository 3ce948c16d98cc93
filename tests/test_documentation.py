"""The README and the reference of a package, as files that are good to read."""

from __future__ import annotations

from pathlib import Path

from generator.diagnostics import Report
from generator.pipeline import build_once
from generator.sources import Sources
from tests.goldens import Golden, over


@over("documentation")
def test_documentation(case: Path, golden: Golden) -> None:
    tree = build_once(Sources(document=case / "spec.yaml"), [], None, Report()).tree
    for name in ("README.md", "reference.md"):
        golden.check(case / name, tree[name].decode())
