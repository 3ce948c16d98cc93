"""What changed between two documents: each rule by a pair of documents, and what holds for any pair."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from generator.changes import Change, Direction, Level, Rule, compare
from generator.changes.kinds import TYPED_FORMATS
from generator.changes.presentation import as_json, as_markdown, as_text
from generator.diagnostics import Place, Report
from generator.document import ObjectNode, object_node
from generator.engine.reading.components import Components
from generator.normalize import normalize
from tests.documents import Schema, documents
from tests.goldens import Golden, over, readable

# The order of their items means nothing.
SETS = ("required", "enum", "oneOf", "anyOf", "type", "parameters")

sparingly = settings(max_examples=25)


def normal(path: Path) -> ObjectNode:
    report = Report()
    document = readable(path, report)
    result = normalize(document, report)
    assert not report.failed, report.diagnostics
    return result


@over("changes")
def test_case(case: Path, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name of a case is that of a rule, which it shows."""
    monkeypatch.chdir(case)
    changes = compare(normal(Path("old.yaml")), normal(Path("new.yaml")))
    assert case.name in {change.rule.id for change in changes}
    golden.check(case / "expected.txt", as_text(changes))


def compared(old: Schema, new: Schema) -> tuple[Change, ...]:
    return compare(normalize(object_node(old), Report()), normalize(object_node(new), Report()))


def backwards(value: Any, key: str = "") -> Any:
    """The same document with all keys, and the items of all sets, in the opposite order."""
    if isinstance(value, dict):
        return {name: backwards(value[name], name) for name in reversed(value)}
    if isinstance(value, list):
        items = [backwards(item) for item in value]
        return items[::-1] if key in SETS else items
    return value


def renamed(value: Any) -> Any:
    """The same document with other names of components."""
    if isinstance(value, dict):
        return {name: f"{each}Renamed" if name == "$ref" else renamed(each) for name, each in value.items()}
    return [renamed(item) for item in value] if isinstance(value, list) else value


@sparingly
@given(documents())
def test_documents_that_mean_the_same_have_no_changes(value: Schema) -> None:
    assert compared(value, backwards(value)) == ()
    schemas = {f"{key}Renamed": renamed(schema) for key, schema in value["components"]["schemas"].items()}
    assert compared(value, {"paths": renamed(value["paths"]), "components": {"schemas": schemas}}) == ()


@sparingly
@given(documents(), documents())
def test_what_is_added_one_way_is_removed_the_other_way(old: Schema, new: Schema) -> None:
    there, back = compared(old, new), compared(new, old)
    assert bool(there) == bool(back)
    assert {each.new for each in there if not each.old} == {each.old for each in back if not each.new}


def pets(schema: Schema, **components: Schema) -> Schema:
    """A document in which callers send and get one kind of data."""
    content = {"content": {"application/json": {"schema": schema}}}
    operation = {
        "requestBody": {"required": True, **content},
        "responses": {"200": {"description": "Fine.", **content}},
    }
    return {"paths": {"/pets": {"post": operation}}, "components": {"schemas": components}}


def ids(changes: tuple[Change, ...]) -> set[str]:
    return {change.rule.id for change in changes}


PET: Schema = {"type": "object", "properties": {"name": {"type": "string"}}}
SAME = {
    "a reference instead of the schema": (pets(PET), pets({"$ref": "#/components/schemas/Pet"}, Pet=PET)),
    "a chain of references": (
        pets(PET),
        pets({"$ref": "#/components/schemas/A"}, A={"$ref": "#/components/schemas/Pet"}, Pet=PET),
    ),
    "null as a type and as a flag": (pets({"type": ["string", "null"]}), pets({"type": "string", "nullable": True})),
    "one value as a constant": (pets({"type": "string", "const": "a"}), pets({"type": "string", "enum": ["a"]})),
    "bounds of OpenAPI 3.0 and 3.1": (
        pets({"type": "number", "minimum": 0, "exclusiveMinimum": True}),
        pets({"type": "number", "exclusiveMinimum": 0}),
    ),
    "above 0 and from 1 on": (
        pets({"type": "integer", "exclusiveMinimum": 0}),
        pets({"type": "integer", "minimum": 1}),
    ),
    "a part of allOf": (pets(PET), pets({"allOf": [{"type": "object"}, PET]})),
    "a limit that limits nothing": (
        pets({"type": "integer"}),
        pets({"type": "integer", "exclusiveMaximum": math.inf}),
    ),
    "what is the default anyway": (
        pets({"type": "string"}),
        pets({"type": "string", "minLength": 0, "nullable": False}),
    ),
    "other words": (pets(PET), pets({**PET, "title": "Pet", "description": "A pet.", "example": {}, "x-internal": 1})),
}


@pytest.mark.parametrize("name", SAME)
def test_another_way_to_write_it_is_no_change(name: str) -> None:
    old, new = SAME[name]
    assert compared(old, new) == ()
    assert compared(new, old) == ()


