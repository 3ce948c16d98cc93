"""What people did by hand to files that are generated, as digests tell."""

from __future__ import annotations

from generator.lock import Digests


def edits(found: Digests, wanted: Digests, known: tuple[Digests, ...]) -> dict[str, str]:
    """What somebody else did to generated files: ``edited``, ``deleted`` or ``added``, by their path.

    When nothing is known of earlier runs, nobody can tell an edited file from an added one.

    Arguments:
        found: the files that are there.
        wanted: the files that are about to be written; a file that is so already needs no word.
        known: what earlier runs wrote, or may have written before they were interrupted.
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
