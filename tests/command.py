"""The command line, in this process."""

from __future__ import annotations

from click.testing import CliRunner, Result

from generator.cli import cli


def docs2client(*arguments: str) -> Result:
    """What a command prints, and its exit code; an exception is one of the test."""
    return CliRunner().invoke(cli, arguments, catch_exceptions=False)
