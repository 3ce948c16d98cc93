"""Advice for an unknown name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

# Long names that have less in common share no more than a word, as `strictProperties` and `minProperties`.
_LONG: Final = 8
_SHORT_LIKENESS, _LONG_LIKENESS = 0.6, 0.8


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A hint with the known name that it is a misspelling of; empty if it is none, but a word of its own."""
    import difflib  # only a misspelling pays for it

    likeness = _LONG_LIKENESS if len(name) > _LONG else _SHORT_LIKENESS
    close = difflib.get_close_matches(name, list(known), n=1, cutoff=likeness)
    return f"Did you mean `{close[0]}`?" if close else ""
