"""A generated client, and a server that does what a test says."""

from __future__ import annotations

from types import ModuleType

import pytest

from tests.calling import Caller
from tests.loopback import Server
from tests.packages import PackageOf
from tests.pauses import noted_pauses


@pytest.fixture(scope="module")
def acme(package_of: PackageOf) -> ModuleType:
    return package_of("contract")


@pytest.fixture(autouse=True)
def pauses(acme: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses between attempts, which no test makes."""
    return noted_pauses(acme.__name__, monkeypatch)


@pytest.fixture(params=["sync", "async"])
def caller(request: pytest.FixtureRequest, acme: ModuleType, server: Server) -> Caller:
    return Caller(request.param, acme, server)
