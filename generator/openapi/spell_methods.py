"""Methods of operations in the way of OpenAPI: in lower case."""

from __future__ import annotations

from generator.diagnostics import Report
from generator.document import Node, ObjectNode
from generator.openapi.methods import METHODS


def spell_methods(document: ObjectNode, report: Report) -> ObjectNode:
    """The document with the operations that stand under ``GET`` under ``get``.

    Arguments:
        document: the document, as somebody wrote it.
        report: receives ``openapi-invalid`` for each of them.
    """
    paths = document.object_at("paths")
    spelt: dict[str, Node] = {
        path: _spelt(item, report) if isinstance(item, ObjectNode) else item for path, item in paths.items()
    }
    is_same = all(spelt[path] is item for path, item in paths.items())
    return document if is_same else document.replaced({**document, "paths": paths.replaced(spelt)})


def _spelt(item: ObjectNode, report: Report) -> ObjectNode:
    meant: dict[str, str] = {}
    for key in item:
        method = key.lower()
        if method in METHODS and method not in item and method not in meant.values():
            meant[key] = method
            report.warning("openapi-invalid", f"`{key}` is read as `{method}`", item.place_of(key))
    if not meant:
        return item
    return item.replaced(
        {meant.get(key, key): value for key, value in item.items()},
        {method: item.place_of(key) for key, method in meant.items()},
    )
