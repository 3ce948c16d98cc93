"""The files that a manifest names: where an API is described, and overlays."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from generator.diagnostics import Place, Report
from generator.document import ArrayNode, ObjectNode
from generator.manifest.api import CHANGELOG
from generator.manifest.values import flag_at, text_at, texts_at
from generator.sources import Sources
from generator.spelling import did_you_mean
from generator.tree import is_file, is_folder

BEGIN: Final = "Give `pages: [pages/*.md]` or `document: openapi.yaml`."


def sources(folder: Path, manifest: ObjectNode, report: Report) -> Sources:
    """The pages that patterns find, or the document; ``manifest-sources`` unless it is one of the two.

    Arguments:
        folder: ``specs/<api>``, where paths start.
        manifest: the manifest.
        report: receives also ``manifest-file-missing`` and ``manifest-value-invalid``.
    """
    if "pages" in manifest and "document" in manifest:
        hint = "Keep one of the two."
        report.error("manifest-sources", "Both pages and a document are named", manifest.place_of("document"), hint)
    elif "pages" in manifest:
        return _pages(folder, manifest, report)
    elif "document" in manifest:
        name, place = text_at(manifest, "document", "", report), manifest.place_of("document")
        document = _file(folder, manifest, name, place, report) if name else None
        return Sources(document=document, allow_remote=flag_at(manifest, "allow_remote", report))
    else:
        report.error("manifest-sources", "Neither pages nor a document is named", manifest.place, BEGIN)
    return Sources()


def _pages(folder: Path, manifest: ObjectNode, report: Report) -> Sources:
    """The pages; among those that only a pattern finds may be prose."""
    found: set[Path] = set()
    patterns = texts_at(manifest, "pages", report)
    for pattern, place in patterns:
        if not _is_pattern(pattern):
            hint = "Write `**/*.md` for all pages in all folders below."
            report.error("manifest-value-invalid", f"`{pattern}` is not a pattern of file names", place, hint)
            continue
        matches = {path for path in folder.glob(pattern) if path.is_file()} if _is_relative(pattern) else set[Path]()
        if not matches:
            hint = _fetch_it(folder) if "fetch" in manifest else f"Patterns are relative to {folder.as_posix()}."
            report.error("manifest-file-missing", f"No page matches `{pattern}`", place, hint)
        found |= matches - {folder / CHANGELOG}
    if not patterns and isinstance(manifest["pages"], ArrayNode):
        report.error("manifest-sources", "The list of pages is empty", manifest.place_of("pages"))
    named = {folder / pattern for pattern, _ in patterns}
    return Sources(pages=tuple(sorted(found, key=Path.as_posix)), found=frozenset(found - named))


def overlays(folder: Path, manifest: ObjectNode, report: Report) -> Iterator[Path]:
    """The overlays, in the order in which they apply; ``manifest-file-missing`` for one that is not there."""
    for name, place in texts_at(manifest, "overlays", report):
        if path := _file(folder, manifest, name, place, report):
            yield path


def _file(folder: Path, manifest: ObjectNode, name: str, place: Place, report: Report) -> Path | None:
    path = folder / name
    if _is_relative(name) and is_file(path):
        return path
    if is_folder(path):
        report.error("manifest-file-missing", f"`{name}` is a folder, not a file", place, "Name the file in it.")
        return None
    siblings = [entry.name for entry in folder.iterdir() if entry.is_file()]
    hint = did_you_mean(name, siblings) or f"Paths are relative to {folder.as_posix()}."
    hint = _fetch_it(folder) if name in manifest.object_at("fetch") else hint
    report.error("manifest-file-missing", f"There is no file `{name}`", place, hint)
    return None


def _fetch_it(folder: Path) -> str:
    return f"Run `docs2client fetch {folder.name}`."


def _is_pattern(text: str) -> bool:
    """Whether every supported Python understands it alike: ``**`` stands for folders, and not within a name."""
    *folders, name = PurePosixPath(text).parts or ("",)
    return "**" not in name and all(part == "**" or "**" not in part for part in folders)


def _is_relative(name: str) -> bool:
    return bool(name) and not Path(name).is_absolute()
