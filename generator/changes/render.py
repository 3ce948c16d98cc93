"""Changes as text for a terminal, as Markdown for a pull request, and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from generator.changes.model import Change, Level
from generator.changes.rules import RULES
from generator.changes.surface_rules import SURFACE_RULES
from generator.diagnostics import Place


def as_text(changes: Iterable[Change]) -> str:
    """One change after the other."""
    return "".join(f"{_paragraph(change)}\n" for change in changes) or "Nothing changed for callers.\n"


def _paragraph(change: Change) -> str:
    place = change.new or change.old
    lines = [f"{place}: {change.level}[{change.rule.id}]: {change.subject}: {change.message}"]
    if change.new and change.old:
        lines.append(f"    before: {change.old}")
    if change.rule.advice:
        lines.append(f"    advice: {change.rule.advice}")
    return "\n".join(lines)


def as_markdown(changes: Iterable[Change]) -> str:
    """A section for each level."""
    found = list(changes)
    sections = [(level, [each for each in found if each.level is level]) for level in Level]
    return "\n".join(
        "\n".join((f"### {level.capitalize()}", "", *(f"- {each.subject}: {each.message}" for each in these), ""))
        for level, these in sections
        if these
    )


def as_json(changes: Iterable[Change]) -> str:
    """One JSON array."""
    return json.dumps([_facts(change) for change in changes], ensure_ascii=False, indent=2) + "\n"


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
