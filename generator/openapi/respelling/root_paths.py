"""Gives paths their first slash, and strips the space around them."""

from __future__ import annotations

from typing import Final

from generator.diagnostics import Report
from generator.document import Node, ObjectNode
from generator.openapi.methods import METHODS

_OF_PATH_ITEMS: Final = frozenset((*METHODS, "$ref", "parameters"))


def root_paths(document: ObjectNode, report: Report) -> ObjectNode:
    """The document with the path ``boxes`` spelt ``/boxes``, unless that path exists as well."""
    paths = document.object_at("paths")
    items = reversed(paths.items())
    spelt = {f"/{path.strip().lstrip('/')}": path for path, item in items if _is_spelt_otherwise(path, item)}
    meant = {path: rooted for rooted, path in reversed(spelt.items()) if rooted not in paths}
    for path, rooted in meant.items():
        report.warning("openapi-invalid", f"`{path}` is read as `{rooted}`", paths.place_of(path))
    return document.updated({"paths": paths.renamed(meant)}) if meant else document


def _is_spelt_otherwise(path: str, item: Node) -> bool:
    """Whether it is a path that lacks its slash or has space around it: not an address, an ``x-`` field or a schema."""
    if path.startswith("/"):
        return path != path.strip()
    is_name = bool(path.strip()) and not path.startswith("x-") and ":" not in path.partition("/")[0]
    return is_name and isinstance(item, ObjectNode) and any(key.lower() in _OF_PATH_ITEMS for key in item)
