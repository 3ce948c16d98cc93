"""The command line: the only place that prints and sets exit codes.

What costs time to import is imported by the command that needs it.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final, cast

import click

from generator.cache import use_cache
from generator.cli.build import build
from generator.cli.bump import bump
from generator.cli.caching import cache_folder
from generator.cli.check import check
from generator.cli.diff import diff
from generator.cli.extract import extract
from generator.cli.fetch import fetch
from generator.cli.generate import generate
from generator.cli.listing import list_apis
from generator.cli.new import new
from generator.cli.overlay import overlay_group
from generator.cli.run import ERRORS_FOUND
from generator.cli.vendor import vendor

if TYPE_CHECKING:
    from io import TextIOWrapper

_INTERRUPTED: Final = 130

COMMANDS: Final[tuple[click.Command, ...]] = (
    new,
    fetch,
    generate,
    check,
    list_apis,
    diff,
    bump,
    vendor,
    build,
    extract,
    overlay_group,
)


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 fine, 1 errors found, 2 wrong usage, 3 out of date.",
)
@click.version_option(package_name="docs2client")
def cli() -> None:
    """Turns API documentation pages into typed Python clients.

    A workspace holds one folder per API, specs/<api>/, with a manifest api.yaml. Commands run in the folder that
    holds specs/.

    \b
    docs2client new acme pages/                        an API of the workspace from a folder of pages
    docs2client new acme https://acme.example/llms.txt from the pages that a list on the web links to
    docs2client generate                               every API of the workspace
    docs2client check replyke                          is it up to date, and why not?
    docs2client build pages/ -o acme                   a client from a folder of pages, no workspace
    docs2client build openapi.yaml -o acme --overlay fixes.yaml
    """


for command in COMMANDS:
    cli.add_command(command)


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
    except OSError as error:  # of what commands read and write, they tell themselves
        click.echo(f"What this command has to say cannot be written: {error.strerror}", err=True)
        sys.exit(ERRORS_FOUND)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrupted.", err=True)
        sys.exit(_INTERRUPTED)
