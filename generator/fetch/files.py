"""Gets published files, and the files that documents among them refer to."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from generator.diagnostics import Place, Report
from generator.fetch import references
from generator.fetch.download import Answer, answer_of
from generator.manifest.published import Published


@dataclass(frozen=True, slots=True)
class Fetched:
    """The contents of files: of those that somebody named, and of those that documents among them refer to."""

    named: Mapping[Published, bytes]
    referred: Mapping[Published, bytes]


def fetch(published: Iterable[Published], report: Report) -> Fetched:
    """Gets files as they are published now, and the files that documents among them refer to.

    Arguments:
        report: receives ``fetch-failed`` and ``fetch-refused``, as warnings for files that only a document names.

    Returns:
        The files; only complete if the report has no error.
    """
    named = {each: answer for each in published if (answer := answer_of(each, report)) is not None}
    referred = _referred(named, report)
    return Fetched({each: answer.content for each, answer in named.items()}, referred)


def _referred(named: Mapping[Published, Answer], report: Report) -> dict[Published, bytes]:
    """The files that documents refer to, directly or through others, except those that were named."""
    found: dict[Published, bytes] = {}
    known = {each.path for each in named}
    waiting = deque(each for document, answer in named.items() for each in _led_to(document, answer))
    findings = Report()
    while waiting:
        each = waiting.popleft()
        if each.path in known:
            continue
        known.add(each.path)
        if (answer := answer_of(each, findings)) is not None:
            found[each] = answer.content
            waiting += _led_to(each, answer)
    report.warn_of(findings.diagnostics)  # the document is the rest, and can do without
    return found


def _led_to(document: Published, answer: Answer) -> Iterable[Published]:
    return references.referred(replace(document, url=answer.url), answer.content)


def text_behind(address: str, place: Place, report: Report) -> tuple[str, str] | None:
    """Gets the document at an address that a reference leads to, with its final address after redirects.

    Arguments:
        address: of HTTP or HTTPS.
        place: where the reference stands.
        report: receives ``fetch-failed`` and ``fetch-refused`` when there is none.
    """
    answer = answer_of(Published("document.json", address, place), report)
    return None if answer is None else (answer.content.decode("utf-8-sig"), answer.url)
