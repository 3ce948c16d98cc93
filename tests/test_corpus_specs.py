"""Real documents: each becomes a package or a list of findings, never a traceback, and what is generated is code."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from generator.diagnostics import Report
from generator.pipeline import Built, build_once
from generator.sources import Sources
from tests.packages import write

# Small enough for every run; `make corpus` takes the others too.
ALWAYS = (
    *("conjur/spec/openapi.yml", "gotify.json", "listmonk.yaml", "netlify.yml", "ollama.yaml", "onfido.yaml"),
    *("petstore-expanded.yaml", "pinecone.yaml", "redocly-cafe.yaml", "redocly-museum.yaml", "spotify.yml"),
    *("swagger-petstore.yaml", "traccar.yaml", "train-travel.yaml"),
)
LARGE = (
    *("box.json", "clerk.yml", "discord.json", "github.json", "intercom.yaml", "jellyfin.json", "mailchimp-tx.json"),
    *("meilisearch.json", "nextcloud.json", "openai.yaml", "opencode.yaml", "qdrant.json", "superset.json"),
    *("twilio-api.json", "xero-accounting.yaml"),
)

IMPORT_EVERYTHING = """
import importlib, pkgutil, sys
package = importlib.import_module(sys.argv[1])
for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
    importlib.import_module(module.name)
"""


def built(document: Path) -> tuple[Built, Report]:
    report = Report()
    return build_once(Sources(document=document), (), "real_client", report), report


def check(document: Path, folder: Path) -> None:
    """Builds a package whole, and imports all of it in a process of its own."""
    result, report = built(document)
    assert not report.failed, [str(found) for found in report.diagnostics if found.severity == "error"]
    assert result.ledger.operations
    assert not result.ledger.missing
    write(result.tree, folder)
    child = [sys.executable, "-W", "error", "-c", IMPORT_EVERYTHING, "real_client"]
    run = subprocess.run(child, cwd=folder, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize("name", ALWAYS)
def test_a_real_document_becomes_a_package(corpus: Path, tmp_path: Path, name: str) -> None:
    check(corpus / "specs" / name, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("name", LARGE)
def test_a_large_document_becomes_a_package(corpus: Path, tmp_path: Path, name: str) -> None:
    check(corpus / "specs" / name, tmp_path)


def test_no_document_is_left_out(corpus: Path) -> None:
    found = {path.name for path in (corpus / "specs").glob("*.*")} - {"index.json"}
    assert found == {name for name in (*ALWAYS, *LARGE) if "/" not in name}
