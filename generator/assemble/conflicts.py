"""Operations that several pages describe differently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.assemble.structure import first_difference, same_structure
from generator.document import ObjectNode
from generator.ledger import Entry
from generator.ledger.fates import Subject, lost, operation_name
from generator.openapi.path_items import operations_of, push_down


def conflicts(sections: Iterable[ObjectNode]) -> Iterator[Entry]:
    """Entries of the ledger for descriptions of operations that are left out, because an earlier page differs.

    Arguments:
        sections: the ``paths`` (or the ``webhooks``) of each document.
    """
    described: dict[str, ObjectNode] = {}
    for name, operation in _operations(sections):
        first = described.setdefault(name, operation)
        if not same_structure(first, operation):
            difference = f"first in `{first_difference(first, operation)}`"
            subject = Subject("page", name, operation.place.file)
            yield Entry(subject, lost(difference), operation.place, (first.place,))


def _operations(sections: Iterable[ObjectNode]) -> Iterator[tuple[str, ObjectNode]]:
    for section in sections:
        for path in section:
            item = push_down(section.object_at(path))
            yield from ((operation_name(method, path), operation) for method, operation, _ in operations_of(item))
