"""Bundling: documents in several files, and what references between them mean."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.bundle import bundle, refuse_remote
from generator.diagnostics import Place, Report
from generator.document import dump, load, object_node
from generator.fetch import text_behind
from generator.openapi.objects import objects_by_key
from generator.validate.references import check_references
from tests.command import docs2client
from tests.goldens import Golden, over, readable
from tests.loopback import Server, http_response


@over("bundle")
def test_case(case: Path, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is bundled, or what keeps it from being."""
    monkeypatch.chdir(case)
    report = Report()
    document = readable(Path("openapi.yaml"), report)
    whole = bundle(document, Path("openapi.yaml"), refuse_remote, report)
    if not report.failed:
        golden.check(case / "expected.yaml", dump(whole.document))
    golden.check_findings(case, report)


@pytest.mark.parametrize(("option", "codes"), [(["--allow-remote"], []), ([], ["ref-remote"])])
def test_references_lead_to_the_web_where_that_is_allowed(
    option: list[str], codes: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reference in what the web serves is relative to its address."""
    monkeypatch.setenv("NO_PROXY", "*")
    with Server() as server:
        server.script.append(http_response(200, b"Pet: {$ref: 'pets/cat.yaml'}", {"content-type": "application/yaml"}))
        server.script.append(http_response(200, b"type: object", {"content-type": "application/yaml"}))
        document = tmp_path / "openapi.yaml"
        document.write_text(
            f"""openapi: 3.1.0
info: {{title: Shop, version: "1"}}
servers: [{{url: https://shop.example}}]
security: []
paths:
  /pet:
    get:
      responses:
        "200":
          description: It.
          content:
            application/json:
              schema: {{$ref: '{server.url}/schemas.yaml#/Pet'}}
"""
        )
        arguments = ["build", str(document), "-o", str(tmp_path / "shop"), "--format", "json", *option]
        done = docs2client(*arguments)
        assert [found["code"] for found in json.loads(done.stderr)] == codes
        assert [each.target for each in server.received] == (["/schemas.yaml", "/pets/cat.yaml"] if option else [])


def test_what_the_web_does_not_give_is_told_at_the_reference(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "*")
    report = Report()
    with Server() as server:
        server.script.append(http_response(404, b"Not here"))
        reference = {"$ref": f"{server.url}/pet.yaml"}
        document = object_node({"openapi": "3.1.0", "components": {"schemas": {"Pet": reference}}}, Place("a.yaml", 1))
        bundle(document, Path("a.yaml"), text_behind, report)
    assert [(found.code, found.place.file) for found in report.diagnostics] == [("fetch-failed", "a.yaml")]


def test_descriptions_may_be_on_the_web(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "*")
    report = Report()
    with Server() as server:
        server.script += [http_response(200, b"All of it."), http_response(404, b"Not here")]
        pages = [{"description": {"$ref": f"{server.url}/{name}.md"}} for name in ("pets", "cats")]
        schemas = dict(zip(("Pet", "Cat"), pages, strict=True))
        document = object_node({"openapi": "3.1.0", "components": {"schemas": schemas}}, Place("a.yaml", 1))
        bundled = bundle(document, Path("a.yaml"), text_behind, report).document
    found = bundled.object_at("components").object_at("schemas")
    assert found["Pet"] == {"description": "All of it."}
    assert found["Cat"] == schemas["Cat"]
    assert [found.code for found in report.diagnostics] == ["fetch-failed"]


def test_what_a_discriminator_leads_to_is_told_once() -> None:
    report = Report()
    document = load(
        """openapi: 3.1.0
components:
  schemas:
    Pet:
      oneOf: [{$ref: cat.yaml}]
      discriminator: {propertyName: kind, mapping: {cat: "https://shop.example/cat.yaml"}}
""",
        "openapi.yaml",
        report,
    )
    assert document
    whole = bundle(document, Path("openapi.yaml"), refuse_remote, report).document
    list(check_references(whole, objects_by_key(whole), report))
    assert [found.code for found in report.diagnostics] == ["ref-file-missing", "ref-remote"]
