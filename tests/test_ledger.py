"""The ledger: an operation that is missing is an error, unless the manifest allows it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import generator
from generator.diagnostics import Place, Report
from generator.document import ObjectNode, object_node, read
from generator.ledger import LOSSES, Entry, Ledger, settle, stopped, tolerated
from generator.ledger.concerned import CODES
from generator.ledger.declared import declared
from generator.ledger.fates import KEPT, Fate, Outcome, Subject, lost
from generator.manifest import read_manifest
from generator.pipeline import build_once
from generator.presentation import account_of
from generator.sources import Sources
from tests.goldens import CASES, Golden, over, readable


def fates_in(file: Path, document: ObjectNode) -> dict[Subject, Fate]:
    """Everything is kept but what the lines of a file name, with the reason behind the colon."""
    reasons = dict(line.split(": ") for line in file.read_text(encoding="utf-8").splitlines())
    return {
        subject: lost(reasons[key]) if (key := " ".join(filter(None, subject[1:]))) in reasons else KEPT
        for subject in declared(document)
    }


@over("ledger")
def test_what_is_missing_is_held_against_what_is_allowed(
    case: Path, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(case)
    report = Report()
    api, document = read_manifest(Path(), report), read(Path("spec.yaml"), report)
    assert api
    assert document
    fates = fates_in(Path("not-generated.txt"), document)
    ledger = settle(declared(document), fates, (), api.allowances, report)
    golden.check_findings(case, report)
    assert {entry.subject: entry.fate for entry in ledger.entries} == fates
    before, after = report.diagnostics, tolerated(report).diagnostics
    assert sorted(each.message for each in after) == sorted(each.message for each in before)
    assert {each.severity.value for each in after if each.code in LOSSES} <= {"warning"}
    assert {each for each in after if each.code not in LOSSES} <= set(before)


@over("concerned")
def test_what_findings_say_is_lost_is_in_the_ledger(
    case: Path, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A case expects what became of each part that was rewritten, and what is not there at all."""
    monkeypatch.chdir(case)
    document = Path("spec.yaml") if Path("spec.yaml").exists() else None
    report = Report()
    ledger = build_once(Sources(document=document, pages=tuple(sorted(Path().glob("*.md")))), (), None, report).ledger
    for outcome, file in ((Outcome.REWRITTEN, "rewritten.txt"), (Outcome.LOST, "not-generated.txt")):
        found = [each for each in ledger.entries if each.fate.outcome is outcome]
        if found or (case / file).exists():
            golden.check(case / file, "".join(f"{each.subject}: {each.fate.how}\n" for each in found))


def test_no_stage_loses_something_that_the_ledger_does_not_hear_of() -> None:
    """Of the others, the engine knows the fate: another body is sent, a parameter is missing."""
    source = "".join(path.read_text() for stage in ("normalize", "engine") for path in (ROOT / stage).rglob("*.py"))
    codes = set(re.findall(r'report\.(?:warning|note)\(\s*"([a-z-]+)"', source))
    assert codes <= {*CODES, "body-media-type-dropped", "querystring-unsupported"}


def test_of_an_operation_that_is_missing_nothing_else_is_said_to_be() -> None:
    place, report = Place("spec.yaml", 1, 1), Report()
    subjects = (
        Subject("operation", "GET /a"),
        Subject("body", "GET /a", "text/csv"),
        Subject("body", "GET /b", "text/csv"),
    )
    ledger = settle(dict.fromkeys(subjects, place), {}, (), (), report)
    assert {entry.fate.outcome for entry in ledger.entries} == {Outcome.LOST}
    assert [each.message.split(" is ")[0] for each in report.diagnostics] == ["The body `text/csv` of GET /b", "GET /a"]


def test_nothing_is_generated_by_a_build_that_stopped() -> None:
    document = readable(CASES / "ledger" / "operation-allowed" / "spec.yaml", Report())
    ledger = stopped(document)
    assert len(ledger.operations) == len(ledger.missing) == 3


ROOT = Path(generator.__file__).parent

