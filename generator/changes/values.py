"""Compares the values of enums."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from generator.changes.fingerprint import value_text
from generator.changes.model import Change
from generator.changes.spot import Spot
from generator.changes.views import View


def compare_values(old: View, new: View, spot: Spot) -> Iterator[Change]:
    """The values that were added to an enum or removed from it, or that a schema became or ceased to be an enum."""
    places = old.place_of("enum"), new.place_of("enum")
    before, after = _values(old), _values(new)
    if before is None or after is None:
        if after is not None:
            yield spot.data("values-restricted", f"must be one of {_listed(after)} now", *places)
        elif before is not None:
            yield spot.data("values-lifted", "can have any value now", *places)
        return
    if added := [value for value in after if value not in before]:
        yield spot.data("value-added", f"can also be {_listed(added)} now", *places)
    if removed := [value for value in before if value not in after]:
        yield spot.data("value-removed", f"can no longer be {_listed(removed)}", *places)


def _values(view: View) -> list[str] | None:
    values = view.content.array_at("enum")
    return list(dict.fromkeys(value_text(value) for value in values)) if values else None


def _listed(values: Iterable[str]) -> str:
    """The values as people write them: texts without quotes."""
    return ", ".join(f"`{json.loads(value)}`" if value.startswith('"') else f"`{value}`" for value in values)
