"""Says what is wrong with an effective document, and what a client made of it would lack.

An error is what nothing can be generated from; what a pass mends or a caller can live with is a warning.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

from generator.diagnostics import Report
from generator.document import ObjectNode
from generator.validate.models import check_models
from generator.validate.operations import check_operations
from generator.validate.parameters import check_parameters
from generator.validate.references import check_references
from generator.validate.security import check_security
from generator.validate.servers import check_servers
from generator.validate.structure import check_structure
from generator.validate.unplaced import check_unplaced
from generator.validate.version import check_version

__all__ = ("CHECKS", "validate")

Check: TypeAlias = Callable[[ObjectNode, Report], None]

CHECKS: Final[tuple[Check, ...]] = (
    check_structure,
    check_references,
    check_models,
    check_unplaced,
    check_operations,
    check_parameters,
    check_servers,
    check_security,
)


def validate(document: ObjectNode, report: Report) -> None:
    """Runs every check over a document; over one of an unsupported version of OpenAPI, none.

    Arguments:
        document: the effective document, with its overlays applied.
        report: receives all findings; it has failed when nothing can be generated.
    """
    if not check_version(document, report):
        return
    for check in CHECKS:
        check(document, report)
