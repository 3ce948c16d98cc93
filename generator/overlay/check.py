"""Finds actions of an overlay that are no longer needed, because the document has changed."""

from __future__ import annotations

from generator.diagnostics import Report
from generator.document import ArrayNode, Node, ObjectNode
from generator.overlay.apply import apply_action
from generator.overlay.difference import same
from generator.overlay.model import Action, Overlay, Remove


def check_overlay(document: ObjectNode, overlay: Overlay, report: Report) -> ObjectNode:
    """Applies an overlay as ``apply_overlay`` does, and reports actions that change nothing or repeat an entry.

    Arguments:
        document: any document; it is not changed.

    Returns:
        The document with the overlay applied.
    """
    for action in overlay.actions:
        findings = Report()
        changed = apply_action(document, action, overlay, findings)
        report.extend(findings.diagnostics)
        if action.change and not findings.failed:
            _check_change(document, changed, action, report)
        document = changed
    return document


def _check_change(before: ObjectNode, after: ObjectNode, action: Action, report: Report) -> None:
    if same(before, after):
        report.warning(
            "overlay-action-unneeded",
            f"`{action.target.text}` is so already: this action changes nothing",
            action.target.place,
            "Remove it, unless the document is to change back.",
        )
    elif not isinstance(action.change, Remove) and _repeats(before, after):
        report.warning(
            "overlay-entry-repeated",
            f"This action adds to a list in `{action.target.text}` what stands there already",
            action.target.place,
            "The document has caught up: remove the entry.",
        )


def _repeats(before: Node, after: Node) -> bool:
    """Whether a list got an entry that it had already."""
    if before is after:
        return False
    if isinstance(before, ObjectNode) and isinstance(after, ObjectNode):
        return any(_repeats(value, after[key]) for key, value in before.items() if key in after)
    if isinstance(before, ArrayNode) and isinstance(after, ArrayNode):
        added = after[len(before) :]
        if any(same(entry, known) for entry in added for known in before):
            return True
        return any(_repeats(one, other) for one, other in zip(before, after, strict=False))
    return False
