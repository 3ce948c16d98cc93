"""The manifest of an API: ``specs/<api>/api.yaml`` becomes a frozen ``Api``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Final

from generator.custom import Replacement
from generator.diagnostics import Place, Report
from generator.document import ArrayNode, ObjectNode, read
from generator.manifest.allowances import read_allowances
from generator.manifest.api import CHANGELOG, Api
from generator.manifest.layout import check_layout
from generator.manifest.names import read_settings
from generator.manifest.values import flag_at, refuse_unknown_keys, text_at, texts_at
from generator.sources import Sources
from generator.spelling import did_you_mean
from generator.tree import is_file, is_folder

_KEYS: Final = (
    *("package", "client", "version", "pages", "document", "overlays", "environments", "default_environment"),
    *("credentials", "server_variables", "allow", "replaces", "fetch", "allow_remote"),
)

_BEGIN: Final = "Give `pages: [pages/*.md]` or `document: openapi.yaml`."


def read_manifest(folder: Path, report: Report) -> Api | None:
    """Reads ``api.yaml`` in the folder of an API.

    Arguments:
        folder: ``specs/<api>``.
        report: receives the ``manifest-…`` findings, and those of reading YAML.

    Returns:
        None when the manifest cannot be used.
    """
    found = Report()
    if not (folder / "api.yaml").exists():
        hint = f"Write one, or move the folder away: each folder in {folder.parent.as_posix()}/ is an API."
        report.error("manifest-missing", "This API has no manifest `api.yaml`", Place(folder.as_posix()), hint)
        return None
    manifest = read(folder / "api.yaml", found)
    api = None if manifest is None else _api(folder, manifest, found)
    if api is not None:
        check_layout(api, found)
    # The reader of YAML knows no better example than any key.
    report.extend(replace(each, hint=_BEGIN) if each.code == "not-an-object" else each for each in found.diagnostics)
    return None if found.failed else api


def _api(folder: Path, manifest: ObjectNode, report: Report) -> Api:
    refuse_unknown_keys(manifest, _KEYS, report)
    return Api(
        name=folder.name,
        folder=folder,
        settings=read_settings(folder.name, manifest, report),
        sources=_sources(folder, manifest, report),
        overlays=tuple(_files(folder, manifest, "overlays", report)),
        allowances=tuple(read_allowances(folder, manifest, report)),
        replacements=tuple(_replacements(manifest, report)),
    )


def _sources(folder: Path, manifest: ObjectNode, report: Report) -> Sources:
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
        report.error("manifest-sources", "Neither pages nor a document is named", manifest.place, _BEGIN)
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


def _files(folder: Path, manifest: ObjectNode, key: str, report: Report) -> Iterator[Path]:
    for name, place in texts_at(manifest, key, report):
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


def _replacements(manifest: ObjectNode, report: Report) -> Iterator[Replacement]:
    for name, place in texts_at(manifest, "replaces", report):
        yield Replacement(PurePosixPath(name).as_posix(), place)


def _fetch_it(folder: Path) -> str:
    return f"Run `docs2client fetch {folder.name}`."


def _is_pattern(text: str) -> bool:
    """Whether every supported Python understands it alike: ``**`` stands for folders, and not within a name."""
    *folders, name = PurePosixPath(text).parts or ("",)
    return "**" not in name and all(part == "**" or "**" not in part for part in folders)


def _is_relative(name: str) -> bool:
    return bool(name) and not Path(name).is_absolute()