DOCUMENT = """
openapi: 3.2.0
info: {title: Acme, version: 1.0.0}
paths:
  /things/{id}:
    parameters:
      - {name: id, in: path, required: true, schema: {type: string}}
      - {name: kind, in: path, required: true, schema: {type: string}}
    put:
      parameters:
        - {$ref: "#/components/parameters/Limit"}
        - {name: Accept, in: header, schema: {type: string}}
        - {name: all, in: querystring, content: {application/x-www-form-urlencoded: {schema: {type: object}}}}
      requestBody:
        content:
          application/json: {schema: {$ref: "#/components/schemas/thing"}}
          application/xml: {schema: {type: string}}
      responses:
        "200":
          description: Made.
          content:
            application/json: {schema: {$ref: "#/components/schemas/thing"}}
            text/csv: {schema: {$ref: "#/components/schemas/Name"}}
        "204": {description: Nothing.}
components:
  parameters:
    Limit: {name: limit, in: query, schema: {type: integer}}
  schemas:
    thing: {type: object, properties: {name: {$ref: "#/components/schemas/Name"}}}
    Name: {type: string}
    Shape: {type: object, required: [kind], discriminator: {propertyName: kind}, properties: {kind: {type: string}}}
    Circle: {allOf: [{$ref: "#/components/schemas/Shape"}, {properties: {radius: {type: number}}}]}
"""


def test_each_part_of_an_operation_has_its_fate(tmp_path: Path) -> None:
    document = tmp_path / "spec.yaml"
    document.write_text(DOCUMENT)
    report = Report()
    ledger = build_once(Sources(document=document), (), "acme_client", report).ledger
    found = {" ".join(filter(None, entry.subject)): str(entry.fate.outcome) for entry in ledger.entries}
    operation = "PUT /things/{id}"
    assert found == {
        f"operation {operation}": "kept",
        f"parameter {operation} id in path": "kept",
        f"parameter {operation} kind in path": "rewritten",
        f"parameter {operation} limit in query": "kept",
        f"parameter {operation} Accept in header": "rewritten",
        f"parameter {operation} all in querystring": "kept",
        f"body {operation} application/json": "kept",
        f"body {operation} application/xml": "rewritten",
        f"response {operation} 200 application/json": "kept",
        f"response {operation} 200 text/csv": "kept",
        f"response {operation} 204": "kept",
        "schema thing": "rewritten",
        "schema Name": "rewritten",
        "schema Shape": "kept",
        "schema Circle": "kept",
    }
    assert not report.failed


def test_what_callers_read_and_write_by_themselves_is_said(tmp_path: Path) -> None:
    document = tmp_path / "spec.yaml"
    document.write_text(IN_OTHER_FORMATS)
    ledger = build_once(Sources(document=document), (), "acme_client", Report()).ledger
    found = {" ".join(filter(None, each.subject)): each.fate.how for each in ledger.entries if each.fate.how}
    assert found == {
        "body POST /things application/xml": "callers write what its schema describes",
        "response POST /things 200 text/plain": "str: callers read what its schema describes",
        "response POST /things 400 application/xml": "bytes: callers read what its schema describes",
    }


IN_OTHER_FORMATS = """
openapi: 3.1.0
info: {title: Acme, version: 1.0.0}
servers: [{url: "https://api.example.com"}]
security: []
paths:
  /things:
    post:
      requestBody: {content: {application/xml: {schema: {$ref: "#/components/schemas/Thing"}}}}
      responses:
        "200": {description: Made., content: {text/plain: {schema: {items: {$ref: "#/components/schemas/Thing"}}}}}
        "201": {description: Made., content: {text/plain: {schema: {type: string}}}}
        "400": {description: Bad., content: {application/xml: {schema: {$ref: "#/components/schemas/Thing"}}}}
components:
  schemas:
    Thing: {type: object, properties: {name: {type: string}}}
"""


