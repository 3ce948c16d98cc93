"""Overlays made of what somebody edited, and overlays that documents have caught up with."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diagnostics import Report
from generator.document import Node, ObjectNode, dump, object_node, read
from generator.overlay import apply_overlay, check_overlay, difference, overlay_document, read_overlay
from tests.goldens import Golden, over

quick = settings(max_examples=100)
NAMES = st.sampled_from(["name", "in", "$ref", "url", "a", "/b/{c}", 'it\'s \\ "quoted"', "\n\x01", "ключ", ""])
TEXTS = st.sampled_from(["x", "y", "it's \\", "a\tb", "", "1", "true", "🙂"])
SCALARS = st.one_of(TEXTS, st.sampled_from([None, True, False, 0, 1, 1.0, -2.5]))
VALUES = st.recursive(
    SCALARS,
    lambda below: st.lists(below, max_size=4) | st.dictionaries(NAMES, below, max_size=4),
    max_leaves=16,
)
OBJECTS = st.dictionaries(NAMES, VALUES, max_size=4).map(object_node)


@st.composite
def edited(draw: st.DrawFn) -> tuple[ObjectNode, ObjectNode]:
    """A document, and itself after some edits of the kinds that people make."""
    old = draw(OBJECTS)
    new = json.loads(json.dumps(old))
    for _ in range(draw(st.integers(0, 4))):
        holder = new
        while inner := [part for part in _parts(holder) if isinstance(part, dict | list) and part]:
            if draw(st.booleans()):
                break
            holder = draw(st.sampled_from(inner))
        _edit(draw, holder)
    return old, object_node(new)


def _parts(holder: dict[str, object] | list[object]) -> list[object]:
    return list(holder.values()) if isinstance(holder, dict) else holder


def _edit(draw: st.DrawFn, holder: dict[str, object] | list[object]) -> None:
    act = draw(st.sampled_from(["remove", "replace", "add", "reverse"]))
    if isinstance(holder, dict):
        key = draw(st.sampled_from(sorted(holder)) if holder and act != "add" else NAMES)
        holder.pop(key, None)
        if act != "remove":
            holder[key] = draw(VALUES)
        return
    at = draw(st.integers(0, max(len(holder) - 1, 0)))
    if act == "reverse":
        holder.reverse()
    elif act == "add" or not holder:
        holder.insert(at, draw(VALUES))
    elif act == "remove":
        del holder[at]
    else:
        holder[at] = draw(VALUES)


def exactly(document: Node) -> str:
    return json.dumps(document, sort_keys=True)


def applied(old: ObjectNode, new: ObjectNode, folder: Path) -> ObjectNode:
    """The old document with the overlay that leads to the new one, after a way through a file."""
    actions = difference(old, new)
    if not actions:
        return old
    file, report = folder / "overlay.yaml", Report()
    file.write_text(dump(overlay_document("Edits", actions)), encoding="utf-8")
    overlay = read_overlay(file, report)
    assert overlay is not None, report.diagnostics
    result = check_overlay(old, overlay, report)
    assert not any(found.code != "overlay-entry-repeated" for found in report.diagnostics), report.diagnostics
    return result


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("overlays")


@quick
@given(edited())
def test_applying_the_difference_gives_what_was_edited(folder: Path, pair: tuple[ObjectNode, ObjectNode]) -> None:
    old, new = pair
    before = deepcopy(exactly(old))
    assert exactly(applied(old, new, folder)) == exactly(new)
    assert exactly(old) == before


@quick
@given(OBJECTS, OBJECTS)
def test_it_leads_from_any_document_to_any_other(folder: Path, old: ObjectNode, new: ObjectNode) -> None:
    assert exactly(applied(old, new, folder)) == exactly(new)


def test_objects_are_known_by_their_names_beside_what_is_no_object(folder: Path) -> None:
    old, new = (object_node({"a": ["s", {"name": "x", "b": value}, None]}) for value in (1, 2))
    (action,) = difference(old, new)
    assert action.target.text == "$.a[?@.name == 'x']"
    assert exactly(applied(old, new, folder)) == exactly(new)


@over("overlay_difference")
def test_case(case: Path, golden: Golden, tmp_path: Path) -> None:
    old, new = read(case / "old.yaml", Report()), read(case / "new.yaml", Report())
    assert old is not None
    assert new is not None
    golden.check(case / "overlay.yaml", dump(overlay_document("Edits", difference(old, new))))
    assert exactly(applied(old, new, tmp_path)) == exactly(new)


def test_the_same_document_needs_no_overlay() -> None:
    document = object_node({"a": [1, {"name": "x"}]})
    assert difference(document, object_node({"a": [1, {"name": "x"}]})) == ()


@over("overlay_check")
def test_check(case: Path, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(case)
    report = Report()
    document, overlay = read(Path("openapi.yaml"), report), read_overlay(Path("overlay.yaml"), report)
    assert document is not None
    assert overlay is not None
    after = check_overlay(document, overlay, report)
    golden.check_findings(case, report)
    assert after == apply_overlay(document, overlay, Report())
