"""Paths in the way of OpenAPI: they begin with a slash."""

from __future__ import annotations

from generator.diagnostics import Report
from generator.document import ObjectNode


def root_paths(document: ObjectNode, report: Report) -> ObjectNode:
    """The document with what stands under ``boxes`` under ``/boxes``, unless another path does.

    Arguments:
        document: the document, as somebody wrote it.
        report: receives ``openapi-invalid`` for each of them.
    """
    paths = document.object_at("paths")
    meant = {path: f"/{path}" for path in paths if _is_relative(path) and f"/{path}" not in paths}
    for path, rooted in meant.items():
        report.warning("openapi-invalid", f"`{path}` is read as `{rooted}`", paths.place_of(path))
    return document.replaced({**document, "paths": paths.renamed(meant)}) if meant else document


def _is_relative(path: str) -> bool:
    """Whether it is a path without its slash, and no address, nor a field of somebody's own."""
    return bool(path) and not path.startswith(("/", "x-")) and ":" not in path.partition("/")[0]
