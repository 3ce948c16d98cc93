"""The pipeline: stages in their order, none after one that failed, and no operation lost in silence.

The engine is replaced by one that lists operations: what packages look like is tested elsewhere.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import pipeline
from generator.diagnostics import Report
from generator.document import ObjectNode
from generator.engine import Build
from generator.ledger.declared import declared
from generator.ledger.outcomes import KEPT, lost
from generator.manifest import read_manifest
from generator.pipeline import Built, build, build_once, settings_for
from generator.settings import Settings
from generator.sources import Sources
from generator.workspace import Outcome, is_current, update

SPEC = """openapi: 3.1.0
security: []
info: {title: Acme Chat API, version: 1.0.0}
servers: [{url: https://api.example.com}]
paths:
  /messages:
    post: {operationId: sendMessage, responses: {"204": {description: Sent.}}}
  /refused:
    get: {operationId: getRefused, responses: {"204": {description: Nothing.}}}
"""
OVERLAY = """overlay: 1.0.0
info: {title: Fixes, version: 1.0.0}
actions:
  - {target: "$.paths['/refused']", remove: true}
"""


def listing_engine(document: ObjectNode, settings: Settings, report: Report) -> Build:
    """Refuses every operation whose path says so."""
    outcomes = {
        each: lost("its path says so") if each.kind == "operation" and "refused" in each.operation else KEPT
        for each in declared(document)
    }
    listing = "".join(f"{each}\n" for each, outcome in outcomes.items() if each.kind == "operation" and outcome == KEPT)
    tree = {f"{settings.package}/operations.txt": listing.encode()}
    return Build(lambda: tree, outcomes)


@pytest.fixture(autouse=True)
def acme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with one API."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pipeline, "generate", listing_engine)
    folder = Path("specs/acme")
    folder.mkdir(parents=True)
    (folder / "spec.yaml").write_text(SPEC)
    (folder / "overlay.yaml").write_text(OVERLAY)
    return folder


def built(folder: Path, manifest: str) -> tuple[Built, list[str]]:
    (folder / "api.yaml").write_text(manifest)
    report = Report()
    api = read_manifest(folder, report)
    assert api
    result = build(api, report)
    return result, [str(found).splitlines()[0] for found in report.diagnostics]


def test_an_operation_that_is_not_generated_is_an_error(acme: Path) -> None:
    result, found = built(acme, "document: spec.yaml\n")
    assert found == [
        "specs/acme/spec.yaml:9:5: error[operation-not-generated]: GET /refused is not in the package: its path says so"
    ]
    assert (len(result.ledger.operations), len(result.ledger.missing)) == (2, 1)


def test_an_overlay_decides_what_is_declared(acme: Path) -> None:
    result, found = built(acme, "document: spec.yaml\noverlays: [overlay.yaml]\n")
    assert found == []
    assert len(result.ledger.operations) == 1
    assert result.tree["acme_client/operations.txt"] == b"POST /messages\n"
    assert b"url: https://api.example.com" in result.tree["openapi.yaml"]
    assert result.extracted is None


def test_an_operation_lost_before_the_engine_is_missing_too(acme: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "normalize", lambda document, _report: document.without("paths"))
    result, found = built(acme, "document: spec.yaml\noverlays: [overlay.yaml]\n")
    assert len(found) == 1
    assert result.ledger.missing[0].outcome.how == "what the document says of it cannot be used"


def test_custom_code_lies_over_the_package(acme: Path) -> None:
    (acme / "custom/acme_client").mkdir(parents=True)
    (acme / "custom/acme_client/paging.py").write_text("# ours\n")
    result, found = built(acme, "document: spec.yaml\noverlays: [overlay.yaml]\n")
    assert found == []
    assert result.tree["acme_client/paging.py"] == b"# ours\n"


def test_no_stage_follows_one_that_failed(acme: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unexpected(*_arguments: object) -> None:
        raise AssertionError

    monkeypatch.setattr(pipeline, "normalize", unexpected)
    (acme / "overlay.yaml").write_text(OVERLAY.replace("refused", "misspelt"))
    result, found = built(acme, "document: spec.yaml\noverlays: [overlay.yaml]\n")
    assert len(found) == 1
    assert (result.tree, len(result.ledger.operations), len(result.ledger.missing)) == ({}, 2, 2)


@pytest.mark.parametrize(
    ("title", "package", "expected"),
    [
        ("Acme Chat API", None, ("acme_chat_client", "AcmeChat", "acme-chat-client")),
        ("API", None, ("api_client", "API", "api-client")),
        ("", None, ("api_client", "Api", "api-client")),
        ("Acme Chat API", "zenith_client", ("zenith_client", "Zenith", "zenith-client")),
        ("Acme Chat API", "zenith", ("zenith", "Zenith", "zenith")),
        ("天气 Forecast API", None, ("天气_forecast_client", "天气Forecast", "rss235b-forecast-client")),
        ("Café", "_café", ("_café", "Café", "cafe")),
    ],
)
def test_a_project_without_a_manifest_is_named_after_its_title(
    title: str, package: str | None, expected: tuple[str, str, str]
) -> None:
    settings = settings_for(ObjectNode({"info": ObjectNode({"title": title})}), package)
    assert (settings.package, settings.client, settings.distribution) == expected


def test_what_only_the_second_page_says_is_a_loss_that_can_be_allowed(acme: Path) -> None:
    for name, parameters in {"first": "[]", "second": "[{name: q, in: query, schema: {type: string}}]"}.items():
        (acme / f"{name}.md").write_text(PAGE.format(parameters=parameters))
    result, found = built(acme, "pages: ['*.md']\n")
    assert found == [
        "specs/acme/second.md:7:10: error[page-conflict]: Two pages describe GET /things differently, first in "
        "`#/parameters/0`: what this one says is left out"
    ]
    assert result.tree["acme_client/operations.txt"] == b"GET /things\n"
    allowed = "pages: ['*.md']\nallow: [{operation: GET /things, page: second.md, reason: It is out of date.}]\n"
    assert built(acme, allowed)[1] == []
    (acme / "second.md").unlink()
    assert built(acme, allowed)[1] == [
        "specs/acme/api.yaml:2:9: error[allowance-unneeded]: "
        "The page `specs/acme/second.md` of GET /things is not left out"
    ]


def test_a_page_that_cannot_be_read_is_a_loss_that_can_be_allowed(acme: Path) -> None:
    (acme / "first.md").write_text(PAGE.format(parameters="[]"))
    (acme / "old.md").write_bytes("# Ältere\n".encode("utf-16-le"))
    result, found = built(acme, "pages: ['*.md']\n")
    assert found[0].startswith("specs/acme/old.md:1:5: error[page-unread]: What this page says is left out")
    assert result.tree["acme_client/operations.txt"] == b"GET /things\n"
    allowed = "pages: ['*.md']\nallow: [{page: old.md, reason: Nobody knows what it says.}]\n"
    assert built(acme, allowed)[1] == []
    (acme / "old.md").write_text("# Older\n")
    assert (
        "specs/acme/api.yaml:2:9: error[allowance-unneeded]: The page `specs/acme/old.md` is not left out"
        in (built(acme, allowed)[1])
    )


PAGE = """```yaml
openapi: 3.1.0
security: []
info: {{title: Things, version: "1"}}
servers: [{{url: https://api.example.com}}]
paths: {{/things: {{
    get: {{parameters: {parameters}, responses: {{'204': {{description: Done.}}}}}}}}}}
```
"""


def test_prose_among_the_pages_that_a_pattern_finds_stops_nothing(acme: Path) -> None:
    (acme / "first.md").write_text(PAGE.format(parameters="[]"))
    (acme / "guide.md").write_text("# Guide\n\nWelcome.\n")
    found = built(acme, "pages: ['*.md']\n")[1]
    assert [each.split(": ")[1] for each in found] == ["warning[page-without-specification]"]
    found = built(acme, "pages: [first.md, guide.md]\n")[1]
    assert [each.split(": ")[1] for each in found] == ["error[page-without-specification]"]


def test_what_an_overlay_mends_of_the_words_of_pages_is_said_no_longer(acme: Path) -> None:
    described = '### Response\n\n- `size` (integer)\n\n```json\n{"id": 1}\n```\n'
    (acme / "boxes.md").write_text(
        "# Boxes\n\n## List boxes\n\n`GET /boxes`\n\n## Make a box\n\n`POST /boxes`\n\n"
        f"## Get a box\n\n`GET /boxes/{{id}}`\n\n```sh\ncurl https://example.com/boxes/1?deep=1\n```\n\n{described}"
    )
    (acme / "overlay.yaml").write_text("""overlay: 1.0.0
info: {title: Bodies, version: 1.0.0}
actions:
  - target: $.paths['/boxes'].post
    update: {requestBody: {content: {application/json: {schema: {type: object}}}}}
  - target: $.paths['/boxes'].get
    update: {responses: {"200": {description: All, content: {application/json: {schema: {type: object}}}}}}
  - target: $.paths['/boxes/{id}'].get.responses['2XX'].content['application/json'].schema.properties
    update: {id: {type: integer}}
  - target: $.paths['/boxes/{id}'].get.parameters
    update: {name: deep, in: query, schema: {type: boolean}}
  - target: $.servers[0]
    update: {url: https://api.boxes.internal}
""")
    mended = {"request-undescribed", "response-undescribed", "example-undescribed", "response-contradicted"}
    mended.add("server-reserved")
    _, told = built(acme, "pages: [boxes.md]")
    assert mended <= _codes(told)
    _, told = built(acme, "pages: [boxes.md]\noverlays: [overlay.yaml]")
    assert not mended & _codes(told)


def _codes(findings: list[str]) -> set[str]:
    return {each.partition("[")[2].partition("]")[0] for each in findings}


def test_building_once_allows_nothing_to_be_missing(acme: Path) -> None:
    report = Report()
    build_once(Sources(document=acme / "spec.yaml"), [], None, report)
    assert [found.code for found in report.diagnostics] == ["operation-not-generated"]


def test_a_change_of_a_file_that_the_document_refers_to_makes_work(acme: Path) -> None:
    (acme / "api.yaml").write_text("document: spec.yaml\n")
    (acme / "spec.yaml").write_text(SPEC.partition("  /refused:")[0] + "  /users: {$ref: ../shared/users.yaml}\n")
    shared = acme.parent.parent / "specs/shared/users.yaml"
    shared.parent.mkdir()
    shared.write_text('get: {responses: {"204": {description: Nothing.}}}\n')
    api = read_manifest(acme, Report())
    assert api
    assert update(api, Report()).outcome is Outcome.WRITTEN
    assert is_current(api)
    shared.write_text('put: {responses: {"204": {description: Nothing.}}}\n')
    assert not is_current(api)
    assert update(api, Report()).outcome is Outcome.WRITTEN
    assert b"PUT /users" in (api.output / "acme_client/operations.txt").read_bytes()
    shared.unlink()
    report = Report()
    assert update(api, report).outcome is Outcome.FAILED
    assert [found.code for found in report.diagnostics] == ["operation-not-generated", "ref-file-missing"]
    (acme / "spec.yaml").write_text(
        SPEC.partition("  /refused:")[0] + "components: {schemas: {A: {$ref: ../a.yaml}}}\n"
    )
    assert update(api, Report()).outcome is Outcome.WRITTEN
    assert is_current(api)
    (acme.parent / "a.yaml").write_text("type: object\n")
    assert not is_current(api)


def test_a_change_of_a_file_that_pages_share_makes_work(acme: Path) -> None:
    (acme / "api.yaml").write_text("pages: [pages/*.md]\n")
    (acme / "pages").mkdir()
    (acme / "pages/list.md").write_text("# List\n\n`GET https://a.example/boxes`\n\n<Snippet file='limit.mdx' />\n")
    api = read_manifest(acme, Report())
    assert api
    report = Report()
    assert update(api, report).outcome is Outcome.WRITTEN
    assert is_current(api)
    assert "snippet-unread" in {found.code for found in report.diagnostics}
    shared = acme / "pages/snippets/limit.mdx"
    for name in ("limit", "size"):  # it appears, and it changes
        shared.parent.mkdir(exist_ok=True)
        shared.write_text(f'<ParamField query="{name}" type="integer" />\n')
        assert not is_current(api)
        assert update(api, Report()).outcome is Outcome.WRITTEN
        assert is_current(api)
        assert f"name: {name}\n" in (acme / "openapi.yaml").read_text()
