"""Advice for an unknown name."""

from __future__ import annotations

from collections.abc import Iterable


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A hint with the known name that is most similar; empty if none is."""
    import difflib  # only a misspelling pays for it

    close = difflib.get_close_matches(name, list(known), n=1)
    return f"Did you mean `{close[0]}`?" if close else ""
