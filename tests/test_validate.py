"""Validation: what is wrong with a document, said at its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diagnostics import Report
from generator.document import dump, object_node, read
from generator.validate import validate
from tests.goldens import Golden, over, readable

# Swagger is converted before it is validated.
SWAGGER = frozenset({"gotify.json", "netlify.yml"})


@over("validate")
def test_case(case: Path, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    """A case expects the findings, and what is left where something is left out."""
    monkeypatch.chdir(case)
    report = Report()
    document = readable(Path("openapi.yaml"), report)
    sound = validate(document, report)
    if sound is not document:
        golden.check(case / "expected.yaml", dump(sound))
    golden.check_findings(case, report)


def test_real_documents_are_not_refused_for_trivia(corpus: Path) -> None:
    for path in sorted((corpus / "specs").glob("*.*")):
        report = Report()
        document = read(path, report)
        if document is None or "paths" not in document or path.name in SWAGGER:
            continue
        validate(document, report)
        assert not report.failed, [str(found) for found in report.diagnostics]


STRUCTURE = ("paths", "/a/{b}", "get", "parameters", "responses", "200", "content", "components", "schemas", "servers")
LEAVES = (
    "",
    "schema",
    "$ref",
    "name",
    "in",
    "security",
    "url",
    "discriminator",
    "mapping",
    "type",
    "x-unplaced-operations",
)
FIELDS = st.sampled_from(STRUCTURE + LEAVES)
ANYTHING = st.recursive(
    st.sampled_from([None, True, 1, "", "#/paths", "#/components/schemas/A", "path", "other.yaml"]),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(FIELDS, below, max_size=4),
    max_leaves=20,
)


@settings(max_examples=60)
@given(st.dictionaries(FIELDS, ANYTHING, max_size=4), st.sampled_from(["3.0.3", "3.1.0", "3.2.0", "2.0", 3.1]))
def test_any_document_gives_findings_and_never_a_traceback(document: dict[str, object], version: object) -> None:
    report = Report()
    validate(object_node({"openapi": version, **document}), report)
    assert report.diagnostics
