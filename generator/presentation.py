"""Findings and ledgers as text and as JSON, for people and for programs."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Final

from generator.authorship import REPORT_KEY
from generator.diagnostics import MOST_RELATED, Diagnostic, Place, Severity
from generator.ledger import Entry, Ledger
from generator.ledger.outcomes import OutcomeKind

# Texts of a document must not control the terminal.
_CONTROL: Final = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
# More findings of one kind would hide those of others.
_MOST_OF_A_KIND: Final = 10

_PARTS: Final = {
    "parameter": "parameters",
    "body": "bodies",
    "response": "responses",
    "schema": "schemas",
    "webhook": "webhooks",
    "page": "pages",
}


def _escaped(found: re.Match[str]) -> str:
    return repr(found[0])[1:-1]


def as_text(diagnostics: Iterable[Diagnostic]) -> str:
    """All findings, each with its hint below it; empty without findings.

    All errors are shown. Of many warnings or notes of one kind, only the first are, and a line that counts the others.
    What is found in the same words at several places of a file is shown once.
    """
    counts: Counter[str] = Counter()
    more: Counter[str] = Counter()
    lines: list[str] = []
    for each in _joined(diagnostics):
        kind = f"{each.severity}[{each.code}]"
        counts[kind] += 1
        if each.severity is Severity.ERROR or counts[kind] <= _MOST_OF_A_KIND:
            lines.append(_CONTROL.sub(_escaped, str(each)))
        else:
            more[kind] += 1
    lines += [
        f"{count} more {kind}: `--format json` shows all; of what is up to date, with `--force`"
        for kind, count in more.items()
    ]
    return "".join(f"{line}\n" for line in lines)


def _joined(diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings, those that differ in nothing but their places as one, with the first of the other places."""
    alike: dict[tuple[str, ...], list[Diagnostic]] = {}
    for each in diagnostics:
        alike.setdefault((each.place.file, each.code, each.message, each.hint), []).append(each)
    for first, *others in alike.values():
        count = f" (in {1 + len(others)} places)" if others else ""
        related = (*first.related, *(each.place for each in others[:MOST_RELATED]))
        yield replace(first, message=first.message + count, related=related)


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """One JSON array of all findings, hints and related places included."""
    return json.dumps(facts(diagnostics), indent=2) + "\n"


def facts(diagnostics: Iterable[Diagnostic]) -> list[dict[str, object]]:
    """All findings as plain data, hints and related places included."""
    return [
        {**_facts(each), "hint": each.hint, "related": [_position(place) for place in each.related]}
        for each in diagnostics
    ]


def as_report(account: Mapping[str, object], diagnostics: Iterable[Diagnostic]) -> str:
    """The report of a run as JSON: the ledger of its build, or those of each API, and the findings."""
    findings = [_facts(each) for each in diagnostics]
    content = {REPORT_KEY: version("docs2client"), **account, "diagnostics": findings}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def account_of(ledger: Ledger) -> dict[str, object]:
    """A ledger as plain data, for the report."""
    return {
        "operations": _operations(ledger.operations),
        **{
            name: _parts([each for each in ledger.entries if each.subject.kind == kind])
            for kind, name in _PARTS.items()
        },
        "unused": {key: [_position(place) for place in places] for key, places in ledger.unused.items()},
    }


def _operations(entries: Sequence[Entry]) -> dict[str, object]:
    missing = [each for each in entries if each.outcome.kind is OutcomeKind.LOST]
    return {
        "declared": len(entries),
        "generated": len(entries) - len(missing),
        "rewritten": [
            {**_named(each.subject.operation), "how": each.outcome.how}
            for each in entries
            if each.outcome.kind is OutcomeKind.REWRITTEN
        ],
        "missing": [
            {**_named(each.subject.operation), "reason": each.outcome.how, **_position(each.place)} for each in missing
        ],
    }


def _named(operation: str) -> dict[str, str]:
    """Method and path of an operation; one that has neither is named in the place of the path."""
    method, space, path = operation.partition(" ")
    return {"method": method, "path": path} if space else {"method": "", "path": operation}


def _parts(entries: list[Entry]) -> dict[str, object]:
    """The parts of one kind by their outcomes; parts that were kept need no explanation."""
    by_kind = {kind: [each for each in entries if each.outcome.kind is kind] for kind in OutcomeKind}
    return {
        "declared": len(entries),
        "kept": [_name(each) for each in by_kind[OutcomeKind.KEPT]],
        "rewritten": [{"name": _name(each), "how": each.outcome.how} for each in by_kind[OutcomeKind.REWRITTEN]],
        "missing": [
            {"name": _name(each), "why": each.outcome.how, **_position(each.place)}
            for each in by_kind[OutcomeKind.LOST]
        ],
    }


def _name(entry: Entry) -> str:
    return ": ".join(part for part in (entry.subject.operation, entry.subject.name) if part)


def seen_from(here: Path, diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings with the places below a folder written relative to it."""
    return [
        replace(each, place=_seen_from(here, each.place), related=tuple(_seen_from(here, at) for at in each.related))
        for each in diagnostics
    ]


def _seen_from(here: Path, place: Place) -> Place:
    if "://" in place.file:
        return place
    file = Path(os.path.normpath(place.file))
    return place.seen_as((file.relative_to(here) if file.is_relative_to(here) else file).as_posix())


def _facts(diagnostic: Diagnostic) -> dict[str, str | int]:
    facts = {"code": diagnostic.code, "severity": diagnostic.severity.value, "message": diagnostic.message}
    return {**facts, **_position(diagnostic.place)}


def _position(place: Place) -> dict[str, str | int]:
    return {"file": place.file, "line": place.line, "column": place.column}
