"""Swagger 2.0: what each part of a document is in OpenAPI 3.0, also where that has a part of it left."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diagnostics import Report
from generator.document import dump, object_node
from generator.swagger import convert_leftovers, convert_swagger, is_swagger
from generator.validate.problems import problems
from tests.goldens import Golden, over, readable


@over("swagger")
def test_case(case: Path, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    """The result is OpenAPI as the schema of the OpenAPI Initiative has it."""
    monkeypatch.chdir(case)
    report = Report()
    document = readable(Path("openapi.yaml"), report)
    converted = convert_swagger(document, report) if is_swagger(document) else convert_leftovers(document, report)
    golden.check(case / "expected.yaml", dump(converted))
    assert not problems(converted)
    golden.check_findings(case, report)


FIELDS = st.sampled_from(
    [
        *("paths", "/a", "get", "parameters", "responses", "200", "schema", "items", "type", "in", "name", "headers"),
        *("definitions", "securityDefinitions", "consumes", "produces", "schemes", "host", "basePath", "examples"),
        *("collectionFormat", "discriminator", "allOf", "properties", "flow", "scopes", "$ref", "x-nullable"),
    ]
)
ANYTHING = st.recursive(
    st.sampled_from([None, True, 1, "", "array", "file", "formData", "body", "basic", "oauth2", "#/definitions/a"]),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(FIELDS, below, max_size=4),
    max_leaves=20,
)


@settings(max_examples=60)
@given(st.dictionaries(FIELDS, ANYTHING, max_size=5))
def test_any_document_is_converted_and_left_as_it_was(document: dict[str, object]) -> None:
    swagger = object_node({"swagger": "2.0", **document})
    before = dump(swagger)
    assert convert_swagger(swagger, Report())["openapi"] == "3.0.3"
    assert dump(swagger) == before


@settings(max_examples=60)
@given(st.dictionaries(FIELDS, ANYTHING, max_size=5))
def test_what_is_left_in_any_document_is_converted_once(paths: dict[str, object]) -> None:
    document = object_node({"openapi": "3.0.3", "paths": {"/a": {"get": paths}}, "components": paths})
    before = dump(document)
    converted = convert_leftovers(document, Report())
    assert dump(document) == before
    assert convert_leftovers(converted, Report()) == converted


def test_a_body_without_content_has_the_media_types_of_its_operation() -> None:
    body = {"schema": {"type": "object"}}
    document = {
        "openapi": "3.0.3",
        "paths": {"/a": {"post": {"consumes": ["application/acme+json"], "requestBody": body}}},
    }
    converted = convert_leftovers(object_node(document), Report()).object_at("paths").object_at("/a").object_at("post")
    assert list(converted.object_at("requestBody").object_at("content")) == ["application/acme+json"]
