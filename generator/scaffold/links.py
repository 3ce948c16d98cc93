"""Lists of links to pages, as sites publish them for language models (https://llmstxt.org)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from generator.diagnostics import MOST_RELATED, Place, Report
from generator.document import read_text
from generator.openapi.addresses import split
from generator.sources import DOCUMENT_SUFFIXES, PAGE_SUFFIXES
from generator.tree import is_file

LIST_SUFFIX: Final = ".txt"
_LINK: Final = re.compile(r"\[[^\]\n]*\]\(\s*<?([^)>\s]+)")


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a list, and its place."""

    address: str
    place: Place


def linked_files(path: Path, report: Report) -> list[Path]:
    """The files that a list links to, each once, in their order.

    Arguments:
        path: the list, a Markdown text; its links are relative to its folder.
        report: receives ``link-missing`` for missing files, ``link-not-fetched`` for pages on the web, and
            ``source-empty`` if there is no file at all.
    """
    text = read_text(path, report)
    if text is None:
        return []
    links = links_in(path.as_posix(), text)
    distant = [link for link in links if split(link.address).scheme]
    files: dict[Path, None] = {}
    for link in links:
        file = path.parent / unquote(split(link.address).path)
        if link in distant or file.suffix.lower() not in (*PAGE_SUFFIXES, *DOCUMENT_SUFFIXES):
            continue
        if is_file(file):
            files[file] = None
        else:
            report.warning("link-missing", f"There is no file `{link.address}`", link.place, "Correct the link.")
    report_distant(distant, report)
    if not files:
        hint = "Download the pages, and give the folder that they are in."
        report.error("source-empty", "None of the pages that this list links to is here", Place.of(path), hint)
    return list(files)


def links_in(file: str, text: str) -> list[Link]:
    """The links in a list, in their order."""
    return [
        Link(found[1], Place(file, number, found.start(1) + 1))
        for number, line in enumerate(text.splitlines(), 1)
        for found in _LINK.finditer(line)
    ]


def report_distant(links: list[Link], report: Report) -> None:
    """Reports ``link-not-fetched`` once for all links to other places."""
    _report(links, "is on the web", "are on the web", report)


def report_unfetched(links: list[Link], report: Report) -> None:
    """Reports ``link-not-fetched`` once for all links to what is no Markdown."""
    _report(links, "is no Markdown", "are no Markdown", report)


def _report(links: list[Link], one: str, many: str, report: Report) -> None:
    if links:
        related = [link.place for link in links[1 : 1 + MOST_RELATED]]
        first = f"`{links[0].address}`"
        some = f"{len(links)} of the pages {many}, as {first}: they are not fetched"
        message = some if len(links) > 1 else f"One page {one}, {first}: it is not fetched"
        hint = "Give their addresses to `docs2client new`, or add to `pages/` what you need of them."
        report.warning("link-not-fetched", message, links[0].place, hint, related)
