"""Gives paths their first slash, and strips the space around them."""

from __future__ import annotations

from generator.diagnostics import Report
from generator.document import ObjectNode


def root_paths(document: ObjectNode, report: Report) -> ObjectNode:
    """The document with the path ``boxes`` spelt ``/boxes``, unless that path exists as well."""
    paths = document.object_at("paths")
    spelt = {f"/{path.strip().lstrip('/')}": path for path in reversed(paths) if _is_spelt_otherwise(path)}
    meant = {path: rooted for rooted, path in reversed(spelt.items()) if rooted not in paths}
    for path, rooted in meant.items():
        report.warning("openapi-invalid", f"`{path}` is read as `{rooted}`", paths.place_of(path))
    return document.updated({"paths": paths.renamed(meant)}) if meant else document


def _is_spelt_otherwise(path: str) -> bool:
    """Whether it is a path that lacks its slash or has space around it, not an address and not an ``x-`` field."""
    if path.startswith("/"):
        return path != path.strip()
    return bool(path.strip()) and not path.startswith("x-") and ":" not in path.partition("/")[0]
