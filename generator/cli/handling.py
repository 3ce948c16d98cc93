"""Runs a command for each API, so that one that fails neither stops nor hides the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from generator.cli.progress import progress
from generator.cli.run import ERRORS_FOUND, OUT_OF_DATE
from generator.diagnostics import Place, Report
from generator.manifest import read_manifest
from generator.manifest.api import Api
from generator.workspace import Outcome, Result, current

Act: TypeAlias = Callable[[Api, Report], Result]


@dataclass(frozen=True, slots=True)
class Handled:
    """The result and the findings for one API; ``api`` is None if its manifest cannot be used."""

    name: str
    result: Result
    report: Report
    api: Api | None

    def __str__(self) -> str:
        counts = [f"{count} {kind}{'s' if count > 1 else ''}" for kind, count in self.result.remembered.items()]
        more = f"; {' and '.join(counts)}, which `docs2client generate --force {self.name}` shows" if counts else ""
        return f"{self.name}: {self.result.outcome.value}{more}"


def where_needed(act: Act) -> Act:
    """The same action for APIs that are out of date only."""

    def act_if_needed(api: Api, report: Report) -> Result:
        return current(api) or act(api, report)

    return act_if_needed


def with_progress(act: Act) -> Act:
    """The same action, shown on the terminal while it runs."""

    def act_in_view(api: Api, report: Report) -> Result:
        with progress(f"{api.name}: generating"):
            return act(api, report)

    return act_in_view


def handle(folder: Path, act: Act) -> Handled:
    """Runs an action for the API in a folder, and keeps the findings even if the API cannot be used."""
    report, result, api = Report(), Result(Outcome.FAILED), None
    try:
        if api := read_manifest(folder, report):
            result = act(api, report)
    except OSError as error:
        place = Place(str(error.filename or folder.as_posix()))
        report.error("file-unreadable", f"This cannot be used: {error.strerror or error}", place)
    return Handled(folder.name, result, report, api)


def exit_code(handled: Iterable[Handled]) -> int:
    """The exit code of a command: a failure counts more than being out of date."""
    outcomes = {each.result.outcome for each in handled}
    if Outcome.FAILED in outcomes:
        return ERRORS_FOUND
    return OUT_OF_DATE if Outcome.STALE in outcomes else 0
