"""``docs2client generate --watch``."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from typing import NoReturn

import click

from generator.cli.handling import Act, Handled, handle, where_needed
from generator.cli.selection import folders
from generator.cli.showing import show
from generator.workspace import SPECS, Outcome, api_folders
from generator.workspace.watch import Stamps, changes, stamps


def watch(names: tuple[str, ...], act: Act, style: str) -> NoReturn:
    """Runs an action for each API now, and again whenever its files change, until somebody interrupts it.

    Arguments:
        names: the APIs; empty for all, including those that are added meanwhile.
    """
    folders(names)  # reports a wrong name at once
    before: dict[str, Outcome] = {}

    def look() -> Mapping[str, Stamps]:
        return {folder.name: stamps(folder) for folder in api_folders() if not names or folder.name in names}

    try:
        for changed in changes(look, time.sleep):
            for name in changed:
                # The first time everything is built: this shows all findings, and imports everything for later builds.
                handled = handle(SPECS / name, where_needed(act) if name in before else act)
                _tell(handled, before.get(name), style)
                before[name] = handled.result.outcome
    except KeyboardInterrupt:
        pass
    sys.exit(0)


def _tell(handled: Handled, before: Outcome | None, style: str) -> None:
    """Shows the result for an API, unless it is only that an API which was built before is still up to date."""
    outcome = handled.result.outcome
    if outcome is not Outcome.CURRENT or before not in (Outcome.CURRENT, Outcome.WRITTEN):
        click.echo(str(handled))
        show(handled.report, style)
