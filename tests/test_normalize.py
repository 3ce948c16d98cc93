"""Normalising: each pass by itself and all of them together, and what holds for any document."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from generator.diagnostics import Report
from generator.document import ObjectNode, dump, object_node, read
from generator.normalize import PASSES, normalize
from tests.documents import OPERATIONS, SCHEMAS, Schema, documents, operation_names, schema_names
from tests.goldens import Golden, over

Pass = Callable[[ObjectNode, Report], ObjectNode]

# Every document is normalised by the whole of the passes as well.
BY_NAME: dict[str, Pass] = {**{each.__name__: each for each in PASSES}, "all": normalize}

# Machines that build are busy: how long an example takes says nothing here.
patiently = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@over("normalize")
def test_case(case: Path, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name of a case starts with the name of its pass, or with ``all``."""
    monkeypatch.chdir(case)
    report = Report()
    document = read(Path("openapi.yaml"), report)
    assert document is not None
    golden.check(case / "expected.yaml", dump(BY_NAME[case.name.partition("-")[0]](document, report)))
    if report.diagnostics or (case / "diagnostics.txt").exists():
        golden.check(case / "diagnostics.txt", "".join(f"{found}\n" for found in report.diagnostics))


NOTHING_TO_MERGE: Schema = {
    "paths": {},
    "components": {
        "schemas": {
            "Union": {"oneOf": [{"type": "string"}]},
            "Part": {"type": "object", "properties": {"id": {"type": "string"}}},
            "Inner": {"allOf": [{"$ref": "#/components/schemas/Union"}], "description": "No properties."},
            "Outer": {"allOf": [{"$ref": "#/components/schemas/Inner"}, {"$ref": "#/components/schemas/Part"}]},
        }
    },
}


@patiently
@given(documents())
@example(NOTHING_TO_MERGE)
def test_every_pass_is_idempotent_and_leaves_its_input_alone(value: Schema) -> None:
    document = object_node(value)
    for apply in PASSES:
        before = dump(document)
        result = apply(document, Report())
        assert dump(document) == before, apply.__name__
        assert dump(apply(result, Report())) == dump(result), apply.__name__
        document = result


@patiently
@given(documents())
def test_what_is_normal_stays_as_it_is(value: Schema) -> None:
    once = normalize(object_node(value), Report())
    assert dump(normalize(once, Report())) == dump(once)


@patiently
@given(documents(), OPERATIONS)
def test_an_operation_that_is_added_renames_nothing(value: Schema, operation: Schema) -> None:
    before = normalize(object_node(value), Report())
    added = {**value, "paths": {**value["paths"], "/added": {"post": operation}}}
    after = normalize(object_node(added), Report())
    names = operation_names(after)
    assert {key: names[key] for key in operation_names(before)} == operation_names(before)
    assert set(schema_names(before)) <= set(schema_names(after))


@patiently
@given(documents(), st.sampled_from(["Added", "added-thing"]), SCHEMAS)
def test_a_schema_that_is_added_renames_nothing(value: Schema, key: str, schema: Schema) -> None:
    before = normalize(object_node(value), Report())
    added = {**value, "components": {"schemas": {**value["components"]["schemas"], key: schema}}}
    after = normalize(object_node(added), Report())
    assert operation_names(after) == operation_names(before)
    assert set(schema_names(before)) <= set(schema_names(after))
