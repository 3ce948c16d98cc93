"""Changes as text for a terminal, as Markdown for a pull request, and as JSON for programs."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from generator.changes.model import Change, Level
from generator.changes.rules import RULES
from generator.changes.surface_rules import SURFACE_RULES
from generator.diagnostics import Place

_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
_MARKUP: Final = re.compile(r"[\\`*<>~]|(?<!\w)_|_(?!\w)|\](?=[(\[:])")
_MOST_OTHERS: Final = 3


def as_text(changes: Iterable[Change]) -> str:
    """All changes as paragraphs, then a line that counts them."""
    found = list(changes)
    return "".join([*(f"{_paragraph(change)}\n" for change in found), f"{_count(found)}\n"])


def _paragraph(change: Change) -> str:
    place = change.new or change.old
    lines = [f"{place}: {change.level}[{change.rule.id}]: {change.subject}: {change.message}"]
    if change.new and change.old:
        lines.append(f"    before: {change.old}")
    if reached := _calls(change):
        lines.append(f"    calls: {reached}")
    elif others := _others(change):
        lines.append(f"    also: {others}")
    if change.rule.advice:
        lines.append(f"    advice: {change.rule.advice}")
    return "\n".join(_CONTROL.sub(" ", line) for line in lines)


def _calls(change: Change) -> str:
    """The calls that a change reaches, as people write them; empty if the subject of the change is a call itself."""
    more = len(change.methods) - _MOST_OTHERS
    return ", ".join(change.methods[:_MOST_OTHERS]) + (f" and {more} more" if more > 0 else "")


def _others(change: Change) -> str:
    """The operations that a change reaches besides the one in its subject."""
    others = [each for each in change.operations if not f"{change.subject}:".startswith(f"{each}:")]
    more = len(others) - _MOST_OTHERS
    return ", ".join(others[:_MOST_OTHERS]) + (f" and {more} more operations" if more > 0 else "")


def _count(changes: Iterable[Change]) -> str:
    numbers = Counter(change.level for change in changes)
    return ", ".join(f"{numbers[level]} {level}" for level in Level if numbers[level]) or "Nothing changed for callers."


def as_entry(changes: Iterable[Change]) -> str:
    """The changes as an entry of a changelog, which is read without the files that they were made in."""
    found = list(changes)
    sections = {level: [_headline(each) for each in found if each.level is level] for level in Level}
    return "\n\n".join(f"### {level.capitalize()}\n\n" + "\n".join(these) for level, these in sections.items() if these)


def _headline(change: Change) -> str:
    reached = f" ({_in_markdown(found)})" if (found := _calls(change)) else ""
    return f"- {_in_markdown(change.subject)}: {_in_markdown(change.message)}{reached}"


def as_markdown(changes: Iterable[Change]) -> str:
    """Changes as Markdown with a section for each level; compatible changes are folded away."""
    found = list(changes)
    these = {level: [_item(each) for each in found if each.level is level] for level in Level}
    sections = [f"**{_count(found)}**"]
    for level in (Level.BREAKING, Level.RISKY):
        if these[level]:
            sections.append("\n".join((f"### {level.capitalize()}", "", *these[level])))
    if harmless := these[Level.COMPATIBLE]:
        summary = f"<details><summary>{len(harmless)} {Level.COMPATIBLE}</summary>"
        sections.append("\n".join((summary, "", *harmless, "", "</details>")))
    return "\n\n".join(sections) + "\n"


def _item(change: Change) -> str:
    subject, message = (_in_markdown(text) for text in (change.subject, change.message))
    advice = f" {change.rule.advice}" if change.rule.advice else ""
    others = f"<br>Also: {_in_markdown(found)}" if (found := _others(change)) else ""
    reached = f"<br>Calls: {_in_markdown(found)}" if (found := _calls(change)) else others
    return f"- **{subject}**: {message}.{advice} (`{change.rule.id}`, {change.new or change.old}){reached}"


def _in_markdown(text: str) -> str:
    """Text of a document with its Markdown escaped; code stays code."""
    parts = _CONTROL.sub(" ", text).split("`")
    if len(parts) % 2 == 0:
        return _MARKUP.sub(r"\\\g<0>", "`".join(parts))
    return "`".join(part if index % 2 else _MARKUP.sub(r"\\\g<0>", part) for index, part in enumerate(parts))


def as_json(changes: Iterable[Change]) -> str:
    """One JSON array."""
    return json.dumps([_facts(change) for change in changes], indent=2) + "\n"


def _facts(change: Change) -> dict[str, object]:
    return {
        "rule": change.rule.id,
        "level": change.level.value,
        "direction": change.rule.direction.value,
        "subject": change.subject,
        "message": change.message,
        "advice": change.rule.advice,
        "old": _position(change.old),
        "new": _position(change.new),
        "operations": list(change.operations),
        "methods": list(change.methods),
    }


def _position(place: Place | None) -> dict[str, str | int] | None:
    return None if place is None else {"file": place.file, "line": place.line, "column": place.column}


def rules_as_text() -> str:
    """A line for each rule."""
    return "".join(
        f"{rule.level:<11} {rule.direction:<9} {rule.id:<40} {rule.what}\n" for rule in (*RULES, *SURFACE_RULES)
    )


STYLES: Final[Mapping[str, Callable[[Iterable[Change]], str]]] = {
    "text": as_text,
    "markdown": as_markdown,
    "json": as_json,
}
