"""Applies an overlay to a document."""

from __future__ import annotations

from typing import Final, cast

from jsonpath_rfc9535 import JSONPathEnvironment, JSONPathError, JSONPathQuery

from generator.diagnostics import MOST_RELATED, Place, Report
from generator.document import Node, NodePath, ObjectNode
from generator.overlay.merge import Conflict, Placed, edit, kind, merge
from generator.overlay.model import Action, Copy, Overlay, Query, Remove, Update
from generator.suggestions import did_you_mean


class _JSONPath(JSONPathEnvironment):
    # The library's own limit of 100 is nearer to real documents than what the YAML reader lets pass.
    max_recursion_depth = 500


_JSONPATH: Final = _JSONPath()
_Matches = dict[NodePath, Node]


def apply_overlay(document: ObjectNode, overlay: Overlay, report: Report) -> ObjectNode:
    """Applies the actions of an overlay one after the other, each to what the one before left.

    An action that selects nothing is an error here, although the specification allows it: otherwise nobody would notice
    that an overlay is out of date. A failed action changes nothing, and the ones after it are still tried.

    Arguments:
        document: any document; it is not changed, and shares its unchanged nodes with the result.
    """
    for action in overlay.actions:
        document = apply_action(document, action, overlay, report)
    return document


def apply_action(document: ObjectNode, action: Action, overlay: Overlay, report: Report) -> ObjectNode:
    """Applies one action of an overlay, as ``apply_overlay`` does; if it fails, the document stays the same."""
    targets = _select(document, action.target, report)
    if targets:
        return _change(document, action, targets, overlay, report)
    if targets is not None:
        message, hint = f"`{action.target.text}` matches nothing", _what_is_there(document, action.target)
        report.error("overlay-target-missing", message, action.target.place, hint)
    return document


def _select(document: ObjectNode, query: Query, report: Report) -> _Matches | None:
    try:
        found = _JSONPATH.compile(query.text).find(document)
    except (JSONPathError, OverflowError) as error:  # the library leaks the latter of numbers as 1e400
        token = error.token if isinstance(error, JSONPathError) else None
        at = f" (character {token.index + 1})" if token else ""
        report.error(
            "overlay-jsonpath-invalid",
            f"`{query.text}` is not a JSONPath expression: {error.args[0]}{at}",
            query.place,
            "RFC 9535 is the rule; a name with other characters than letters, digits and `_` goes into `['...']`.",
        )
        return None
    return {match.location: cast(Node, match.value) for match in found}


def _what_is_there(document: ObjectNode, query: Query) -> str:
    """A hint with the part of the path that exists, and the name that may be meant after that."""
    segments = _JSONPATH.compile(query.text).segments
    for end in range(len(segments) - 1, -1, -1):
        reached = JSONPathQuery(env=_JSONPATH, segments=segments[:end])
        found = [match.value for match in reached.find(document)]
        if not found:
            continue
        keys = sorted({key for value in found if isinstance(value, ObjectNode) for key in value})
        meant = did_you_mean(str(segments[end]).strip("[]'"), keys)
        return f"`{reached}` is there, `{segments[end]}` below it is not. {meant}".rstrip()
    return ""


def _change(document: ObjectNode, action: Action, targets: _Matches, overlay: Overlay, report: Report) -> ObjectNode:
    change = action.change
    if isinstance(change, Remove):
        return _remove(document, action.target, targets, report)
    if isinstance(change, Update):
        return _merge_all(document, action.target, targets, (change.value, change.place), overlay, report)
    if isinstance(change, Copy):
        source = _source(document, change, report)
        return document if source is None else _merge_all(document, action.target, targets, source, overlay, report)
    return document


def _remove(document: ObjectNode, query: Query, targets: _Matches, report: Report) -> ObjectNode:
    if () in targets:
        message = "The whole document cannot be removed"
        report.error("overlay-remove-root", message, query.place, "Select what is to go.")
        return document
    return cast(ObjectNode, edit(document, targets, lambda _: None))


def _source(document: ObjectNode, change: Copy, report: Report) -> Placed | None:
    found = _select(document, change.source, report)
    if found is None:
        return None
    if len(found) != 1:
        hint = _what_is_there(document, change.source) if not found else "Make the expression narrower."
        report.error(
            "overlay-copy-not-single",
            f"`copy` must select one node, and `{change.source.text}` selects {len(found) or 'none'}",
            change.source.place,
            hint,
        )
        return None
    value = next(iter(found.values()))
    return value, change.source.place


def _merge_all(
    document: ObjectNode, query: Query, targets: _Matches, value: Placed, overlay: Overlay, report: Report
) -> ObjectNode:
    kinds = sorted({kind(target) for target in targets.values()})
    if len(kinds) > 1:
        report.error(
            "overlay-target-mixed",
            f"`{query.text}` selects nodes of different kinds: {' and '.join(kinds)}",
            query.place,
            "Make an action for each kind.",
        )
        return document
    if overlay.version == "1.0" and kinds == ["a primitive value"]:
        report.error(
            "overlay-update-incompatible",
            f"`{query.text}` selects a primitive value, which Overlay 1.0 cannot update",
            query.place,
            "Write `overlay: 1.1.0`, or select the object around it and update that key.",
        )
        return document
    conflicts: list[Conflict] = []
    merged = edit(document, targets, lambda target: merge(target, value, conflicts))
    _report_conflicts(conflicts, value[1], report)
    return document if conflicts else cast(ObjectNode, merged)


def _report_conflicts(conflicts: list[Conflict], change: Place, report: Report) -> None:
    """Reports each value once, however many targets it does not fit, and always with a place in the overlay."""
    targets: dict[tuple[str, Place], list[Place]] = {}
    for conflict in conflicts:
        targets.setdefault((conflict.message, conflict.value_place), []).append(conflict.target_place)
    for (message, value), places in targets.items():
        copied = value.file != change.file
        report.error(
            "overlay-update-incompatible",
            message[0].upper() + message[1:],
            change if copied else value,
            "Remove the old value in an action before, if it is to be replaced.",
            [*([value] if copied else []), *places[:MOST_RELATED]],
        )
