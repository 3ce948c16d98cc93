"""Reads values of a manifest; a value of the wrong kind is reported as ``manifest-value-invalid``."""

from __future__ import annotations

from collections.abc import Collection

from generator.diagnostics import Place, Report
from generator.document import ArrayNode, Node, ObjectNode
from generator.suggestions import did_you_mean


def refuse_unknown_keys(node: ObjectNode, known: Collection[str], report: Report) -> None:
    """Reports ``manifest-key-unknown`` for each key that is not known."""
    for key in node:
        if key not in known:
            hint = did_you_mean(key, known) or f"Known keys: {', '.join(sorted(known))}."
            report.error("manifest-key-unknown", f"A manifest has no key `{key}` here", node.place_of(key), hint)


def refuse_value(key: str, expected: str, place: Place, report: Report, hint: str = "") -> None:
    """Reports ``manifest-value-invalid`` for a value that is not as expected."""
    report.error("manifest-value-invalid", f"`{key}` must be {expected}", place, hint)


def text_at(node: ObjectNode, key: str, default: str, report: Report) -> str:
    """The text under a key, or the default."""
    value = node.get(key, default)
    if isinstance(value, str):
        return value
    refuse_value(key, "text (a number needs quotes)", node.place_of(key), report)
    return default


def flag_at(node: ObjectNode, key: str, report: Report) -> bool:
    """Whether the value under a key is ``true``."""
    value = node.get(key, False)
    if not isinstance(value, bool):
        refuse_value(key, "true or false", node.place_of(key), report)
    return value is True


def object_at(node: ObjectNode, key: str, report: Report) -> ObjectNode:
    """The object under a key; an empty one when there is none."""
    if key in node and not isinstance(node[key], ObjectNode):
        refuse_value(key, "a mapping", node.place_of(key), report)
    return node.object_at(key)


def items_at(node: ObjectNode, key: str, report: Report) -> list[tuple[Node, Place]]:
    """The items of the list under a key, each with its place."""
    if key in node and not isinstance(node[key], ArrayNode):
        hint = f"Write `{key}: [{node[key]}]`." if isinstance(node[key], str) else ""
        refuse_value(key, "a list", node.place_of(key), report, hint)
    items = node.array_at(key)
    return [(item, items.place_of(index)) for index, item in enumerate(items)]


def texts_at(node: ObjectNode, key: str, report: Report) -> list[tuple[str, Place]]:
    """The texts in the list under a key, each with its place."""
    texts: list[tuple[str, Place]] = []
    for item, place in items_at(node, key, report):
        if isinstance(item, str):
            texts.append((item, place))
        else:
            refuse_value(key, "a list of texts", place, report)
    return texts
