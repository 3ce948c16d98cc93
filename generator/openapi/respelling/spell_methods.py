"""Puts the methods of operations in lower case."""

from __future__ import annotations

from generator.diagnostics import Report
from generator.document import Node, ObjectNode
from generator.openapi.methods import METHODS


def spell_methods(document: ObjectNode, report: Report) -> ObjectNode:
    """The document with the operations of ``GET`` moved to ``get``.

    Arguments:
        report: receives ``openapi-invalid`` for each of them, and ``openapi-unusable`` where ``get`` is taken.
    """
    paths = document.object_at("paths")
    spelt: dict[str, Node] = {
        path: _spelt(item, report) if isinstance(item, ObjectNode) else item for path, item in paths.items()
    }
    is_same = all(spelt[path] is item for path, item in paths.items())
    return document if is_same else document.updated({"paths": paths.replaced(spelt)})


def _spelt(item: ObjectNode, report: Report) -> ObjectNode:
    meant: dict[str, str] = {}
    repeated: list[str] = []
    for key in item:
        method = key.lower()
        if method == key or method not in METHODS:
            continue
        if method in item or method in meant.values():
            repeated.append(key)
            _report_repeated(item, key, report)
        else:
            meant[key] = method
            report.warning("openapi-invalid", f"`{key}` is read as `{method}`", item.place_of(key))
    return item.without(*repeated).renamed(meant) if meant or repeated else item


def _report_repeated(item: ObjectNode, key: str, report: Report) -> None:
    used = next(other for other in (key.lower(), *item) if other in item and other.lower() == key.lower())
    message = f"`{key}` is `{used}` once more: this is left out"
    # The place of the other operation makes the ledger attach this finding to it; there is no entry for this one.
    report.warning("openapi-unusable", message, item.place_of(key), related=[item.object_at(used).place])
