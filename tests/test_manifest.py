"""Manifests: what is read, what is refused, and what is taken for granted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.diagnostics import Place, Report
from generator.ledger import Allowance
from generator.ledger.outcomes import Subject
from generator.manifest import read_manifest
from generator.manifest.api import Api
from generator.settings import CredentialName, Environment, ServerVariableName, Settings
from tests.goldens import CASES, Golden, over


@over("manifest")
def test_a_manifest_is_read_or_refused_at_its_place(
    case: Path, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(case.parent)
    report = Report()
    api = read_manifest(Path(case.name), report)
    golden.check_findings(case, report)
    assert (api is None) == report.failed


def read(name: str) -> Api:
    api = read_manifest(CASES / "manifest" / name, Report())
    assert api
    return api


def test_every_key_has_its_effect() -> None:
    api = read("full")
    folder = CASES / "manifest" / "full"
    assert api.settings == Settings(
        package="acme_chat",
        client="AcmeChat",
        version="2.1.0rc1",
        environments=(
            Environment("production", "https://{region}.example.com"),
            Environment("staging", "https://staging.example.com"),
        ),
        default_environment="staging",
        credentials=(
            CredentialName("ApiKey", "api_key", "ACME_KEY"),
            CredentialName("bearer", "access_token", "ACME_CHAT_ACCESS_TOKEN"),
        ),
        server_variables=(ServerVariableName("region", "region", "ACME_CHAT_REGION"),),
    )
    assert api.sources.pages == (folder / "pages/one.md", folder / "pages/two.md")
    assert api.overlays == (folder / "overlay.yaml",)
    assert api.allowances == (
        Allowance(
            Subject("operation", "GET /events"),
            "WebSockets are out of reach.",
            Place(str(folder / "api.yaml"), 16, 5),
        ),
    )
    assert [replacement.path for replacement in api.replacements] == ["acme_chat/paging.py"]


def test_a_document_is_all_that_a_manifest_needs() -> None:
    api = read("smallest")
    assert api.settings == Settings("smallest_client", "Smallest")
    assert api.sources.document == CASES / "manifest" / "smallest" / "spec.yaml"
    assert api.extracted is None


def test_the_only_environment_is_the_default(tmp_path: Path) -> None:
    (tmp_path / "spec.yaml").touch()
    (tmp_path / "api.yaml").write_text("document: spec.yaml\nenvironments: {production: https://example.com}\n")
    api = read_manifest(tmp_path, Report())
    assert api
    assert api.settings.default_environment == "production"


def test_a_missing_manifest_is_one_finding(tmp_path: Path) -> None:
    report = Report()
    assert read_manifest(tmp_path, report) is None
    assert [found.code for found in report.diagnostics] == ["manifest-missing"]


@pytest.mark.parametrize("pattern", ["**.md", "**", "pages/a**/*.md", ".."])
def test_a_pattern_that_pythons_read_differently_is_refused(tmp_path: Path, pattern: str) -> None:
    (tmp_path / "page.md").touch()
    (tmp_path / "api.yaml").write_text(f"pages: ['{pattern}']\n")
    report = Report()
    assert read_manifest(tmp_path, report) is None
    assert len(report.diagnostics) == 1


def test_a_folder_is_not_suggested_for_a_file(tmp_path: Path) -> None:
    (tmp_path / "overlay.yaml").mkdir()
    (tmp_path / "api.yaml").write_text("document: overlay.yaml\n")
    report = Report()
    read_manifest(tmp_path, report)
    assert [found.code for found in report.diagnostics] == ["manifest-file-missing"]
    assert "overlay.yaml" not in report.diagnostics[0].hint


@pytest.mark.parametrize("name", ["CHANGELOG.md", "lock.json", "names.json", "openapi.yaml"])
def test_a_folder_in_the_place_of_a_file_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / "page.md").touch()
    (tmp_path / "api.yaml").write_text("pages: [page.md]\n")
    (tmp_path / name).mkdir()
    report = Report()
    assert read_manifest(tmp_path, report) is None
    assert [(found.code, found.place) for found in report.diagnostics] == [
        ("file-unreadable", Place((tmp_path / name).as_posix()))
    ]


@pytest.mark.parametrize(
    "put", [lambda path: path.write_text("a = 1\n"), lambda path: path.symlink_to("nowhere")], ids=["file", "link"]
)
def test_a_file_in_the_place_of_the_custom_code_is_refused(put: Callable[[Path], object], tmp_path: Path) -> None:
    (tmp_path / "page.md").touch()
    (tmp_path / "api.yaml").write_text("pages: [page.md]\n")
    put(tmp_path / "custom")
    report = Report()
    assert read_manifest(tmp_path, report) is None
    assert [found.message for found in report.diagnostics] == [f"{tmp_path / 'custom'} is not a folder"]


def test_a_name_that_no_file_can_have_is_that_of_none(tmp_path: Path) -> None:
    (tmp_path / "api.yaml").write_text(f"document: {'a' * 300}.yaml\n")
    report = Report()
    read_manifest(tmp_path, report)
    assert [found.code for found in report.diagnostics] == ["manifest-file-missing"]


def test_a_folder_that_is_called_as_a_page_is_none(tmp_path: Path) -> None:
    (tmp_path / "api.yaml").write_text("pages: ['*.md']\n")
    (tmp_path / "send.md").write_text("# Send\n")
    (tmp_path / "old.md").mkdir()
    api = read_manifest(tmp_path, Report())
    assert api
    assert api.sources.pages == (tmp_path / "send.md",)