def test_a_change_of_a_shared_schema_is_one_change_with_all_that_it_reaches() -> None:
    reference = {"$ref": "#/components/schemas/Pet"}
    old = pets({"type": "array", "items": reference}, Pet=PET)
    old["paths"]["/owners"] = {
        "post": pets({"type": "object", "properties": {"pet": reference}})["paths"]["/pets"]["post"]
    }
    new = {**old, "components": {"schemas": {"Pet": {**PET, "required": ["name"]}}}}
    breaking, compatible = compared(old, new)
    assert (breaking.rule.id, breaking.subject) == (
        "request-property-became-required",
        "POST /pets: request body: [].name",
    )
    assert compatible.rule.id == "response-property-became-required"
    assert breaking.operations == compatible.operations == ("POST /pets", "POST /owners")


def test_operations_that_a_change_reaches_through_others_have_one_order() -> None:
    holders = {f"Holder{number}": {"properties": {"pet": {"$ref": "#/components/schemas/Pet"}}} for number in range(9)}

    def document(kind: str) -> Schema:
        paths = {f"/{name}": pets({"$ref": f"#/components/schemas/{name}"})["paths"]["/pets"] for name in holders}
        return {**pets({}, **holders, Pet={"properties": {"name": {"type": kind}}}), "paths": paths}

    found = {change.operations for change in compared(document("string"), document("integer"))}
    assert found == {tuple(f"POST /{name}" for name in holders)}


@pytest.mark.parametrize("form", ["binary", "byte", "date", "date-time", "duration", "email", "time", "uri", "uuid"])
def test_formats_with_a_python_type_of_their_own_are_types(form: str) -> None:
    found = Components(object_node({})).upload_type_of(object_node({"type": "string", "format": form}))
    assert (form in TYPED_FORMATS) == (found.annotation != "str")


def test_a_schema_that_contains_itself() -> None:
    tree: Schema = {
        "type": "object",
        "properties": {"leaf": {"type": "string"}, "branch": {"$ref": "#/components/schemas/Tree"}},
    }
    grown = {**tree, "properties": {**tree["properties"], "leaf": {"type": "integer"}}}
    reference = {"$ref": "#/components/schemas/Tree"}
    changes = compared(pets(reference, Tree=tree), pets(reference, Tree=grown))
    assert ids(changes) == {"request-type-changed", "response-type-changed"}


def test_members_of_a_union_that_change_are_not_taken_for_others() -> None:
    cat, dog = (
        {"type": "object", "properties": {"kind": {"const": kind}, "age": {"type": "integer"}}}
        for kind in ("cat", "dog")
    )
    old_cat = {**cat, "required": ["age"]}
    old, new = pets({"oneOf": [cat, dog]}), pets({"oneOf": [dog, old_cat]})
    assert ids(compared(old, new)) == {"request-property-became-required", "response-property-became-required"}


def test_a_member_of_a_union_that_is_the_whole_body_is_called_by_its_name() -> None:
    union = {"oneOf": [{"$ref": "#/components/schemas/Pet"}, {"type": "string"}]}
    old, new = pets(union, Pet=PET), pets(union, Pet={**PET, "properties": {"name": {"type": "integer"}}})
    (request, _) = compared(old, new)
    assert request.subject == "POST /pets: request body: (Pet).name"


@pytest.mark.parametrize("limit", [{"format": "email"}, {"pattern": "^a$"}])
def test_what_text_has_to_look_like_is_a_limit(limit: Schema) -> None:
    free, limited = pets({"type": "string"}), pets({"type": "string", **limit})
    assert ids(compared(free, limited)) == {"request-limit-tightened", "response-limit-tightened"}
    assert ids(compared(limited, free)) == {"request-limit-loosened", "response-limit-loosened"}


def test_what_a_document_says_does_not_command_the_page_or_the_terminal() -> None:
    rule = Rule("a-rule", Level.RISKY, Direction.REQUEST, "What.", "Advice.")
    change = Change(rule, "GET /<b>/x", "`<i>` is\x1b[2J new, <script>", new=Place("a.yaml", 1, 2))
    assert as_markdown([change]) == (
        "**1 risky**\n\n### Risky\n\n"
        r"- **GET /\<b\>/x**: `<i>` is [2J new, \<script\>. Advice. (`a-rule`, a.yaml:1:2)" + "\n"
    )
    assert "\x1b" not in as_text([change])


def test_json_for_programs() -> None:
    (change, *_) = compared(pets(PET), pets({"type": "string"}))
    assert json.loads(as_json([change])) == [
        {
            "rule": "request-type-changed",
            "level": "breaking",
            "direction": "request",
            "subject": "POST /pets: request body",
            "message": "is string now (was object)",
            "advice": "Pass the new type.",
            "old": {"file": "<generated>", "line": 0, "column": 0},
            "new": {"file": "<generated>", "line": 0, "column": 0},
            "operations": ["POST /pets"],
            "methods": [],
        }
    ]
