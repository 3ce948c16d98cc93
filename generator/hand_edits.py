"""Finds hand edits of generated files by comparing digests."""

from __future__ import annotations

from generator.lock import Digests


def edits(found: Digests, wanted: Digests, known: tuple[Digests, ...]) -> dict[str, str]:
    """The kind of edit of each edited file, by its path: ``edited``, ``deleted`` or ``added``.

    Without any knowledge of earlier runs, edited and added files look the same.

    Arguments:
        wanted: the files that are about to be written; a file with the wanted contents does not count.
        known: the files that earlier runs wrote, or may have written before they were interrupted.
    """
    paths = sorted(found.keys() | {path for outputs in known for path in outputs})
    return {
        path: _edit(path, found, known)
        for path in paths
        if found.get(path) not in (wanted.get(path), *(outputs.get(path) for outputs in known))
    }


def _edit(path: str, found: Digests, known: tuple[Digests, ...]) -> str:
    if path not in found:
        return "deleted"
    if not known:
        return "edited or added"
    return "edited" if any(path in outputs for outputs in known) else "added"
