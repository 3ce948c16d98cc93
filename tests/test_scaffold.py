"""The first state of an API: what is copied, what is drafted, and that the drafts settle what they are for."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml

from generator.diagnostics import Report
from generator.effective import declare, overlay
from generator.scaffold import scaffold
from generator.scaffold.drafts import FOR_FINDINGS
from generator.sources import find_sources
from generator.tree import read_tree
from generator.validate import validate
from tests.command import docs2client as run
from tests.goldens import CASES, Golden, over
from tests.loopback import Server, http_response

MARKDOWN = {"content-type": "text/markdown"}
DRAFTED = {code for code, _ in FOR_FINDINGS}
SPEC = (CASES / "scaffold/nothing-missing/openapi.yaml").read_text(encoding="utf-8")
PAGE = "# List messages\n\n```yaml get /messages\n" + SPEC + "```\n"


@pytest.fixture(autouse=True)
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def uncommented(text: str) -> str:
    """The overlay after somebody took the mark of a comment off every line of the actions."""
    head, actions = text.split("actions:\n")
    return f"{head}actions:\n" + re.sub(r"^# ?", "", actions, flags=re.M)


def found(case: Path, overlays: list[Path]) -> set[str]:
    """The codes of what a build would find about the sources in a folder."""
    report = Report()
    declared = declare(find_sources(sorted(case.glob("[os]*.[my]*")), report), report)
    document = None if declared is None else overlay(declared.document, overlays, None, report)
    assert document is not None, report.diagnostics
    validate(document, report)
    return {each.code for each in report.diagnostics}


@over("scaffold")
def test_case(case: Path, golden: Golden, tmp_path: Path) -> None:
    made = scaffold("acme", find_sources(sorted(case.glob("[os]*.[my]*")), Report()), {}, Report())
    assert made is not None
    expected = case / "expected"
    golden.check(expected / "api.yaml", made.tree["api.yaml"].decode())
    assert ("overlay.yaml" in made.tree) == bool(made.drafts)
    if not made.drafts:
        return
    golden.check(expected / "overlay.yaml", made.tree["overlay.yaml"].decode())
    file = tmp_path / "overlay.yaml"
    file.write_text(uncommented(made.tree["overlay.yaml"].decode()), encoding="utf-8")
    assert len(yaml.safe_load(file.read_text(encoding="utf-8"))["actions"]) == len(made.drafts)
    assert not found(case, [file]) & DRAFTED


def test_every_finding_with_a_draft_has_a_case() -> None:
    assert set().union(*(found(case, []) for case in (CASES / "scaffold").iterdir())) >= DRAFTED


class TestNew:
    def test_settings_of_a_site_alone_are_no_documentation(self, tmp_path: Path) -> None:
        (tmp_path / "site").mkdir()
        for name in ("docs.json", "list.md"):
            (tmp_path / "site" / name).write_text((CASES / "assemble/site-settings/docs.json").read_text())
        result = run("extract", "site", "-o", "x.yaml")
        assert result.exit_code == 1
        assert "site/list.md:1:1: error[page-without-specification]" in result.stderr
        assert not Path("x.yaml").exists()

    @pytest.mark.parametrize("sources", [["site"], ["site/api", "site/docs.json"]], ids=["found", "named"])
    def test_the_settings_of_a_site_come_with_its_pages(self, tmp_path: Path, sources: list[str]) -> None:
        site = tmp_path / "site"
        (site / "api").mkdir(parents=True)
        for name, folder in (("docs.json", site), ("list.md", site / "api")):
            (folder / name).write_text((CASES / "assemble/site-settings" / name).read_text())
        assert run("new", "acme", *sources).exit_code == 0
        manifest = yaml.safe_load(Path("specs/acme/api.yaml").read_text())
        assert manifest["pages"] == ["pages/**/*.md", "pages/docs.json"]
        assert run("generate", "acme").exit_code == 0
        document = yaml.safe_load(Path("specs/acme/openapi.yaml").read_text())
        assert document["servers"] == [{"url": "https://api.boxes.example/v1"}]
        assert document["security"] == [{"bearerAuth": []}]

    def test_a_page_becomes_a_client_with_all_drafts_in_force(self) -> None:
        page = CASES / "scaffold/unplaced-page/send-message.md"
        result = run("new", "acme", str(page))
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout.endswith("Next: docs2client generate acme\n")
        draft = Path("specs/acme/overlay.yaml")
        first = run("generate")
        assert first.exit_code == 1
        assert "specs/acme/overlay.yaml:7:1: warning[overlay-without-actions]" in first.stderr
        draft.write_text(uncommented(draft.read_text()))
        assert (run("generate").exit_code, run("overlay", "check", "acme").exit_code) == (0, 0)

    def test_a_folder_keeps_its_shape_and_loses_its_prose(self) -> None:
        Path("docs/deep").mkdir(parents=True)
        Path("docs/deep/list.mdx").write_text(PAGE)
        Path("docs/again.md").write_text(PAGE)
        Path("docs/welcome.md").write_text("# Welcome\n\nTo our API.\n")
        result = run("new", "acme", "docs")
        assert result.exit_code == 0
        assert "1 page describes nothing, and was left out" in result.stdout
        assert "docs/welcome.md:1:1: warning[page-without-specification]" in result.stderr
        assert sorted(read_tree(Path("specs"))) == ["acme/api.yaml", "acme/pages/again.md", "acme/pages/deep/list.mdx"]
        manifest = yaml.safe_load(Path("specs/acme/api.yaml").read_text())
        assert manifest == {"pages": ["pages/**/*.md", "pages/**/*.mdx"]}
        assert run("generate").exit_code == 0

    def test_pages_that_contradict_each_other_are_told_of_and_copied(self) -> None:
        Path("docs").mkdir()
        for page in (CASES / "assemble/page-conflict").glob("*.md"):
            Path("docs", page.name).write_text(page.read_text())
        result = run("new", "acme", "docs")
        assert result.exit_code == 0
        assert "docs/second.md:11:7: warning[page-conflict]: Two pages describe GET /things" in result.stderr
        assert sorted(read_tree(Path("specs/acme/pages"))) == ["first.md", "second.md"]
        extracted = run("extract", "docs", "-o", "things.yaml")
        assert (extracted.exit_code, extracted.stderr) == (0, result.stderr)
        assert Path("things.yaml").exists()
        assert run("build", "docs", "-o", "out").exit_code == 1
        assert not Path("out").exists()
        assert run("build", "docs", "-o", "out", "--allow-loss").exit_code == 0

    def test_what_is_no_openapi_document_is_refused(self) -> None:
        Path("notapi.yaml").write_text("name: foo\n")
        result = run("new", "acme", "notapi.yaml")
        assert result.exit_code == 1
        assert "notapi.yaml:1:1: error[openapi-version-unsupported]" in result.stderr
        assert not Path("specs").exists()

    def test_pages_of_one_name_stay_apart(self) -> None:
        for folder in ("a", "b"):
            Path(folder).mkdir()
            Path(folder, "list.md").write_text(PAGE)
        assert run("new", "acme", "a/list.md", "b/list.md").exit_code == 0
        assert sorted(read_tree(Path("specs/acme/pages"))) == ["a/list.md", "b/list.md"]

    def test_a_document_brings_what_it_refers_to(self) -> None:
        Path("spec/parts").mkdir(parents=True)
        Path("spec/acme.yaml").write_text(
            SPEC.replace("responses: {'204': {description: Done.}}", "responses: {'204': {$ref: parts/done.yaml}}")
        )
        Path("spec/parts/done.yaml").write_text("description: Done.\n")
        assert run("new", "acme", "spec/acme.yaml").exit_code == 0
        assert sorted(read_tree(Path("specs/acme"))) == ["acme.yaml", "api.yaml", "parts/done.yaml"]
        assert run("generate").exit_code == 0

    def test_pages_bring_what_they_share_which_is_no_page(self) -> None:
        Path("docs/api").mkdir(parents=True)
        Path("docs/api/list.md").write_text(PAGE + '\n<Snippet file="limit.mdx" />\n<Snippet file="gone.mdx" />\n')
        Path("docs/snippets").mkdir()
        Path("docs/snippets/limit.mdx").write_text('<ParamField query="limit" type="integer" />\n')
        for source in ("docs", "docs/api/list.md"):
            assert run("new", "acme", source).exit_code == 0
            assert sorted(read_tree(Path("specs/acme/pages"))) == ["api/list.md", "snippets/limit.mdx"]
            generated = run("generate")
            assert (generated.exit_code, generated.stdout) == (0, "acme: written\n")
            assert "x-unplaced-operations" not in Path("specs/acme/openapi.yaml").read_text()
            for folder in ("specs", "generated"):
                shutil.rmtree(folder)

    @pytest.mark.parametrize("name", ["api.yaml", "API.yaml"])  # which are one file on some systems
    def test_a_document_that_is_called_as_the_manifest_stays_apart(self, name: str) -> None:
        Path(name).write_text(SPEC)
        assert run("new", "acme", name).exit_code == 0
        assert sorted(read_tree(Path("specs/acme"))) == ["api.yaml", f"document/{name}"]
        assert run("generate").exit_code == 0

    def test_a_document_that_refers_to_a_missing_file_brings_the_others(self) -> None:
        Path("acme.yaml").write_text(
            SPEC.replace("paths:", "paths:\n  /gone: {$ref: gone.yaml}\n  /there: {$ref: there.yaml}")
        )
        Path("there.yaml").write_text("get: {responses: {'204': {description: Done.}}}\n")
        result = run("new", "acme", "acme.yaml")
        assert result.exit_code == 0
        assert "warning[ref-file-missing]: There is no file gone.yaml" in result.stderr
        assert sorted(read_tree(Path("specs/acme"))) == ["acme.yaml", "api.yaml", "overlay.yaml", "there.yaml"]

    def test_a_list_of_links_gives_the_files_that_are_there(self) -> None:
        Path("docs/api").mkdir(parents=True)
        Path("docs/api/list.md").write_text(PAGE)
        Path("docs/llms.txt").write_text(
            "# Acme\n\n- [List](api/list.md): lists\n- [Gone](api/gone.md)\n- [Logo](logo.png)\n"
            "- [Send](https://acme.example/send.md)\n- [Delete](https://acme.example/delete.md)\n"
        )
        result = run("new", "acme", "docs/llms.txt")
        assert result.exit_code == 0
        assert sorted(read_tree(Path("specs/acme/pages"))) == ["list.md"]
        assert "docs/llms.txt:4:10: warning[link-missing]: There is no file `api/gone.md`" in result.stderr
        assert "docs/llms.txt:6:10: warning[link-not-fetched]: 2 of the pages are on the web" in result.stderr

    def test_a_list_of_pages_that_are_elsewhere_makes_nothing(self) -> None:
        Path("llms.txt").write_text("- [Send](https://acme.example/send.md)\n")
        result = run("new", "acme", "llms.txt")
        assert result.exit_code == 1
        assert "llms.txt: error[source-empty]" in result.stderr
        assert not Path("specs").exists()

    @pytest.mark.parametrize("taken", ["acme", "Acme"])
    def test_a_name_that_is_taken_is_refused(self, taken: str) -> None:
        Path("list.md").write_text(PAGE)
        Path("specs", taken).mkdir(parents=True)
        result = run("new", "acme", "list.md")
        assert result.exit_code == 1
        assert result.stderr.startswith(f"specs/{taken}: error[output-not-ours]")
        assert not list(Path("specs", taken).iterdir())

    @pytest.mark.parametrize("name", ["../acme", "a b", "", ".acme", "1acme", "Aux"])
    def test_a_name_that_is_none_is_wrong_usage(self, name: str) -> None:
        Path("list.md").write_text(PAGE)
        assert run("new", name, "list.md").exit_code == 2

    @pytest.mark.parametrize("source", ["missing.md", "broken.md", "prose.md", "broken.yaml", "page.md broken.yaml"])
    def test_sources_that_cannot_be_read_leave_nothing(self, source: str) -> None:
        Path("page.md").write_text(PAGE)
        Path("broken.md").write_text(PAGE.replace("info: {", "info: ["))
        Path("prose.md").write_text("# Welcome\n")
        Path("broken.yaml").write_text("info: [\n")
        assert run("new", "acme", *source.split()).exit_code == 1
        assert not Path("specs").exists()


class TestFromTheWeb:
    @pytest.fixture(autouse=True)
    def _no_proxy(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("NO_PROXY", "*")

    def test_a_page_is_fetched_now_and_later(self, server: Server) -> None:
        server.script += [http_response(200, PAGE.encode(), MARKDOWN), http_response(200, PAGE.encode(), MARKDOWN)]
        assert run("new", "acme", f"{server.url}/docs/list").exit_code == 0
        manifest = yaml.safe_load(Path("specs/acme/api.yaml").read_text())
        assert manifest["fetch"] == {"pages/list.md": f"{server.url}/docs/list"}
        assert Path("specs/acme/pages/list.md").read_text() == PAGE
        assert run("fetch").stdout == "acme: up to date\n"
        assert [each.target for each in server.received] == ["/docs/list", "/docs/list"]

    @pytest.mark.parametrize(
        ("path", "page"),
        [
            ("messages:send", "messages-send.md"),
            ("con", "_con.md"),
            ("AUX.md", "_AUX.md"),
            ("console", "console.md"),
            ("what.", "what-.md"),
        ],
    )
    def test_a_page_gets_a_name_that_files_can_have_on_every_system(self, path: str, page: str, server: Server) -> None:
        server.script.append(http_response(200, PAGE.encode(), MARKDOWN))
        assert run("new", "acme", f"{server.url}/docs/{path}").exit_code == 0
        assert sorted(read_tree(Path("specs/acme/pages"))) == [page]

    def test_a_document_is_one_by_its_suffix(self, server: Server) -> None:
        server.script.append(http_response(200, SPEC.encode(), {"content-type": "application/yaml"}))
        assert run("new", "acme", f"{server.url}/v1/acme.yaml?raw=1").exit_code == 0
        assert yaml.safe_load(Path("specs/acme/api.yaml").read_text()) == {
            "document": "acme.yaml",
            "fetch": {"acme.yaml": f"{server.url}/v1/acme.yaml?raw=1"},
        }

    def test_a_document_brings_what_it_refers_to_now_and_later(self, server: Server) -> None:
        text = SPEC.replace("responses: {'204': {description: Done.}}", "responses: {'204': {$ref: ../done.yaml}}")
        given = [
            http_response(200, each.encode(), {"content-type": "text/plain"})
            for each in (text, "description: [Done]\n")
        ]
        server.script += [*given, *given]
        result = run("new", "acme", f"{server.url}/v1/api.yaml")
        assert result.exit_code == 0
        assert sorted(read_tree(Path("specs/acme"))) == ["api.yaml", "done.yaml", "v1/api.yaml"]
        manifest = yaml.safe_load(Path("specs/acme/api.yaml").read_text())
        assert manifest == {"document": "v1/api.yaml", "fetch": {"v1/api.yaml": f"{server.url}/v1/api.yaml"}}
        assert run("fetch").stdout == "acme: up to date\n"

    def test_a_list_gives_the_pages_of_its_site(self, server: Server) -> None:
        links = (
            "- [List](api/list.md)\n- [Again](/docs/api/list.md#top)\n- [Welcome](/docs/welcome.md)\n"
            "- [Gone](gone.md)\n- [Logo](logo.png)\n- [Other](https://other.example/other.md)\n"
        )
        server.script += [
            http_response(200, links.encode(), MARKDOWN),
            http_response(200, PAGE.encode(), MARKDOWN),
            http_response(200, b"# Welcome\n", MARKDOWN),
            http_response(404, b""),
        ]
        result = run("new", "acme", f"{server.url}/docs/llms.txt")
        assert result.exit_code == 0
        assert "1 page describes nothing, and was left out" in result.stdout
        assert sorted(read_tree(Path("specs/acme"))) == ["api.yaml", "pages/list.md"]
        assert f"{server.url}/docs/llms.txt:4:10: warning[fetch-failed]" in result.stderr
        assert f"{server.url}/docs/llms.txt:6:11: warning[link-not-fetched]" in result.stderr

    def test_where_a_list_links_to_no_markdown_it_is_looked_for_beside_the_pages(self, server: Server) -> None:
        links = "- [Home](/)\n- [List](/docs/list#top)\n- [Find](/docs?q=list)\n- [Logo](/logo.png)\n"
        server.script += [http_response(200, links.encode(), MARKDOWN), http_response(200, PAGE.encode(), MARKDOWN)]
        assert run("new", "acme", f"{server.url}/llms.txt").exit_code == 0
        assert [each.target for each in server.received] == ["/llms.txt", "/docs/list.md"]

    def test_other_pages_beside_markdown_are_told_of(self, server: Server) -> None:
        links = "- [List](/docs/list.md)\n- [Find](/docs/find)\n"
        server.script += [http_response(200, links.encode(), MARKDOWN), http_response(200, PAGE.encode(), MARKDOWN)]
        result = run("new", "acme", f"{server.url}/llms.txt")
        assert result.exit_code == 0
        assert f"{server.url}/llms.txt:2:10: warning[link-not-fetched]: One page is no Markdown" in result.stderr

    def test_a_sitemap_is_no_documentation(self, server: Server) -> None:
        result = run("new", "acme", f"{server.url}/sitemap.xml")
        assert result.exit_code == 1
        assert result.stderr.startswith(f"{server.url}/sitemap.xml: error[fetch-refused]")
        assert not server.received

    def test_what_is_wrong_with_a_page_is_told_at_its_address(self, server: Server) -> None:
        server.script.append(http_response(200, PAGE.replace("info:", "info: [").encode(), MARKDOWN))
        result = run("new", "acme", f"{server.url}/list.md")
        assert result.exit_code == 1
        assert result.stderr.startswith(f"{server.url}/list.md:")
        assert not Path("specs").exists()

    @pytest.mark.parametrize(
        ("path", "given", "code"),
        [
            ("list.md", http_response(404, b""), "fetch-failed"),
            ("list", http_response(200, b"<html>", {"content-type": "text/html"}), "fetch-refused"),
            ("llms.txt", http_response(404, b""), "fetch-failed"),
            ("llms.txt", http_response(200, b"# Nothing\n", {"content-type": "text/plain"}), "source-empty"),
        ],
    )
    def test_what_cannot_be_had_leaves_nothing(self, path: str, given: bytes, code: str, server: Server) -> None:
        server.script.append(given)
        result = run("new", "acme", f"{server.url}/{path}")
        assert result.exit_code == 1
        assert result.stderr.startswith(f"{server.url}/{path}: error[{code}]")
        assert not Path("specs").exists()

    def test_files_and_addresses_do_not_mix(self) -> None:
        assert run("new", "acme", "https://acme.example/list.md", "list.md").exit_code == 2


def test_an_address_is_no_file() -> None:
    result = run("build", "https://cats.example/cats.md", "-o", "cats")
    assert result.exit_code == 1
    assert "error[source-missing]" in result.stderr
    assert "`docs2client new NAME ADDRESS`" in result.stderr
