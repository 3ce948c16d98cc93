"""Reads overlay documents, and reports each field that the format does not allow."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from generator.diagnostics import Place, Report
from generator.document import ArrayNode, Node, ObjectNode, read
from generator.openapi.addresses import split
from generator.overlay.model import Action, Change, Copy, Overlay, Query, Remove, Update
from generator.suggestions import did_you_mean

_VERSION: Final = re.compile(r"(1\.[01])\.\d+")
_OVERLAY_FIELDS: Final = ("overlay", "info", "extends", "actions")
_INFO_FIELDS: Final = ("title", "version", "description")
_ACTION_FIELDS: Final = ("target", "description", "update", "copy", "remove")
_NEW_IN_1_1: Final = frozenset({("info", "description"), ("action", "copy")})


def read_overlay(path: Path, report: Report) -> Overlay | None:
    """Reads an overlay document, YAML or JSON.

    Returns:
        The overlay; None when it cannot be used.
    """
    root = read(path, report)
    if root is None:
        return None
    found = Report()
    overlay = _overlay(root, str(path), found)
    if not found.failed:  # or a misspelled field would be reported twice
        _mention_empty(overlay.actions, found)
    report.extend(found.diagnostics)
    return None if found.failed else overlay


def extended_document(path: Path, overlay: Overlay) -> Path | None:
    """The file that an overlay extends, found from its own path; None if it names none, or a web address."""
    if overlay.extends is None:
        return None
    reference = split(overlay.extends)
    extended = unquote(reference.path)
    if reference.scheme not in ("", "file") or reference.netloc or not extended or "\0" in extended:
        return None
    return path.parent / extended


def _overlay(root: ObjectNode, file: str, report: Report) -> Overlay:
    version = _version(root, report)
    _refuse_unknown(root, "overlay", _OVERLAY_FIELDS, version, report)
    info = _object(root, "info", report)
    if info is not None:
        _refuse_unknown(info, "info", _INFO_FIELDS, version, report)
        _needed_text(info, "version", report)
        _text(info, "description", report)
    return Overlay(
        version=version,
        title=_needed_text(info, "title", report) or "" if info is not None else "",
        extends=_text(root, "extends", report),
        actions=_actions(root, version, report),
        file=file,
    )


def _version(root: ObjectNode, report: Report) -> str:
    written = _required(root, "overlay", report)
    matched = _VERSION.fullmatch(written) if isinstance(written, str) else None
    if "overlay" in root and matched is None:
        report.error(
            "overlay-invalid",
            f"`{written}` is not a version of the overlay format that can be read",
            root.place_of("overlay"),
            "Write `overlay: 1.0.0` or `overlay: 1.1.0`.",
        )
    return matched[1] if matched else "1.1"


def _actions(root: ObjectNode, version: str, report: Report) -> tuple[Action, ...]:
    written = _required(root, "actions", report)
    if written is None:
        if "actions" in root:
            hint = "Uncomment or write one, or take the overlay out of the manifest."
            report.warning("overlay-without-actions", "Not one action is in force", root.place_of("actions"), hint)
        return ()
    if not isinstance(written, ArrayNode) or not written:
        report.error("overlay-invalid", "`actions` must be a list of at least one action", root.place_of("actions"))
        return ()
    _refuse_repeated(written, report)
    return tuple(
        action
        for index, item in enumerate(written)
        if (action := _action(item, written.place_of(index), version, report)) is not None
    )


def _refuse_repeated(actions: ArrayNode, report: Report) -> None:
    first: dict[str, Place] = {}
    for index, action in enumerate(actions):
        place = actions.place_of(index)
        before = first.setdefault(json.dumps(action, sort_keys=True), place)
        if before is not place:
            report.error("overlay-invalid", "The same action stands twice", place, "Remove one of the two.", (before,))


def _action(item: Node, place: Place, version: str, report: Report) -> Action | None:
    if not isinstance(item, ObjectNode):
        report.error("overlay-invalid", "An action must be an object", place, "It starts with its `target`.")
        return None
    _refuse_unknown(item, "action", _ACTION_FIELDS, version, report)
    description = _text(item, "description", report)
    target = _query(item, "target", report)
    change = _change(item, report)
    return None if target is None else Action(target, change, description or "")


def _change(item: ObjectNode, report: Report) -> Change | None:
    remove = item.get("remove", False)
    if not isinstance(remove, bool):
        report.error("overlay-invalid", "`remove` must be true or false", item.place_of("remove"))
    source = _query(item, "copy", report) if "copy" in item else None
    if remove:
        _mention_ignored(item, report)
        return Remove()
    if "update" in item and "copy" in item:
        report.error(
            "overlay-invalid",
            "An action has either `update` or `copy`",
            item.place_of("copy"),
            "Make two actions of it; they apply in their order.",
            (item.place_of("update"),),
        )
    if source is not None:
        return Copy(source)
    return Update(item["update"], item.place_of("update")) if "update" in item else None


def _mention_ignored(item: ObjectNode, report: Report) -> None:
    for name in ("update", "copy"):
        if name in item:
            report.warning(
                "overlay-update-ignored",
                f"`{name}` has no effect beside `remove: true`",
                item.place_of(name),
                "To replace something, remove it in one action and add it in the next.",
                (item.place_of("remove"),),
            )


def _mention_empty(actions: Iterable[Action], report: Report) -> None:
    for action in actions:
        if action.change is None:
            message = "This action changes nothing: it has neither `update` nor `copy` nor `remove: true`"
            hint = "Write what it changes, or remove it."
            report.warning("overlay-action-empty", message, action.target.place, hint)


def _query(item: ObjectNode, name: str, report: Report) -> Query | None:
    text = _needed_text(item, name, report)
    if text is None:
        return None
    if not text.startswith("$"):
        report.error(
            "overlay-invalid",
            f"`{name}` is not a JSONPath expression: `{text}`",
            item.place_of(name),
            f"It starts at the root of the document: `$.{text}`.",
        )
    return Query(text, item.place_of(name))


def _refuse_unknown(item: ObjectNode, where: str, known: tuple[str, ...], version: str, report: Report) -> None:
    for key in item:
        if key.startswith("x-") or (key in known and (version != "1.0" or (where, key) not in _NEW_IN_1_1)):
            continue
        hint = did_you_mean(key, known) or f"Known fields: {', '.join(known)}, and `x-...`."
        if key in known:
            hint = "It came with Overlay 1.1: write `overlay: 1.1.0`."
        report.error(
            "overlay-invalid", f"`{where}` has no field `{key}` in Overlay {version}", item.place_of(key), hint
        )


def _required(item: ObjectNode, name: str, report: Report) -> Node:
    if name not in item:
        report.error("overlay-invalid", f"`{name}` is missing", item.place)
    return item.get(name)


def _object(item: ObjectNode, name: str, report: Report) -> ObjectNode | None:
    value = _required(item, name, report)
    if isinstance(value, ObjectNode):
        return value
    if name in item:
        report.error("overlay-invalid", f"`{name}` must be an object", item.place_of(name))
    return None


def _needed_text(item: ObjectNode, name: str, report: Report) -> str | None:
    _required(item, name, report)
    return _text(item, name, report)


def _text(item: ObjectNode, name: str, report: Report) -> str | None:
    value = item.get(name)
    if isinstance(value, str):
        return value
    if name in item:
        hint = "" if isinstance(value, ObjectNode | ArrayNode) else "Put the value in quotes."
        report.error("overlay-invalid", f"`{name}` must be a string", item.place_of(name), hint)
    return None
