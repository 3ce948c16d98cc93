"""What the ledger counts: everything that a document declares, also where it cannot be used, each thing once."""

from __future__ import annotations

from pathlib import Path

from generator.diagnostics import Report
from generator.ledger.declared import parts
from tests.goldens import Golden, over, readable


@over("declared")
def test_everything_is_counted_once(case: Path, golden: Golden) -> None:
    """A case expects each part, behind the line that it stands on, and with whether there is nothing to say of it."""
    found = parts(readable(case / "spec.yaml", Report()))
    lines = [f"{each.place.line}: {each.subject}{'' if each.node else ' (nothing)'}\n" for each in found]
    golden.check(case / "declared.txt", "".join(lines))
