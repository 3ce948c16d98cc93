"""Finds changes that no check has looked at, so that none goes unseen."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from generator.changes.fingerprint import value_text
from generator.changes.views import WORDING
from generator.diagnostics import Place
from generator.document import ObjectNode
from generator.openapi.extensions import DEFAULT_TIMEZONE, EVENT_END, IDEMPOTENCY_HEADER, PAGINATION
from generator.openapi.normal_form import NEEDED_TOGETHER

# Other extensions are for other tools.
_EXTENSIONS: Final = frozenset((DEFAULT_TIMEZONE, EVENT_END, IDEMPOTENCY_HEADER, NEEDED_TOGETHER, PAGINATION))


def left_over(node: ObjectNode, compared: Collection[str]) -> set[str]:
    """The meaningful keys of an object that have not been compared."""
    keys = node.keys() - WORDING - set(compared)
    return {key for key in keys if key in _EXTENSIONS or not key.startswith("x-")}


def differences(
    old: ObjectNode, new: ObjectNode, compared: Collection[str]
) -> Iterator[tuple[str, tuple[Place, Place]]]:
    """The keys that have not been compared and whose values differ, each with its place in both objects."""
    for key in sorted(left_over(old, compared) | left_over(new, compared)):
        if value_text(old.get(key)) != value_text(new.get(key)):
            yield key, (old.place_of(key), new.place_of(key))
