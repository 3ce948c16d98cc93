"""Normalising: each pass by itself and all of them together, and what holds for any document."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from generator.diagnostics import Report
from generator.document import ObjectNode, dump, object_node
from generator.normalize import normalize
from tests.documents import SCHEMAS, Schema, additions, documents, inserted, operation_names, schema_names
from tests.goldens import Golden, over, readable
from tests.passes import BY_NAME

sparingly = settings(max_examples=40)


@over("normalize")
def test_case(case: Path, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name of a case starts with the name of its pass, or with ``all``."""
    monkeypatch.chdir(case)
    report = Report()
    document = readable(Path("openapi.yaml"), report)
    golden.check(
        case / "expected.yaml", dump({**BY_NAME, "all": normalize}[case.name.partition("-")[0]](document, report))
    )
    golden.check_findings(case, report)


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

# What is merged into the request refers into another schema, which is not merged yet.
REFERS_INTO_ALTERNATIVES: Schema = {
    "paths": {
        "/messages": {
            "post": {
                "operationId": "sendMessage",
                "requestBody": {
                    "content": {"application/json": {"schema": {"oneOf": [{"$ref": "#/components/schemas/Request"}]}}}
                },
            }
        }
    },
    "components": {
        "schemas": {
            "Message": {"type": "object", "properties": {"text": {"type": "array", "items": {"type": "string"}}}},
            "Request": {
                "allOf": [
                    {"type": "object", "properties": {"id": {"type": "string"}}},
                    {"oneOf": [{"$ref": "#/components/schemas/Message"}, {"$ref": "#/components/schemas/Error"}]},
                ]
            },
            "Error": {"type": "object", "properties": {"text": {"type": "string"}}},
        }
    },
}

# The second level has a discriminator of its own, and nothing refers to the third one.
SUBTYPES: Schema = {
    "paths": {},
    "components": {
        "schemas": {
            "Owner": {"type": "object", "properties": {"pet": {"$ref": "#/components/schemas/pet"}}},
            "pet": {
                "type": "object",
                "properties": {"kind": {"type": "string"}},
                "discriminator": {"propertyName": "kind"},
            },
            "cat": {
                "allOf": [
                    {"$ref": "#/components/schemas/pet"},
                    {"properties": {"breed": {"type": "string"}}, "discriminator": {"propertyName": "breed"}},
                ]
            },
            "siamese": {"allOf": [{"$ref": "#/components/schemas/cat"}]},
        }
    },
}


@sparingly
@given(documents())
@example(NOTHING_TO_MERGE)
@example(REFERS_INTO_ALTERNATIVES)
@example(SUBTYPES)
def test_every_pass_is_idempotent_and_leaves_its_input_alone(value: Schema) -> None:
    document = object_node(value)
    for name, apply in BY_NAME.items():
        before = written(document)
        result = apply(document, Report())
        assert written(document) == before, name
        assert written(apply(result, Report())) == written(result), name
        document = result


@sparingly
@given(documents())
@example(NOTHING_TO_MERGE)
@example(REFERS_INTO_ALTERNATIVES)
@example(SUBTYPES)
def test_what_is_normal_stays_as_it_is(value: Schema) -> None:
    once = normalize(object_node(value), Report())
    assert written(normalize(once, Report())) == written(once)


@sparingly
@given(st.data(), documents())
def test_an_operation_that_is_added_anywhere_renames_nothing(data: st.DataObject, value: Schema) -> None:
    """Which error format is the usual one may change, but only where another one is as common."""
    before = normalize(object_node(value), Report())
    operation = data.draw(additions(value))
    after = normalize(
        object_node({**value, "paths": inserted(data.draw, value["paths"], "/added", {"post": operation})}), Report()
    )
    names = operation_names(after)
    assert {key: names[key] for key in operation_names(before)} == operation_names(before)
    assume(schema_at(after, "ErrorResponse") == schema_at(before, "ErrorResponse"))
    for name in schema_names(before):
        assert schema_at(after, name) == schema_at(before, name), name


@sparingly
@given(st.data(), documents(), st.sampled_from(["Added", "added-thing"]), SCHEMAS)
def test_a_schema_that_is_added_anywhere_renames_nothing(
    data: st.DataObject, value: Schema, key: str, schema: Schema
) -> None:
    before = normalize(object_node(value), Report())
    schemas = inserted(data.draw, value["components"]["schemas"], key, schema)
    after = normalize(object_node({**value, "components": {"schemas": schemas}}), Report())
    assert operation_names(after) == operation_names(before)
    for name in schema_names(before):
        assert schema_at(after, name) == schema_at(before, name), name


def written(document: ObjectNode) -> str:
    """A document as text, for comparing: the order of keys counts, and 1 is not true."""
    return json.dumps(document)


def schema_at(document: ObjectNode, name: str) -> str:
    """What a name stands for."""
    return written(document.object_at("components").object_at("schemas").object_at(name))
