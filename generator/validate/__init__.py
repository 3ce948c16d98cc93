"""Reports what is wrong with an effective document, and what a client made of it would lack.

Parts that nothing can be generated from are left out with a warning, so that the rest can be generated; the ledger
says what is missing for that. A finding is an error only if nothing at all can be generated.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.diagnostics import Report
from generator.document import ObjectNode
from generator.openapi.objects import ObjectsByKey, objects_by_key
from generator.validate.discriminators import check_discriminators
from generator.validate.extensions import check_extensions
from generator.validate.kinds import check_kinds
from generator.validate.leave_out import Fault, leave_out
from generator.validate.media_types import check_media_types
from generator.validate.operations import Operation, check_operations, check_unplaced, operations
from generator.validate.parameters import check_duplicates, check_names, check_parameters
from generator.validate.references import check_references
from generator.validate.schemas import check_defaults, check_models, check_tuples
from generator.validate.security import check_schemes, check_security
from generator.validate.servers import check_addresses, check_servers
from generator.validate.statuses import check_statuses
from generator.validate.structure import check_structure
from generator.validate.version import check_version

__all__ = ("validate",)


def validate(document: ObjectNode, report: Report) -> ObjectNode:
    """The part of a document that a client can be generated from.

    Arguments:
        document: the effective document, with its overlays applied; in an unsupported version of OpenAPI, it is
            returned as it is.
        report: receives all findings; it has failed if nothing can be generated.
    """
    if not check_version(document, report):
        return document
    objects_with, found = objects_by_key(document), tuple(operations(document))
    sound = leave_out(document, _faults(document, objects_with, found, report))
    check_models(objects_with, report)
    check_tuples(objects_with, report)
    check_defaults(objects_with, report)
    check_discriminators(document, objects_with, report)
    check_unplaced(sound, report)
    found = found if sound is document else tuple(operations(sound))
    check_operations(sound, found, report)
    check_parameters(sound, found, report)
    check_servers(sound, found, report)
    check_security(sound, found, report)
    return sound


def _faults(
    document: ObjectNode, objects_with: ObjectsByKey, found: Sequence[Operation], report: Report
) -> Iterator[Fault]:
    """Everything that has to be left out."""
    yield from check_structure(document, objects_with, report)
    yield from check_statuses(document, objects_with, report)
    yield from check_media_types(objects_with, report)
    yield from check_references(document, objects_with, report)
    yield from check_addresses(objects_with, report)
    yield from check_kinds(objects_with, found, report)
    yield from check_schemes(document, found, report)
    yield from check_duplicates(document, found, report)
    yield from check_names(document, found, report)
    yield from check_extensions(document, objects_with, found, report)
