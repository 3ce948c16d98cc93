"""Operations that a package would lose because a page no longer describes them."""

from __future__ import annotations

from pathlib import Path

from generator.diagnostics import Place, Report
from generator.ledger import Ledger
from generator.lock import Digests
from generator.manifest.api import Api
from generator.remembered_names import read_names
from generator.sources import PAGE_SUFFIXES


def report_lost_operations(api: Api, before: Digests, now: Digests, ledger: Ledger, report: Report) -> None:
    """Reports ``operation-lost`` for operations that were generated from a page without any operation now.

    If a page drops an operation and still has others, that is an edit like any other. But a page that is gone, empty or
    prose may be a mistake of its publisher, and the names of its operations are remembered nowhere else.

    Arguments:
        before: the inputs of the last run, by their path from the folder of the API.
        now: the inputs of this run.
    """
    describing = {entry.place.file for entry in ledger.operations}
    changed = (api.folder / path for path, digest in before.items() if now.get(path) != digest)
    silent = sorted(path for path in changed if _is_page(api, path) and path.as_posix() not in describing)
    if not silent:
        return
    remembered = read_names(api.names, Report()).operations
    lost = remembered.keys() - {entry.subject.operation for entry in ledger.operations}
    for operation in sorted(lost):
        report.error(
            "operation-lost",
            f"{operation} was generated, and is no longer described: {_cause(api, silent[0])}",
            Place.of(silent[0]),
            f"Bring the page back; or, if the operation is gone, delete its line in {api.names.as_posix()}.",
            [Place.of(path) for path in silent[1:]],
        )


def _is_page(api: Api, path: Path) -> bool:
    return path.suffix.lower() in PAGE_SUFFIXES and path != api.changelog and not path.is_relative_to(api.custom)


def _cause(api: Api, page: Path) -> str:
    return "this page has no operation left" if page in api.sources.pages else "this page is not there, or not used"
