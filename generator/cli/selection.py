"""Selects the APIs that a command is about."""

from __future__ import annotations

from pathlib import Path

import click

from generator.suggestions import did_you_mean
from generator.workspace import SPECS, api_folders


def folders(names: tuple[str, ...]) -> list[Path]:
    """The folders of the named APIs, or of all; a usage error if there is no workspace, or no API of that name."""
    try:
        known = {folder.name: folder for folder in api_folders()}
    except OSError as error:
        raise click.ClickException(f"{SPECS}/, which holds the APIs, cannot be read: {error.strerror}") from error
    if not known:
        raise click.UsageError(f"There is no API here: {SPECS}/<api>/api.yaml is looked for. {_where_to_go()}")
    unknown = [name for name in names if name not in known]
    if unknown:
        advice = {name: did_you_mean(name, known) or f"There are: {', '.join(known)}." for name in unknown}
        raise click.UsageError("\n".join(f"There is no API {name}. {advice[name]}" for name in unknown))
    return [known[name] for name in dict.fromkeys(names or known)]


def _where_to_go() -> str:
    above = next((folder for folder in Path.cwd().parents if (folder / SPECS).is_dir()), None)
    return f"Run it in {above}." if above else "Run it in the folder that holds it, or begin one: `docs2client new`."
