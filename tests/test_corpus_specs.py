"""Real documents: each becomes a package that does what the document says, or says what is missing at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.__main__ import documents, problems, tried

# Small enough for every run; `make corpus` tries them all.
ALWAYS = (
    *("conjur", "gotify", "listmonk", "netlify", "ollama", "petstore-expanded", "pinecone", "redocly-cafe"),
    *("redocly-museum", "swagger-petstore", "traccar", "train-travel"),
)


@pytest.mark.parametrize("name", ALWAYS)
def test_a_real_document_becomes_a_package(corpus: Path, tmp_path: Path, name: str) -> None:
    (document,) = [path for path in documents(corpus) if name in (path.stem, path.parent.parent.name)]
    outcome = tried(document, tmp_path)
    assert outcome.operations
    assert outcome.requests >= outcome.operations
    assert not problems(outcome)
