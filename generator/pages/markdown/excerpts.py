"""Excerpts of included files: by line numbers, or between two marks of one name."""

from __future__ import annotations

import re
from typing import Final

from generator.pages.markdown.tags import Attributes

# --8<-- [start:box] and [end:box], #region box and #endregion box, each in a comment of the file's language.
_STARTS: Final = r"^[^\n]*?(?:\[start:\s*{0}\]|\#region\s+{0}(?!\w))[^\n]*$"
_ENDS: Final = r"^[^\n]*?(?:\[end:\s*{0}\]|\#endregion(?:\s+{0}(?!\w)|\W*$))"
_MARKS: Final = re.compile(r"^[^\n]*(?:-8<-+ \[(?:start|end):|\#(?:end)?region\b)[^\n]*$", re.MULTILINE)
_BETWEEN: Final = re.compile(r"[,:-]")


def excerpt(text: str, asked: Attributes) -> str | None:
    """The requested part of a file; the lines above it are empty, so that line numbers stay right.

    Arguments:
        asked: ``lines`` (``3,10`` for the first and the last) or ``region``; the whole file if neither is given.

    Returns:
        None when the file has no such part.
    """
    if lines := asked.get("lines"):
        return _lines(text, *_ends(lines))
    if region := asked.get("region"):
        return _region(text, re.escape(region))
    return _MARKS.sub("", text)


def _ends(lines: str) -> tuple[int, int | None]:
    """The first and the last line; a single number is the first."""
    first, last = (*_BETWEEN.split(lines), "")[:2]
    return int(first or 1), int(last) if last else None


def _lines(text: str, first: int, last: int | None) -> str | None:
    lines = text.split("\n")
    return "\n" * (first - 1) + "\n".join(lines[first - 1 : last]) if 0 < first <= len(lines) else None


def _region(text: str, name: str) -> str | None:
    start = re.compile(_STARTS.format(name), re.MULTILINE).search(text)
    end = re.compile(_ENDS.format(name), re.MULTILINE).search(text, start.end()) if start else None
    if start is None or end is None:
        return None
    return "\n" * text.count("\n", 0, start.end()) + _MARKS.sub("", text[start.end() : end.start()])
