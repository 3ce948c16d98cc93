"""Shows progress on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import contextmanager
from typing import Final

import click

_ERASE_LINE: Final = "\r\033[K"


@contextmanager
def progress(doing: str) -> Generator[None]:
    """Shows what is being done until it is done; only on a terminal, never in logs or to other programs."""
    if not sys.stderr.isatty():
        yield
        return
    click.echo(f"{doing} ...", err=True, nl=False)
    try:
        yield
    finally:
        click.echo(_ERASE_LINE, err=True, nl=False)
