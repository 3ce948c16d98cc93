"""The ledger: an operation that is missing is an error, unless the manifest allows it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import generator
from generator.diagnostics import Place, Report
from generator.document import ObjectNode, dump, object_node, read
from generator.ledger import LOSSES, Entry, Ledger, tolerated
from generator.ledger.declared import declared
from generator.ledger.outcomes import KEPT, Outcome, OutcomeKind, Subject, lost
from generator.ledger.reconciling import reconcile, stopped
from generator.ledger.remarks import CODES
from generator.manifest import read_manifest
from generator.pipeline import build_once
from generator.presentation import account_of
from generator.sources import Sources
from tests.goldens import CASES, Golden, over, readable


def outcomes_in(file: Path, document: ObjectNode) -> dict[Subject, Outcome]:
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
    outcomes = outcomes_in(Path("not-generated.txt"), document)
    ledger = reconcile(declared(document), outcomes, (), api.allowances, report)
    golden.check_findings(case, report)
    assert {entry.subject: entry.outcome for entry in ledger.entries} == outcomes
    before, after = report.diagnostics, tolerated(report).diagnostics
    assert sorted(each.message for each in after) == sorted(each.message for each in before)
    assert {each.severity.value for each in after if each.code in LOSSES} <= {"warning"}
    assert {each for each in after if each.code not in LOSSES} <= set(before)


@over("remarks")
def test_what_findings_say_is_lost_is_in_the_ledger(
    case: Path, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A case expects what became of each part that was rewritten, and what is not there at all."""
    monkeypatch.chdir(case)
    document = Path("spec.yaml") if Path("spec.yaml").exists() else None
    report = Report()
    ledger = build_once(Sources(document=document, pages=tuple(sorted(Path().glob("*.md")))), (), None, report).ledger
    for kind, file in ((OutcomeKind.REWRITTEN, "rewritten.txt"), (OutcomeKind.LOST, "not-generated.txt")):
        found = [each for each in ledger.entries if each.outcome.kind is kind]
        if found or (case / file).exists():
            golden.check(case / file, "".join(f"{each.subject}: {each.outcome.how}\n" for each in found))
    golden.check_findings(case, report)


def test_the_reasons_are_the_same_in_json(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Places in JSON are found in another way."""
    document = readable(CASES / "remarks" / "unusable" / "spec.yaml", Report())
    monkeypatch.chdir(tmp_path)
    sources = Path("spec.yaml"), Path("spec.json")
    for source, text in zip(sources, (dump(document), json.dumps(document)), strict=True):
        source.write_text(text)
    ledgers = [build_once(Sources(document=each), (), None, Report()).ledger for each in sources]
    in_yaml, in_json = ([(each.subject, each.outcome) for each in ledger.entries] for ledger in ledgers)
    assert in_json == in_yaml


def test_no_stage_loses_something_that_the_ledger_does_not_hear_of() -> None:
    """Of the others, the engine knows the outcome: another body is sent, a parameter is missing."""
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
    ledger = reconcile(dict.fromkeys(subjects, place), {}, (), (), report)
    assert {entry.outcome.kind for entry in ledger.entries} == {OutcomeKind.LOST}
    assert [each.message.split(" is ")[0] for each in report.diagnostics] == ["The body `text/csv` of GET /b", "GET /a"]


def test_nothing_is_generated_by_a_build_that_stopped() -> None:
    document = readable(CASES / "ledger" / "operation-allowed" / "spec.yaml", Report())
    ledger = stopped(document)
    assert len(ledger.operations) == len(ledger.missing) == 3


ROOT = Path(generator.__file__).parent


def test_each_webhook_and_callback_has_its_outcome(tmp_path: Path) -> None:
    document = tmp_path / "spec.yaml"
    document.write_text(UNUSED)
    ledger = build_once(Sources(document=document), (), "acme_client", Report()).ledger
    outcomes = {entry.subject.name: entry.outcome for entry in ledger.entries if entry.subject.kind == "webhook"}
    assert outcomes["gone"] == KEPT
    assert outcomes["post /things made"].kind is OutcomeKind.REWRITTEN


def test_operations_beside_a_reference_that_leads_nowhere_are_counted() -> None:
    document: dict[str, Any] = {"paths": {"/a": {"$ref": "#/nowhere", "get": {}}, "/b": {"$ref": "#/nowhere"}}}
    found = declared(object_node(document))
    assert [str(each) for each in found] == ["* /a", "GET /a", "* /b"]


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
