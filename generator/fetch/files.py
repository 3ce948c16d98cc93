"""Gets files, and those that documents among them refer to."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.diagnostics import Place, Report
from generator.fetch import references
from generator.fetch.download import content_of
from generator.manifest.published import Published


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was got: the files that somebody named, and those that only documents among them lead to."""

    named: Mapping[Published, bytes]
    referred: Mapping[Published, bytes]


def fetch(published: Iterable[Published], report: Report) -> Fetched:
    """Gets files as they are published now, and those that documents among them refer to.

    Arguments:
        published: the files.
        report: receives ``fetch-failed`` and ``fetch-refused``, as warnings of what only a document names.

    Returns:
        Of use when the report has no error.
    """
    named = {each: content for each in published if (content := content_of(each, report)) is not None}
    referred = _referred(named, report)
    return Fetched(named, referred)


def _referred(named: Mapping[Published, bytes], report: Report) -> dict[Published, bytes]:
    """What documents lead to, and what that leads to, each once; what was named is there already."""
    found: dict[Published, bytes] = {}
    known = {each.path for each in named}
    waiting = deque(each for document, content in named.items() for each in references.referred(document, content))
    findings = Report()
    while waiting:
        each = waiting.popleft()
        if each.path in known:
            continue
        known.add(each.path)
        if (content := content_of(each, findings)) is not None:
            found[each] = content
            waiting += references.referred(each, content)
    report.warn_of(findings.diagnostics)  # the document is the rest, and can do without
    return found


def text_behind(address: str, place: Place, report: Report) -> str | None:
    """The document at an address that a reference leads to; None when there is none.

    Arguments:
        address: of HTTP or HTTPS.
        place: where the reference stands.
        report: receives ``fetch-failed`` and ``fetch-refused``.
    """
    content = content_of(Published("document.json", address, place), report)
    return None if content is None else content.decode("utf-8-sig")
