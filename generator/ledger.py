"""The ledger: which of the operations that were declared made it into the package, and why the others did not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from generator.diagnostics import Place, Report
from generator.document import ObjectNode
from generator.extensions import UNPLACED_OPERATIONS
from generator.path_items import operations_of


@dataclass(frozen=True, slots=True)
class Allowance:
    """An operation that may be missing from the package, and why."""

    method: str
    path: str
    reason: str
    place: Place


@dataclass(frozen=True, slots=True)
class Missing:
    """An operation that is not in the package, and why."""

    method: str
    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """Operations declared by a document and missing from its package; the others were generated."""

    declared: int = 0
    missing: tuple[Missing, ...] = ()


def declared_operations(document: ObjectNode) -> dict[tuple[str, str], Place]:
    """Method (in capitals) and path of each operation, with its place."""
    paths = document.object_at("paths")
    return {
        (method.upper(), path): place
        for path, item in paths.items()
        if isinstance(item, ObjectNode)
        for method, _, place in operations_of(item)
    }


def stopped(document: ObjectNode) -> Ledger:
    """The ledger of a build that ended before anything was generated."""
    missing = [Missing(*operation, "the build stopped at an error") for operation in declared_operations(document)]
    unplaced = document.object_at(UNPLACED_OPERATIONS)
    missing += [Missing("", name, "its page names no method and path") for name in unplaced]
    return Ledger(len(missing), tuple(missing))


def settle(
    declared: Mapping[tuple[str, str], Place],
    reasons: Mapping[tuple[str, str], str],
    allowances: Iterable[Allowance],
    report: Report,
) -> Ledger:
    """Holds what was declared against what was generated.

    Arguments:
        declared: the operations of the effective document.
        reasons: the operations that were not generated, each with the reason.
        allowances: the operations that may be missing.
        report: receives ``operation-not-generated`` and ``allowance-unneeded``.
    """
    allowed = {(allowance.method, allowance.path): allowance for allowance in allowances}
    for operation, allowance in allowed.items():
        if operation not in reasons:
            _report_unneeded(allowance, declared, report)
    missing = [operation for operation in declared if operation in reasons]
    for method, path in missing:
        if (method, path) not in allowed:
            report.error(
                "operation-not-generated",
                f"{method} {path} is not in the package: {reasons[method, path]}",
                declared[method, path],
                "Mend it with an overlay, or allow it in the manifest, under `allow`, with the reason.",
            )
    return Ledger(len(declared), tuple(Missing(*operation, reasons[operation]) for operation in missing))


def _report_unneeded(allowance: Allowance, declared: Collection[tuple[str, str]], report: Report) -> None:
    name = f"{allowance.method} {allowance.path}"
    known = (allowance.method, allowance.path) in declared
    message = f"{name} is generated: nothing needs to be allowed" if known else f"There is no operation {name}"
    report.error("allowance-unneeded", message, allowance.place, "Take the allowance away.")
