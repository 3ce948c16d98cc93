"""Reads JSON as pages write it, which need not be quite valid."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Final

from generator.diagnostics import Diagnostic, Place, Report
from generator.document import ObjectNode, load, object_node

_COMMENT: Final = re.compile(r"(?:^|(?<=[\s,\[{]))//")
_DOTS: Final = re.compile(r"\s*(?:\.{2,}|…)\s*,?\s*")
# {"id": 1, ...}, or { ... }
_DOTS_AMID: Final = re.compile(r",\s*(?:\.{3}|…)(?=\s*(?:[,}\]]|$))|(?<=[{\[])\s*(?:\.{3}|…)\s*,?")


def without_comments(text: str) -> str:
    """JSON without the comments at the ends of its lines, and without dots that stand for more."""
    return "\n".join(map(_without_comment, text.split("\n")))


def _without_comment(line: str) -> str:
    """A line without the comment at its end, and the dots that stand for more."""
    if _DOTS.fullmatch(line):
        return ""
    starts = (found.start() for found in _COMMENT.finditer(line) if not _is_in_text(found))
    return _DOTS_AMID.sub(lambda found: found[0] if _is_in_text(found) else "", line[: next(starts, len(line))])


def _is_in_text(found: re.Match[str]) -> bool:
    return found.string.count('"', 0, found.start()) % 2 == 1


def read_json(text: str, place: Place) -> ObjectNode | None:
    """An object in JSON or nearly JSON; of a repeated key, the last value counts, as for most programs."""
    findings = Report()
    found = load(text, place.file, findings, place.line, place.column)
    if found is None and all(each.code == "yaml-duplicate-key" for each in findings.diagnostics):
        return _with_last(text, place)
    return found


def repeated_keys(text: str, place: Place) -> Sequence[Diagnostic]:
    """The findings about repeated keys in JSON."""
    if not _repeats(text):
        return ()
    findings = Report()
    load(text, place.file, findings, place.line, place.column)
    return [each for each in findings.diagnostics if each.code == "yaml-duplicate-key"]


def _with_last(text: str, place: Place) -> ObjectNode | None:
    try:
        return object_node(json.loads(text), place)
    except ValueError:
        return None


def _repeats(text: str) -> bool:
    repeated: list[bool] = []
    try:
        json.loads(text, object_pairs_hook=lambda pairs: repeated.append(len(dict(pairs)) < len(pairs)))
    except (ValueError, RecursionError):
        return False
    return any(repeated)
