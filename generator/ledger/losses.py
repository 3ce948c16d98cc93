"""Reports what is missing from a package."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Final

from generator.diagnostics import MOST_RELATED, Diagnostic, Report
from generator.ledger.entries import Entry
from generator.ledger.outcomes import Subject

LOSSES: Final = ("detail-not-generated", "operation-not-generated", "page-conflict", "page-unread")
"""The errors which only say that something is missing: what was generated works without it."""


def report_losses(losses: Iterable[Entry], report: Report) -> None:
    """Reports losses as errors with the codes in ``LOSSES``; details that are lost for one reason are one error."""
    details: dict[tuple[str, str], list[Entry]] = {}
    for entry in losses:
        message = f"{entry.subject} is not in the package: {entry.outcome.how}"
        hint = f"Fix it with an overlay, or allow it: {_allowance(entry.subject)}."
        match entry.subject.kind:
            case "operation":
                report.error("operation-not-generated", message, entry.place, hint)
            case "page" if entry.subject.operation:
                _report_conflict(entry, report)
            case "page":
                message = f"What this page says is left out: {entry.outcome.how}"
                hint = "Fix or remove the page, or allow it in the manifest, under `allow`, with the reason."
                report.error("page-unread", message, entry.place, hint, entry.related)
            case _:
                details.setdefault((entry.subject.kind, entry.outcome.how), []).append(entry)
    for (_, reason), entries in details.items():
        _report_details(reason, entries, report)


def _report_details(reason: str, entries: Sequence[Entry], report: Report) -> None:
    first, *others = entries
    too = f", nor {f'are {len(others)}' if others[1:] else 'is one'} more like it" if others else ""
    allowed = f"allow {'each' if others else 'it'}: {_allowance(first.subject)}"
    report.error(
        "detail-not-generated",
        f"{first.subject} is not in the package{too}: {reason}",
        first.place,
        f"Fix it with an overlay, or {allowed}.{' `--report` lists them.' if len(others) > MOST_RELATED else ''}",
        [each.place for each in others[:MOST_RELATED]],
    )


def _allowance(subject: Subject) -> str:
    """How a person says that something may be missing."""
    named = {"operation": subject.operation} if subject.operation else {}
    named |= {subject.kind: subject.name} if subject.name else {}
    # In quotes, for paths have braces, which mean something to YAML.
    written = ", ".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in named.items())
    return f"`allow: [{{{written}, reason: …}}]` in the manifest, or `--allow-loss` of `build`"


def _report_conflict(entry: Entry, report: Report) -> None:
    report.error(
        "page-conflict",
        f"Two pages describe {entry.subject.operation} differently, {entry.outcome.how}: "
        "what this one says is left out",
        entry.place,
        "Remove the page that is out of date, or allow this one in the manifest, under `allow`, as the `page` of the "
        "`operation`, with the reason.",
        entry.related,
    )


def tolerated(report: Report) -> Report:
    """The findings with losses turned into warnings, for a build that tolerates them."""
    result = Report()
    for each in report.diagnostics:
        result.add(each.as_warning() if each.code in LOSSES else each)
    return result


def as_warnings(losses: Iterable[Entry]) -> tuple[Diagnostic, ...]:
    """The losses as warnings, for a command that does not generate a client yet."""
    report = Report()
    report_losses(losses, report)
    return tolerated(report).diagnostics
