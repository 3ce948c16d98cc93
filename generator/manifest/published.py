"""What a manifest says under ``fetch``: which files of an API somebody publishes, and where."""

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
    """A file of an API that somebody publishes.

    Arguments:
        path: where it belongs, from the folder of the API.
        url: its address, of HTTP or HTTPS.
        place: where a person wrote that.
    """

    path: str
    url: str
    place: Place


def read_published(folder: Path, report: Report) -> tuple[Published, ...]:
    """Reads ``fetch`` in a manifest; what else is in it may still lack the files.

    Arguments:
        folder: ``specs/<api>``.
        report: receives ``manifest-value-invalid``, and the findings of reading YAML.
    """
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
            report.error("manifest-value-invalid", f"`{path}` is no place for what is fetched", place, hint)
        elif not _is_address(url):
            hint = f"Write `{path}: https://docs.example.com/{path}`."
            report.error("manifest-value-invalid", f"`{path}` needs the address where it is published", place, hint)
        else:
            yield Published(path, str(url), place)


def is_own(path: str) -> bool:
    """Whether a path in the folder of an API is that of something that docs2client and its users write there.

    On some systems, capitals do not tell files apart.
    """
    return PurePosixPath(path).parts[0].lower() in _OWN


def is_free(path: str) -> bool:
    """Whether it leads to a file below the folder of the API that is not the manifest itself."""
    parts = PurePosixPath(path).parts
    return bool(parts) and parts != ("api.yaml",) and not {"/", ".."} & set(parts) and not re.search(r"[\\:]", path)


def _is_address(url: Node) -> bool:
    return isinstance(url, str) and re.fullmatch(r"https?://[^\s\x00-\x1f\x7f]+", url) is not None
