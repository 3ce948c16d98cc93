"""Reconciles what was declared with what was generated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from generator.diagnostics import Place, Report
from generator.document import ObjectNode
from generator.ledger.declared import declared
from generator.ledger.entries import Allowance, Entry, Ledger
from generator.ledger.losses import report_losses
from generator.ledger.outcomes import Outcome, OutcomeKind, Subject, lost
from generator.openapi.extensions import UNPLACED_OPERATIONS
from generator.suggestions import did_you_mean

_TAKE_AWAY: Final = "Remove the allowance."


def stopped(document: ObjectNode) -> Ledger:
    """The ledger of a build that failed before anything was generated."""
    outcomes = outcomes_of_unplaced(document)
    outcome = lost("the build stopped at an error")
    return Ledger(
        tuple(Entry(subject, outcomes.get(subject, outcome), place) for subject, place in declared(document).items())
    )


def outcomes_of_unplaced(document: ObjectNode) -> dict[Subject, Outcome]:
    """The outcomes of operations whose page names no method and path."""
    outcome = lost("its page names no method and path")
    return {Subject("operation", name): outcome for name in document.object_at(UNPLACED_OPERATIONS)}


def reconcile(
    found: Mapping[Subject, Place],
    outcomes: Mapping[Subject, Outcome],
    left_out: Iterable[Entry],
    allowances: Iterable[Allowance],
    report: Report,
) -> Ledger:
    """The ledger of a build; what is missing and not allowed is reported.

    Arguments:
        found: what the effective document declares.
        outcomes: what became of each subject; a subject without an outcome is lost.
        left_out: what pages say and the document does not.
        allowances: what may be missing.
    """
    unknown = lost("what the document says of it cannot be used")
    entries = (Entry(subject, outcomes.get(subject, unknown), place) for subject, place in found.items())
    ledger = Ledger((*entries, *left_out))
    gone = {entry.subject.operation for entry in ledger.missing}
    losses = [entry for entry in ledger.entries if entry.outcome.kind is OutcomeKind.LOST]
    # If an operation is missing, so are all its parts, and these need no word.
    named = [each for each in losses if each.subject.kind == "operation" or each.subject.operation not in gone]
    allowed = {allowance.subject: allowance for allowance in allowances}
    missing = [entry for entry in named if entry.subject not in allowed]
    report_losses(missing, report)
    for subject in allowed.keys() - {entry.subject for entry in named}:
        hint = _meant(subject, [entry.subject for entry in missing]) or _TAKE_AWAY
        report.error("allowance-unneeded", _unneeded(subject, subject in found), allowed[subject].place, hint)
    return ledger


def _meant(subject: Subject, missing: Iterable[Subject]) -> str:
    """A hint at what is missing and not allowed, if an allowance is almost about that."""
    alike = [each for each in missing if each.kind == subject.kind]
    beside = [each.name for each in alike if each.operation == subject.operation and each.name]
    if subject.operation and len(beside) == 1:
        return f"Did you mean `{beside[0]}`?"
    return did_you_mean(subject.name, beside) or did_you_mean(subject.operation, [each.operation for each in alike])


def _unneeded(subject: Subject, is_declared: bool) -> str:
    if subject.kind == "page":
        return f"{subject} is not left out"
    if is_declared:
        return f"{subject} is generated: nothing needs to be allowed"
    return f"There is no {f'operation {subject}' if subject.kind == 'operation' else str(subject).removeprefix('The ')}"
