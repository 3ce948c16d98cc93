"""The ledger: what a document declares and what became of it, and whether somebody allowed what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from generator.diagnostics import Diagnostic, Place, Report, Severity
from generator.document import ObjectNode
from generator.ledger.declared import declared
from generator.ledger.fates import Fate, Outcome, Subject, lost
from generator.openapi.extensions import UNPLACED_OPERATIONS

LOSSES: Final = ("detail-not-generated", "operation-not-generated", "page-conflict")
"""The codes of errors that say only that something is missing: what was generated works without it."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """Something that may be missing from the package, and why."""

    subject: Subject
    reason: str
    place: Place


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of one thing that a document declares, with other places that belong to it."""

    subject: Subject
    fate: Fate
    place: Place
    related: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything that a document declares, with what became of it.

    Arguments:
        entries: what belongs in a client.
        unused: how often the document says what no client acts on, as ``links`` or ``maxLength``.
    """

    entries: tuple[Entry, ...] = ()
    unused: Mapping[str, int] = field(default_factory=dict[str, int])

    @property
    def operations(self) -> tuple[Entry, ...]:
        """The operations."""
        return tuple(entry for entry in self.entries if entry.subject.kind == "operation")

    @property
    def missing(self) -> tuple[Entry, ...]:
        """The operations that are not in the package."""
        return tuple(entry for entry in self.operations if entry.fate.outcome is Outcome.LOST)


def stopped(document: ObjectNode) -> Ledger:
    """The ledger of a build that ended before anything was generated."""
    fates = fates_of_unplaced(document)
    fate = lost("the build stopped at an error")
    return Ledger(
        tuple(Entry(subject, fates.get(subject, fate), place) for subject, place in declared(document).items())
    )


def fates_of_unplaced(document: ObjectNode) -> dict[Subject, Fate]:
    """What becomes of the operations of which no page says where they are called."""
    fate = lost("its page names no method and path")
    return {Subject("operation", name): fate for name in document.object_at(UNPLACED_OPERATIONS)}


def settle(
    found: Mapping[Subject, Place],
    fates: Mapping[Subject, Fate],
    left_out: Iterable[Entry],
    allowances: Iterable[Allowance],
    report: Report,
) -> Ledger:
    """Holds what was declared against what was generated.

    Arguments:
        found: what the effective document declares.
        fates: what became of it; what has no fate is lost.
        left_out: what pages say, and the document does not.
        allowances: what may be missing.
        report: receives ``allowance-unneeded``, and ``LOSSES``.
    """
    unknown = lost("what the document says of it cannot be used")
    entries = (Entry(subject, fates.get(subject, unknown), place) for subject, place in found.items())
    ledger = Ledger((*entries, *left_out))
    gone = {entry.subject.operation for entry in ledger.missing}
    losses = [entry for entry in ledger.entries if entry.fate.outcome is Outcome.LOST]
    # Of an operation that is missing, everything is.
    named = [each for each in losses if each.subject.kind == "operation" or each.subject.operation not in gone]
    allowed = {allowance.subject: allowance for allowance in allowances}
    _report_losses((entry for entry in named if entry.subject not in allowed), report)
    for subject in allowed.keys() - {entry.subject for entry in named}:
        _report_unneeded(allowed[subject], is_declared=subject in found, report=report)
    return ledger


def _report_unneeded(allowance: Allowance, is_declared: bool, report: Report) -> None:
    subject = allowance.subject
    name = f"operation {subject}" if subject.kind == "operation" else str(subject).removeprefix("The ")
    message = f"{subject} is generated: nothing needs to be allowed" if is_declared else f"There is no {name}"
    report.error("allowance-unneeded", message, allowance.place, "Take the allowance away.")


def tolerated(report: Report) -> Report:
    """The findings with losses as warnings, for somebody who wants to see the rest."""
    result = Report()
    result.extend(
        replace(each, severity=Severity.WARNING) if each.code in LOSSES else each for each in report.diagnostics
    )
    return result


def as_warnings(losses: Iterable[Entry]) -> tuple[Diagnostic, ...]:
    """What is lost, for somebody who does not generate a client yet."""
    report = Report()
    _report_losses(losses, report)
    return tolerated(report).diagnostics


def _report_losses(losses: Iterable[Entry], report: Report) -> None:
    for entry in losses:
        message = f"{entry.subject} is not in the package: {entry.fate.how}"
        hint = "Mend it with an overlay, or allow it in the manifest, under `allow`, with the reason."
        match entry.subject.kind:
            case "operation":
                report.error("operation-not-generated", message, entry.place, hint)
            case "page":
                _report_conflict(entry, report)
            case _:
                report.error("detail-not-generated", message, entry.place, hint)


def _report_conflict(entry: Entry, report: Report) -> None:
    report.error(
        "page-conflict",
        f"Two pages describe {entry.subject.operation} differently, {entry.fate.how}: what this one says is left out",
        entry.place,
        "Remove the page that is out of date, or allow this one in the manifest, under `allow`, as the `page` of the "
        "`operation`, with the reason.",
        entry.related,
    )
