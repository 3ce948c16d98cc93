"""Compares the format and the pattern of strings."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.model import Change
from generator.changes.spot import Spot
from generator.changes.views import View


def compare_texts(old: View, new: View, spot: Spot) -> Iterator[Change]:
    """The changes of the format and of the pattern."""
    for keyword in ("format", "pattern"):
        before, after = old.content.get(keyword), new.content.get(keyword)
        if before == after:
            continue
        places = old.place_of(keyword), new.place_of(keyword)
        if before is None:
            yield spot.data("limit-tightened", f"has the {keyword} `{after}` now", *places)
        elif after is None:
            yield spot.data("limit-loosened", f"no longer has the {keyword} `{before}`", *places)
        else:
            yield spot.data(f"{keyword}-changed", f"has the {keyword} `{after}` now (was `{before}`)", *places)