def test_schemas_that_want_one_name_have_fates_of_their_own(tmp_path: Path) -> None:
    """Also beside aliases, which stand in one place."""
    document = tmp_path / "spec.yaml"
    schemas = "{Pet: {type: object, properties: {id: {}}}, pet: {type: array}, A: &a {type: string}, B: *a}"
    paths = "{/a: {get: {responses: {}}}}"
    document.write_text(
        f"{{openapi: 3.1.0, info: {{title: A, version: '1'}}, paths: {paths}, components: {{schemas: {schemas}}}}}"
    )
    ledger = build_once(Sources(document=document), (), "acme_client", Report()).ledger
    fates = {each.subject.name: each.fate.how for each in ledger.entries if each.subject.kind == "schema"}
    used = "where it is used"
    assert fates == {"Pet": "", "pet": f"list[Any] {used}", "A": f"str {used}", "B": f"str {used}"}


def test_the_parts_of_an_operation_of_another_method_have_fates(tmp_path: Path) -> None:
    """Methods in the ledger are in upper case; those that OpenAPI does not name are sent as they are written."""
    document = tmp_path / "spec.yaml"
    copy = "{Copy: {parameters: [{name: q, in: query, schema: {type: string}}], responses: {'204': {description: .}}}}"
    document.write_text(
        f"{{openapi: 3.2.0, info: {{title: A, version: '1'}}, paths: {{/a: {{additionalOperations: {copy}}}}}}}"
    )
    report = Report()
    ledger = build_once(Sources(document=document), (), "acme_client", report).ledger
    assert {entry.fate for entry in ledger.entries} == {KEPT}
    assert len(ledger.entries) == 3
    assert not report.failed


def test_each_webhook_and_callback_has_its_fate(tmp_path: Path) -> None:
    document = tmp_path / "spec.yaml"
    document.write_text(UNUSED)
    ledger = build_once(Sources(document=document), (), "acme_client", Report()).ledger
    fates = {entry.subject.name: entry.fate for entry in ledger.entries if entry.subject.kind == "webhook"}
    assert fates["gone"] == KEPT
    assert fates["post /things made"].outcome is Outcome.REWRITTEN


def test_operations_beside_a_reference_that_leads_nowhere_are_counted() -> None:
    document: dict[str, Any] = {"paths": {"/a": {"$ref": "#/nowhere", "get": {}}, "/b": {"$ref": "#/nowhere"}}}
    found = declared(object_node(document))
    assert [str(each) for each in found] == ["* /a", "GET /a", "* /b"]


def test_a_method_is_read_in_upper_case_where_it_does_not_stand_in_lower_case_too(tmp_path: Path) -> None:
    document = tmp_path / "spec.yaml"
    document.write_text(SHOUTED)
    report = Report()
    ledger = build_once(Sources(document=document), (), "acme_client", report).ledger
    assert {str(each.subject): each.fate.how for each in ledger.operations} == {
        "GET /things": "",
        "POST /things": "`POST` is `post` once more: this is left out",
    }
    said = [(each.code, each.message) for each in report.diagnostics if "OST" in each.message or "GET" in each.message]
    assert said == [
        ("openapi-invalid", "`GET` is read as `get`"),
        ("openapi-unusable", "`POST` is `post` once more: this is left out"),
    ]


SHOUTED = """
openapi: 3.0.3
info: {title: Acme, version: 1.0.0}
servers: [{url: https://api.example.com}]
security: []
paths:
  /things:
    GET: {responses: {"200": {description: Found.}}}
    post: {responses: {"200": {description: Made.}}}
    POST: {responses: {"200": {description: Made again.}}}
"""


def test_a_status_with_its_reason_is_that_status(tmp_path: Path) -> None:
    document = tmp_path / "spec.yaml"
    document.write_text(REASONED)
    report = Report()
    ledger = build_once(Sources(document=document), (), "acme_client", report).ledger
    fates = {each.subject.name: each.fate.how for each in ledger.entries if each.subject.kind == "response"}
    assert fates == {
        "201": "",
        "404": "",
        "404 Not Found": "`404 Not Found` is no status of HTTP: this is left out",
    }
    assert "`201 CREATED` is read as `201`" in [each.message for each in report.diagnostics]


