"""The command line: the only package that prints and sets exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

import click

from generator.cache import use_cache
from generator.cli.run import ERRORS_FOUND

if TYPE_CHECKING:
    from io import TextIOWrapper

_INTERRUPTED: Final = 130

_COMMANDS: Final = {
    "new": "new.new",
    "fetch": "fetch.fetch",
    "generate": "generate.generate",
    "check": "check.check",
    "list": "listing.list_apis",
    "diff": "diff.diff",
    "bump": "bump.bump",
    "vendor": "vendor.vendor",
    "build": "build.build",
    "extract": "extract.extract",
    "overlay": "overlay.overlay_group",
}
_VARIABLE: Final = "DOCS2CLIENT_CACHE"
"""The environment variable with the folder of the cache; an empty value turns the cache off."""


class _Commands(Mapping[str, click.Command]):
    """The commands, each imported only when it is called, so that none waits for what only others need."""

    def __getitem__(self, name: str) -> click.Command:
        module, _, function = _COMMANDS[name].partition(".")
        command: click.Command = getattr(import_module(f"generator.cli.{module}"), function)
        return command

    def __iter__(self) -> Iterator[str]:
        return iter(_COMMANDS)

    def __len__(self) -> int:
        return len(_COMMANDS)


@click.group(
    commands=_Commands(),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 fine, 1 errors found, 2 wrong usage, 3 out of date.",
)
@click.version_option(package_name="docs2client")
def cli() -> None:
    """Turns API documentation pages into typed Python clients.

    A workspace holds one folder per API, specs/<api>/, with a manifest api.yaml. Commands run in the folder that
    holds specs/.

    \b
    docs2client new acme pages/                        add an API to the workspace, from a folder of pages
    docs2client new acme https://acme.example/llms.txt the same, from the pages that a list on the web links to
    docs2client generate                               bring every client of the workspace up to date
    docs2client check replyke                          is it up to date, and why not?
    docs2client build pages/ -o acme                   a client from a folder of pages, no workspace
    docs2client build openapi.yaml -o acme --overlay fixes.yaml
    """


def main() -> None:
    """The console script."""
    use_cache(cache_folder())
    if sys.stdout:  # there is none where somebody closed it
        # As stderr does: not every terminal has every character.
        cast("TextIOWrapper", sys.stdout).reconfigure(errors="backslashreplace")
    try:
        sys.exit(cli.main(standalone_mode=False))
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except OSError as error:  # commands report errors of the files that they read and write by themselves
        click.echo(f"The output cannot be written: {error.strerror}", err=True)
        sys.exit(ERRORS_FOUND)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrupted.", err=True)
        sys.exit(_INTERRUPTED)


def cache_folder() -> Path | None:
    """The folder that the variable names, else the one where the system keeps caches; None for no cache."""
    if (named := os.environ.get(_VARIABLE)) is not None:
        return Path(named) if named else None
    if sys.platform == "win32":
        above = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        above = "~/Library/Caches"
    else:
        above = os.environ.get("XDG_CACHE_HOME", "") or "~/.cache"
    folder = Path(os.path.expanduser(above), "docs2client")  # noqa: PTH111 - it leaves what it cannot expand
    return folder if folder.is_absolute() else None
