"""Says what is wrong with an effective document, and what a client made of it would lack.

What nothing can be generated from is left out, with a warning, so that everything else can be; the ledger says what is
missing for it. An error is what nothing at all can be generated from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, TypeAlias

from generator.diagnostics import Report
from generator.document import ObjectNode
from generator.validate.leave_out import Fault, leave_out
from generator.validate.models import check_models
from generator.validate.operations import check_operations
from generator.validate.parameters import check_parameters
from generator.validate.references import check_references
from generator.validate.security import check_schemes, check_security
from generator.validate.servers import check_servers
from generator.validate.statuses import check_statuses
from generator.validate.structure import check_structure
from generator.validate.unplaced import check_unplaced
from generator.validate.version import check_version

__all__ = ("CHECKS", "FAULTS", "validate")

FindFaults: TypeAlias = Callable[[ObjectNode, Report], Iterable[Fault]]
Check: TypeAlias = Callable[[ObjectNode, Report], None]

FAULTS: Final[tuple[FindFaults, ...]] = (check_structure, check_statuses, check_references, check_schemes)

CHECKS: Final[tuple[Check, ...]] = (
    check_models,
    check_unplaced,
    check_operations,
    check_parameters,
    check_servers,
    check_security,
)


def validate(document: ObjectNode, report: Report) -> ObjectNode:
    """The part of a document that a client can be generated from.

    Arguments:
        document: the effective document, with its overlays applied; of an unsupported version of OpenAPI, nothing is
            looked at.
        report: receives all findings; it has failed when nothing can be generated.
    """
    if not check_version(document, report):
        return document
    faults = [fault for find in FAULTS for fault in find(document, report)]
    sound = leave_out(document, faults)
    for check in CHECKS:
        check(sound, report)
    return sound