REASONED = """
openapi: 3.0.3
info: {title: Acme, version: 1.0.0}
servers: [{url: https://api.example.com}]
security: []
paths:
  /things:
    post:
      responses:
        "201 CREATED": {description: Made.}
        "404 Not Found": {description: Another one has this status.}
        "404": {description: Gone.}
"""


def test_paths_in_a_file_of_their_own_are_read_in_the_same_way(tmp_path: Path) -> None:
    start = SHOUTED.partition("paths:")[0]
    (tmp_path / "spec.yaml").write_text(start + "paths: {$ref: paths.yaml}")
    (tmp_path / "paths.yaml").write_text(PATHS)
    (tmp_path / "thing.yaml").write_text("type: object")
    report = Report()
    ledger = build_once(Sources(document=tmp_path / "spec.yaml"), (), "acme_client", report).ledger
    assert [str(each.subject) for each in ledger.operations] == ["GET /things", "GET /boxes"]
    assert [each.message for each in report.diagnostics] == [
        "`things` is read as `/things`",
        "`GET` is read as `get`",
        "` /boxes` is read as `/boxes`",
    ]


PATHS = """
things:
  GET:
    responses:
      "200": {description: Found., content: {application/json: {schema: {$ref: thing.yaml}}}}
" /boxes": {get: {responses: {"200": {description: Found.}}}}
"""

FAULTY = sorted(path.parent for kind in ("validate", "bundle/lost") for path in (CASES / kind).rglob("expected.yaml"))


@pytest.mark.parametrize("case", FAULTY, ids=lambda case: case.name)
def test_a_document_loses_what_is_wrong_with_it_and_nothing_else(case: Path) -> None:
    report = Report()
    built = build_once(Sources(document=case / "openapi.yaml"), (), "shop_client", report)
    assert {found.code for found in report.diagnostics if found.severity == "error"} <= set(LOSSES)
    assert len(built.ledger.missing) < len(built.ledger.operations)
    assert built.tree


def test_what_no_client_acts_on_is_told_with_its_places(tmp_path: Path) -> None:
    document = tmp_path / "spec.yaml"
    document.write_text(UNUSED)
    unused: Any = account_of(build_once(Sources(document=document), (), "acme_client", Report()).ledger)["unused"]
    assert {key: [(each["line"], each["column"]) for each in places] for key, places in unused.items()} == {
        "links": [(17, 19)],
        "headers": [(15, 21)],
        "tags": [(9, 22), (9, 28)],
        "parent": [(4, 36)],
        "maxLength": [(30, 33)],
        "pattern": [(21, 73)],
    }


UNUSED = """
openapi: 3.2.0
info: {title: Acme, version: 1.0.0}
tags: [{name: all}, {name: things, parent: all}, {name: others}]
servers: [{url: https://api.example.com}]
paths:
  /things:
    post:
      tags: [things, made, all]
      callbacks:
        made: {"{$request.query.url}": {post: {responses: {"200": {description: Seen.}}}}}
      responses:
        "200":
          description: Made.
          headers: {X-Left: {schema: {type: integer}}}
          content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}
          links: {again: {operationId: again}}
webhooks:
  gone:
    post:
      requestBody: {content: {application/json: {schema: {type: string, pattern: "^a"}}}}
      responses: {"200": {description: Seen.}}
components:
  links:
    unseen: {operationId: again}
  schemas:
    Thing:
      type: object
      properties:
        pattern: {type: string, maxLength: 3, example: {pattern: "^b"}}
"""


def test_the_report_names_operations_whose_paths_have_spaces() -> None:
    place = Place("spec.yaml", 3, 3)
    names = ("GET /pets/{pet id}", "send-message")
    entries = tuple(Entry(Subject("operation", name), lost("of a reason"), place) for name in names)
    operations: Any = account_of(Ledger(entries))["operations"]
    assert [(each["method"], each["path"]) for each in operations["missing"]] == [
        ("GET", "/pets/{pet id}"),
        ("", "send-message"),
    ]
