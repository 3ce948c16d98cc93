"""Reads the files that a manifest names: pages or a document, and overlays."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from generator.diagnostics import Place, Report
from generator.document import ArrayNode, ObjectNode
from generator.manifest.api import CHANGELOG
from generator.manifest.values import flag_at, refuse_value, texts_at
from generator.sources import Sources
from generator.suggestions import did_you_mean
from generator.tree import is_file, is_folder

# What nobody means who names pages, a document or an overlay.
_OURS: Final = ("api.yaml", "lock.json", "names.json")

BEGIN: Final = "Give `pages: [pages/*.md]` or `document: openapi.yaml`."


def sources(folder: Path, manifest: ObjectNode, report: Report) -> Sources:
    """The pages or the document of an API; ``manifest-sources`` unless the manifest names one of the two.

    Arguments:
        report: receives ``manifest-file-missing`` and ``manifest-value-invalid`` as well.
    """
    if "pages" in manifest and "document" in manifest:
        hint = "Keep one of the two."
        report.error("manifest-sources", "Both pages and a document are named", manifest.place_of("document"), hint)
    elif "pages" in manifest:
        if "allow_remote" in manifest:
            message = "`allow_remote` is about references of a document, which pages do not have"
            report.error("manifest-value-invalid", message, manifest.place_of("allow_remote"), "Take it away.")
        return _pages(folder, manifest, report)
    elif "document" in manifest:
        return Sources(
            document=_document(folder, manifest, report), allow_remote=flag_at(manifest, "allow_remote", report)
        )
    else:
        report.error("manifest-sources", "Neither pages nor a document is named", manifest.place, BEGIN)
    return Sources()


def _document(folder: Path, manifest: ObjectNode, report: Report) -> Path | None:
    name, place = manifest["document"], manifest.place_of("document")
    if isinstance(name, str):
        return _file(folder, manifest, name, place, report)
    refuse_value("document", "the path of a file", place, report)
    return None


def _pages(folder: Path, manifest: ObjectNode, report: Report) -> Sources:
    """The pages; those that only a pattern finds may be prose."""
    patterns = texts_at(manifest, "pages", report)
    if not patterns and isinstance(manifest["pages"], ArrayNode):
        report.error("manifest-sources", "The list of pages is empty", manifest.place_of("pages"))
    missing = _fetch_it(folder) if "fetch" in manifest else f"Patterns are relative to {folder.as_posix()}."
    found = {path for pattern, place in patterns for path in _matching(folder, pattern, place, missing, report)}
    named = {folder / pattern for pattern, _ in patterns}
    return Sources(pages=tuple(sorted(found, key=Path.as_posix)), found=frozenset(found - named))


def _matching(folder: Path, pattern: str, place: Place, missing: str, report: Report) -> set[Path]:
    """The pages that a pattern finds; ``missing`` is what to do when there are none."""
    if is_folder(folder / pattern):
        hint = f"Write `{PurePosixPath(pattern, '**/*.md')}` for all pages in it and in the folders below."
        report.error("manifest-value-invalid", f"`{pattern}` is a folder, not a pattern", place, hint)
    elif not _is_pattern(pattern):
        hint = "Write `**/*.md` for all pages in all folders below."
        report.error("manifest-value-invalid", f"`{pattern}` is not a pattern of file names", place, hint)
    else:
        found = {path for path in folder.glob(pattern) if path.is_file()} if _is_relative(pattern) else set[Path]()
        if pages := found - {folder / CHANGELOG}:
            return pages
        report.error("manifest-file-missing", f"No page matches `{pattern}`", place, missing)
    return set()


def overlays(folder: Path, manifest: ObjectNode, report: Report) -> Iterator[Path]:
    """The overlays, in the order in which they apply; ``manifest-file-missing`` for one that is not there."""
    for name, place in texts_at(manifest, "overlays", report):
        if path := _file(folder, manifest, name, place, report):
            yield path


def _file(folder: Path, manifest: ObjectNode, name: str, place: Place, report: Report) -> Path | None:
    path = folder / name
    if _is_relative(name) and is_file(path):
        return path
    if name and is_folder(path):
        report.error("manifest-file-missing", f"`{name}` is a folder, not a file", place, "Name the file in it.")
        return None
    ours = (*_OURS, "openapi.yaml") if "pages" in manifest else _OURS
    siblings = [entry.name for entry in folder.iterdir() if entry.is_file() and entry.name not in ours]
    hint = did_you_mean(name, siblings) or f"Paths are relative to {folder.as_posix()}."
    hint = _fetch_it(folder) if name in manifest.object_at("fetch") else hint
    report.error("manifest-file-missing", f"There is no file `{name}`", place, hint)
    return None


def _fetch_it(folder: Path) -> str:
    return f"Run `docs2client fetch {folder.name}`."


def _is_pattern(text: str) -> bool:
    """Whether every supported Python reads a pattern alike: ``**`` has to be a whole step."""
    *folders, name = PurePosixPath(text).parts or ("",)
    return "**" not in name and all(part == "**" or "**" not in part for part in folders)


def _is_relative(name: str) -> bool:
    return bool(name) and not Path(name).is_absolute()
