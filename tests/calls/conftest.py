"""What a caller has set in the environment: nothing."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ACME_ACCESS_TOKEN", "ACME_USERNAME", "ACME_BASE_URL", "ACME_ENVIRONMENT"):
        monkeypatch.delenv(name, raising=False)
