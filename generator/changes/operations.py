"""Pairs the operations of two documents, and compares each pair."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from typing import Final

from generator.changes.bodies import compare_request_body
from generator.changes.leftovers import differences
from generator.changes.model import Change
from generator.changes.pairing import paired
from generator.changes.parameters import compare_parameters
from generator.changes.responses import compare_responses
from generator.changes.security import compare_security
from generator.changes.servers import compare_own_servers
from generator.changes.subject import Subject
from generator.changes.traversal import Traversal
from generator.diagnostics import Place
from generator.document import ObjectNode
from generator.ledger.outcomes import operation_name
from generator.openapi.extensions import GROUP, METHOD, PAGINATION
from generator.openapi.normal_form import operations
from generator.openapi.placeholders import PLACEHOLDER

# The last four need no comparison here: names are compared in the package, and clients do not know callbacks.
_COMPARED: Final = frozenset(
    (
        *("parameters", "requestBody", "responses", "security", "servers", "deprecated"),
        *("summary", "operationId", "tags", "callbacks"),
    )
)


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation, and where it is written."""

    path: str
    method: str
    node: ObjectNode
    place: Place

    @property
    def name(self) -> str:
        return operation_name(self.method, self.path)

    @property
    def address(self) -> tuple[str, str]:
        return self.path, self.method

    @property
    def shape(self) -> tuple[str, str]:
        """Path and method, whatever the placeholders of the path are called."""
        return PLACEHOLDER.sub("{}", self.path), self.method

    @property
    def call(self) -> tuple[str, str]:
        """Group and method in Python, which may stay the same when the address changes."""
        return self.node.text_at(GROUP), self.node.text_at(METHOD)


def _read_operations(document: ObjectNode) -> list[Operation]:
    paths = document.object_at("paths")
    return [
        Operation(path, method, node, paths.object_at(path).place_of(method))
        for path, method, node in operations(document)
    ]


def compare_operations(old: ObjectNode, new: ObjectNode, schemas: Traversal) -> Iterator[Change]:
    """The changes of the operations in the old document, then the operations that only the new one has."""
    before = _read_operations(old)
    pairs, _, come = paired(before, _read_operations(new), _LIKENESSES)
    meant = {one.name: other for one, other in pairs}
    for operation in before:
        if operation.name in meant:
            yield from _compare_operation(operation, meant[operation.name], (old, new), schemas)
        else:
            yield Subject(operation.name).change("operation-removed", "was removed", old=operation.place)
    for operation in come:
        yield Subject(operation.name).change("operation-added", "was added", new=operation.place)


_LIKENESSES: Final[tuple[Callable[[Operation], Hashable], ...]] = (
    lambda operation: operation.address,
    lambda operation: operation.shape,
    lambda operation: operation.call,
)


def _compare_operation(
    old: Operation, new: Operation, documents: tuple[ObjectNode, ObjectNode], schemas: Traversal
) -> Iterator[Change]:
    subject = Subject(new.name)
    if old.shape != new.shape:
        yield subject.change("operation-moved", f"was {old.name}", old.place, new.place)
    yield from _deprecation(old, new, subject)
    placeholders = tuple(PLACEHOLDER.findall(old.path)), tuple(PLACEHOLDER.findall(new.path))
    yield from compare_parameters(old.node, new.node, placeholders, subject, schemas)
    yield from compare_request_body(old.node, new.node, subject, schemas)
    yield from compare_responses(old.node, new.node, subject, schemas)
    yield from compare_security(old.node, new.node, documents, subject)
    yield from compare_own_servers(old.node, new.node, documents, subject)
    yield from _rest(old.node, new.node, subject)


def _deprecation(old: Operation, new: Operation, subject: Subject) -> Iterator[Change]:
    was, is_ = (each.node.get("deprecated") is True for each in (old, new))
    if is_ and not was:
        yield subject.change("operation-deprecated", "is deprecated now", old.place, new.node.place_of("deprecated"))
    elif was and not is_:
        yield subject.change(
            "operation-undeprecated", "is no longer deprecated", old.node.place_of("deprecated"), new.place
        )


def _rest(old: ObjectNode, new: ObjectNode, subject: Subject) -> Iterator[Change]:
    """Changes of the pagination, and of everything that no other check has looked at."""
    for key, places in differences(old, new, _COMPARED):
        kind = "pagination-changed" if key == PAGINATION else "operation-changed"
        yield subject.change(kind, f"`{key}` changed", *places)
