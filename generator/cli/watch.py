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
    """Does something to each API now and whenever its files change, until somebody interrupts it.

    Arguments:
        names: the APIs; none for all, also for those that are added.
        act: what to do.
        style: how findings are shown.
    """
    folders(names)  # a name that is wrong is said at once
    before: dict[str, Outcome] = {}

    def look() -> Mapping[str, Stamps]:
        return {folder.name: stamps(folder) for folder in api_folders() if not names or folder.name in names}

    try:
        for changed in changes(look, time.sleep):
            for name in changed:
                # At first everything is built: that tells what there is to mend, and later builds find all imported.
                handled = handle(SPECS / name, where_needed(act) if name in before else act)
                _tell(handled, before.get(name), style)
                before[name] = handled.result.outcome
    except KeyboardInterrupt:
        pass
    sys.exit(0)


def _tell(handled: Handled, before: Outcome | None, style: str) -> None:
    """Shows what came of an API, but not that what a build wrote is up to date."""
    outcome = handled.result.outcome
    if outcome is not Outcome.CURRENT or before not in (Outcome.CURRENT, Outcome.WRITTEN):
        click.echo(str(handled))
        show(handled.report, style)
