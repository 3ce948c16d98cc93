"""Documents on which clients once went wrong: each operation is called with sampled values, and says what it should."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from tests.corpus.behaviour import Trial
from tests.corpus.clients import generated, imported
from tests.corpus.original import Original
from tests.goldens import over


@over("behaviour")
def test_what_is_sent_and_read_is_what_the_document_says(case: Path, tmp_path: Path) -> None:
    document = case / "openapi.yaml"
    client = generated(document, f"{case.name}_client")
    assert not client.report.failed, client.report.diagnostics
    trial = Trial(Original(document), client, imported(client, tmp_path)).run()
    assert trial.requests
    assert not trial.mismatches


def test_a_client_that_drops_null_is_found_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The judge is judged."""
    document = Path(__file__).parent / "cases" / "behaviour" / "null_of_any_type" / "openapi.yaml"
    client = generated(document, "forgetful_client")
    module = imported(client, tmp_path)
    trial = Trial(Original(document), client, module)
    monkeypatch.setattr(trial, "_encoded", lambda result: {**result.to_dict(), "name": None})
    assert {each.kind for each in trial.run().mismatches} == {"response"}


def test_a_client_that_reads_the_wrong_class_is_found_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the JSON that is written again is the same."""
    document = Path(__file__).parent / "cases" / "behaviour" / "unions_of_unions" / "openapi.yaml"
    client = generated(document, "confused_client")
    module = imported(client, tmp_path)
    trial = Trial(Original(document), client, module)
    models = importlib.import_module(f"{module.__name__}.models")
    monkeypatch.setattr(models.Circle, "from_dict", models.Oval.from_dict)
    assert {each.kind for each in trial.run().mismatches} == {"class"}
