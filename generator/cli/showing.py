"""Shows the findings of a run to people and to programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import click

from generator.diagnostics import Report
from generator.ledger import Ledger
from generator.presentation import account_of, as_json, as_report, as_text, seen_from


def show(report: Report, style: str) -> None:
    """Shows findings on stderr."""
    found = seen_from(Path.cwd(), report.diagnostics)
    click.echo(as_json(found) if style == "json" else as_text(found), err=True, nl=False)


def report_text(account: Callable[[], Mapping[str, object]] | None, report: Report) -> str:
    """The report of a run: the ledger of what it built, and its findings."""
    return as_report(account() if account else account_of(Ledger()), seen_from(Path.cwd(), report.diagnostics))
