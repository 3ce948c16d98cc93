"""Reads ``fetch`` in a manifest: which files are published, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from generator.diagnostics import Place, Report
from generator.document import Node, ObjectNode, read
from generator.manifest.api import CHANGELOG

_OWN: Final = ("api.yaml", "overlay.yaml", "lock.json", "names.json", "custom", CHANGELOG.lower())


@dataclass(frozen=True, slots=True)
class Published:
    """A published file.

    Arguments:
        path: where it is kept, relative to the folder of the API.
        url: its address (HTTP or HTTPS).
    """

    path: str
    url: str
    place: Place


def read_published(folder: Path, report: Report) -> tuple[Published, ...]:
    """Reads ``fetch`` in a manifest, and nothing else: the files that the rest names may still have to be fetched."""
    manifest = read(folder / "api.yaml", report)
    if manifest is None:
        return ()
    files = manifest.get("fetch", ObjectNode())
    if isinstance(files, ObjectNode):
        return tuple(_published(files, report))
    hint = "Write `fetch: {pages/messages.md: https://docs.example.com/messages.md}`."
    report.error("manifest-value-invalid", "`fetch` must be a mapping", manifest.place_of("fetch"), hint)
    return ()


def _published(files: ObjectNode, report: Report) -> Iterator[Published]:
    for path, url in files.items():
        place = files.place_of(path)
        if not is_free(path):
            hint = "Write the path of a page or a document from the folder of the API, as in `pages/messages.md`."
            report.error("manifest-value-invalid", f"`{path}` is not a place for fetched files", place, hint)
        elif not _is_address(url):
            hint = f"Write `{path}: https://docs.example.com/{path}`."
            report.error("manifest-value-invalid", f"`{path}` needs the address where it is published", place, hint)
        else:
            yield Published(path, str(url), place)


def is_own(path: str) -> bool:
    """Whether a path in the folder of an API is reserved for a file that docs2client or its users write.

    The case of letters is ignored, as on some file systems.
    """
    return PurePosixPath(path).parts[0].lower() in _OWN


def is_free(path: str) -> bool:
    """Whether it is the path of a file below the folder of the API, other than the manifest."""
    parts = PurePosixPath(path).parts
    return bool(parts) and parts != ("api.yaml",) and not {"/", ".."} & set(parts) and not re.search(r"[\\:]", path)


def _is_address(url: Node) -> bool:
    return isinstance(url, str) and re.fullmatch(r"https?://[^\s\x00-\x1f\x7f]+", url) is not None
