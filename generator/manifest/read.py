"""Reads the manifest of an API: ``specs/<api>/api.yaml``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Final

from generator.custom import Replacement
from generator.diagnostics import Place, Report
from generator.document import ObjectNode, read
from generator.manifest.allowances import read_allowances
from generator.manifest.api import Api
from generator.manifest.files import BEGIN, overlays, sources
from generator.manifest.names import read_settings
from generator.manifest.values import refuse_unknown_keys, texts_at

_KEYS: Final = (
    *("package", "client", "version", "pages", "document", "overlays", "environments", "default_environment"),
    *("credentials", "server_variables", "allow", "replaces", "fetch", "allow_remote"),
)


def read_manifest(folder: Path, report: Report) -> Api | None:
    """Reads ``api.yaml`` in the folder of an API.

    Returns:
        None when the manifest cannot be used.
    """
    found = Report()
    if not (folder / "api.yaml").exists():
        hint = f"Write one, or move the folder away: each folder in {folder.parent.as_posix()}/ is an API."
        report.error("manifest-missing", "This API has no manifest `api.yaml`", Place.of(folder), hint)
        return None
    manifest = read(folder / "api.yaml", found)
    api = None if manifest is None else _api(folder, manifest, found)
    if api is not None:
        _check_layout(api, found)
    # The reader of YAML knows no better example than any key.
    report.extend(replace(each, hint=BEGIN) if each.code == "not-an-object" else each for each in found.diagnostics)
    return None if found.failed else api


def _api(folder: Path, manifest: ObjectNode, report: Report) -> Api:
    refuse_unknown_keys(manifest, _KEYS, report)
    return Api(
        name=folder.name,
        folder=folder,
        settings=read_settings(folder.name, manifest, report),
        sources=sources(folder, manifest, report),
        overlays=tuple(overlays(folder, manifest, report)),
        allowances=tuple(read_allowances(folder, manifest, report)),
        replacements=tuple(_replacements(manifest, report)),
    )


def _replacements(manifest: ObjectNode, report: Report) -> Iterator[Replacement]:
    for name, place in texts_at(manifest, "replaces", report):
        yield Replacement(PurePosixPath(name).as_posix(), place)


def _check_layout(api: Api, report: Report) -> None:
    """Reports ``file-unreadable`` for a folder in the place of a file, and the other way round."""
    for path in filter(None, (api.changelog, api.extracted, api.lock, api.names)):
        if path.is_dir():
            hint = f"Move it away: `{path.name}` is a file that docs2client writes."
            report.error("file-unreadable", f"{path.as_posix()} is a folder, not a file", Place.of(path), hint)
    if (api.custom.exists() or api.custom.is_symlink()) and not api.custom.is_dir():
        message, hint = f"{api.custom.as_posix()} is not a folder", "Put custom code into a folder of this name."
        report.error("file-unreadable", message, Place.of(api.custom), hint)
