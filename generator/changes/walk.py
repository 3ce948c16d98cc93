"""Walks through two documents side by side."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.model import Change
from generator.changes.rules import BY_ID
from generator.diagnostics import Place
from generator.document import ObjectNode
from generator.normal_form import operations


def compare(old: ObjectNode, new: ObjectNode) -> tuple[Change, ...]:
    """What changed between two normalised documents, the worst first, then in the order of the documents."""
    return tuple(sorted(_operations(old, new), key=lambda change: change.level.rank))


def _operations(old: ObjectNode, new: ObjectNode) -> Iterator[Change]:
    before = {(path, method): _place(old, path, method) for path, method, _ in operations(old)}
    after = {(path, method): _place(new, path, method) for path, method, _ in operations(new)}
    for path, method in before.keys() - after.keys():
        name = f"{method.upper()} {path}"
        yield Change(BY_ID["operation-removed"], name, "was removed", old=before[path, method], operations=(name,))
    for path, method in after.keys() - before.keys():
        name = f"{method.upper()} {path}"
        yield Change(BY_ID["operation-added"], name, "was added", new=after[path, method], operations=(name,))


def _place(document: ObjectNode, path: str, method: str) -> Place:
    return document.object_at("paths").object_at(path).place_of(method)
