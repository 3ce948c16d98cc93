"""Swagger 2.0: what each part of a document is in OpenAPI 3.0."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.diagnostics import Report
from generator.document import dump, object_node, read
from generator.swagger import convert_swagger
from generator.validate.problems import problems
from tests.goldens import Golden, over


@over("swagger")
def test_case(case: Path, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    """The result is OpenAPI as the schema of the OpenAPI Initiative has it."""
    monkeypatch.chdir(case)
    report = Report()
    document = read(Path("openapi.yaml"), report)
    assert document is not None
    converted = convert_swagger(document, report)
    golden.check(case / "expected.yaml", dump(converted))
    assert not problems(converted)
    if report.diagnostics or (case / "diagnostics.txt").exists():
        golden.check(case / "diagnostics.txt", "".join(f"{found}\n" for found in report.diagnostics))


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


# Machines that build are busy: how long an example takes says nothing here.
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(FIELDS, ANYTHING, max_size=5))
def test_any_document_is_converted_and_left_as_it_was(document: dict[str, object]) -> None:
    swagger = object_node({"swagger": "2.0", **document})
    before = dump(swagger)
    assert convert_swagger(swagger, Report())["openapi"] == "3.0.3"
    assert dump(swagger) == before
