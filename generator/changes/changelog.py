"""The changelog of a client, like https://keepachangelog.com/en/1.1.0/ but with a section for each level of changes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from generator.changes.model import Change
from generator.changes.presentation import as_entry

_START = """\
# Changelog

What changed for people who call this client; versions are [semantic](https://semver.org/spec/v2.0.0.html).
"""


def with_entry(text: str, version: str, day: date, changes: Iterable[Change]) -> str:
    """The changelog with an entry for a version above all others; unchanged if it has one already.

    Arguments:
        text: the changelog; empty for a new one.
    """
    if _entry(text, version):
        return text
    body = as_entry(changes) or "Nothing changed for callers.\n"
    entry = f"## {version} - {day.isoformat()}\n\n{body.rstrip()}\n"
    text = text or _START
    first = re.search(r"^## (?!\[?Unreleased)", text, re.MULTILINE | re.IGNORECASE)
    at = first.start() if first else len(text)
    before, after = text[:at].rstrip(), text[at:]
    return f"{before}\n\n{entry}\n{after}".rstrip() + "\n"


def left_out(text: str, version: str, changes: Iterable[Change]) -> list[str]:
    """The lines that would be written for these changes now, and that the entry of the version does not have."""
    there = set(_entry(text, version).splitlines())
    return [line for line in as_entry(changes).splitlines() if line.startswith("- ") and line not in there]


def _entry(text: str, version: str) -> str:
    """The entry of a version, with its heading; empty when there is none."""
    found = re.search(rf"^## \[?{re.escape(version)}\b(?![.\w])(?s:.*?)(?=^## |\Z)", text, re.MULTILINE)
    return found[0] if found else ""
