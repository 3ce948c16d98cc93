"""Compares two documents from end to end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.changes.model import Change
from generator.changes.operations import compare_operations
from generator.changes.security import compare_token_addresses
from generator.changes.servers import compare_servers
from generator.changes.traversal import Traversal
from generator.document import ObjectNode


def compare(old: ObjectNode, new: ObjectNode) -> tuple[Change, ...]:
    """The changes between two normalised documents, the worst first, then in the order of the documents."""
    schemas = Traversal(old, new)
    found = [
        *compare_servers(old, new),
        *compare_token_addresses(old, new),
        *compare_operations(old, new, schemas),
        *schemas.shared(),
    ]
    return tuple(sorted(_merged(found), key=lambda change: change.level.rank))


def _merged(changes: Iterable[Change]) -> list[Change]:
    """Each change once, with all operations that it reaches: a shared part that changed is found at each use."""
    found: dict[Change, dict[str, None]] = {}
    first: dict[Change, Change] = {}
    for change in changes:
        written = replace(change, subject="" if _is_written(change) else change.subject, operations=())
        first.setdefault(written, change)
        found.setdefault(written, {}).update(dict.fromkeys(change.operations))
    return [replace(first[written], operations=tuple(reached)) for written, reached in found.items()]


def _is_written(change: Change) -> bool:
    """Whether a change has places, which identify it; parts that a pass made have none."""
    return any(place and place.line for place in (change.old, change.new))
