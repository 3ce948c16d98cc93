"""Overlays: what they change, what they refuse, and what they must leave alone."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diagnostics import Place, Report
from generator.document import ArrayNode, Node, ObjectNode, dump, load, object_node
from generator.overlay import Action, Overlay, Query, Update, apply_overlay, extended_document, read_overlay
from tests.goldens import Golden, over, readable

UPSTREAM_SETS = (
    "add-a-license",
    "description-and-summary",
    "remove-example",
    "remove-matching-responses",
    "remove-property",
    "remove-server",
    "replace-servers-for-sandbox",
    "update-root",
)
UPSTREAM_VERSIONS = ("v1.0", "v1.1")


def _overlay_of(folder: Path) -> Path:
    return next(path for path in sorted(folder.iterdir()) if path.stem == "overlay")


@over("overlay")
def test_case(case: Path, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(case)
    report = Report()
    document = readable(Path("openapi.yaml"), Report())
    overlay = read_overlay(Path(_overlay_of(case).name), report)
    output = None if overlay is None else apply_overlay(document, overlay, report)
    golden.check_findings(case, report)
    if not report.failed:
        assert output is not None
        golden.check(case / "output.yaml", dump(output))


@pytest.mark.parametrize("name", UPSTREAM_SETS)
def test_upstream_compliance(name: str, corpus: Path) -> None:
    folder = corpus / "overlay" / "compliant-sets" / name
    report = Report()
    overlay = read_overlay(folder / "overlay.yaml", report)
    assert overlay is not None, report.diagnostics
    output = apply_overlay(readable(folder / "openapi.yaml", Report()), overlay, report)
    assert report.diagnostics == ()
    assert output == readable(folder / "output.yaml", Report())


@pytest.mark.parametrize("version", UPSTREAM_VERSIONS)
def test_upstream_accepts(version: str, corpus: Path) -> None:
    for path in sorted((corpus / "overlay" / "tests" / version / "pass").iterdir()):
        report = Report()
        assert read_overlay(path, report) is not None, report.diagnostics
        assert not report.failed


@pytest.mark.parametrize("version", UPSTREAM_VERSIONS)
def test_upstream_refuses(version: str, corpus: Path) -> None:
    for path in sorted((corpus / "overlay" / "tests" / version / "fail").iterdir()):
        report = Report()
        assert read_overlay(path, report) is None, path.name
        assert report.failed


def test_a_node_says_which_overlay_line_it_comes_from(tmp_path: Path) -> None:
    file = tmp_path / "overlay.yaml"
    file.write_text(
        "overlay: 1.1.0\ninfo: {title: t, version: '1'}\nactions:\n"
        "- target: $.info\n  update:\n    title: new\n    license:\n      name: MIT\n"
        "- target: $.info.version\n  update: '2'\n"
        "- target: $.tags\n  update:\n  - name: b\n"
    )
    report = Report()
    overlay = read_overlay(file, report)
    document = load("info:\n  title: old\n  version: '1'\ntags:\n- name: a\n", "openapi.yaml", report)
    assert overlay is not None
    assert document is not None
    output = apply_overlay(document, overlay, report)
    info, tags = output.object_at("info"), output.array_at("tags")
    assert output.place_of("info") == Place("openapi.yaml", 1, 1)
    assert info.place_of("title") == Place(str(file), 6, 5)
    assert info.object_at("license").place_of("name") == Place(str(file), 8, 7)
    assert info.place_of("version") == Place(str(file), 10, 3)
    assert [tags.place_of(0), tags.place_of(1)] == [Place("openapi.yaml", 5, 3), Place(str(file), 13, 5)]


def test_an_alias_is_changed_in_one_place_only() -> None:
    report = Report()
    document = load("a: &shared {x: 1}\nb: *shared\n", "openapi.yaml", report)
    assert document is not None
    output = apply_overlay(document, _updating("$.a", object_node({"x": 2})), report)
    assert output == {"a": {"x": 2}, "b": {"x": 1}}


@pytest.mark.parametrize(
    ("extends", "file"),
    [
        (None, None),
        ("openapi.yaml", "specs/openapi.yaml"),
        ("../my%20api.yaml", "specs/../my api.yaml"),
        ("/openapi.yaml", "/openapi.yaml"),
        ("https://example.com/openapi.yaml", None),
    ],
)
def test_the_document_an_overlay_extends(extends: str | None, file: str | None) -> None:
    overlay = Overlay("1.1", "t", extends, (), "specs/overlay.yaml")
    assert extended_document(Path("specs/overlay.yaml"), overlay) == (None if file is None else Path(file))


def _updating(target: str, value: Node) -> Overlay:
    place = Place("overlay.yaml", 1, 1)
    return Overlay("1.1", "t", None, (Action(Query(target, place), Update(value, place)),), "overlay.yaml")


quick = settings(max_examples=50)
KEYS = st.sampled_from(["a", "b", "c"])
VALUES = st.recursive(
    st.sampled_from([None, True, 1, "text"]),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(KEYS, below, max_size=3),
    max_leaves=12,
)
OBJECTS = st.dictionaries(KEYS, VALUES, max_size=3).map(object_node)
TARGETS = st.sampled_from(["$", "$.*", "$..a", "$.a", "$..b[*]", "$['a','a']", "$..[?@.b]"])


def _plain(document: Node) -> object:
    return json.loads(json.dumps(document))


@quick
@given(OBJECTS)
def test_the_empty_overlay_is_the_identity(document: ObjectNode) -> None:
    assert apply_overlay(document, Overlay("1.1", "t", None, (), "overlay.yaml"), Report()) is document


@quick
@given(OBJECTS, TARGETS, VALUES)
def test_the_input_is_never_touched(document: ObjectNode, target: str, value: object) -> None:
    shared = object_node({"one": document, "two": ArrayNode([document, document])})
    update = object_node({"value": value})["value"]
    before, before_update = deepcopy(_plain(shared)), deepcopy(_plain(update))
    apply_overlay(shared, _updating(target, update), Report())
    assert _plain(shared) == before
    assert _plain(update) == before_update


@quick
@given(OBJECTS, TARGETS, OBJECTS)
def test_the_same_overlay_gives_the_same_document(document: ObjectNode, target: str, value: ObjectNode) -> None:
    overlay = _updating(target, value)
    assert dump(apply_overlay(document, overlay, Report())) == dump(apply_overlay(document, overlay, Report()))
