"""What all tests share: the switch that rewrites expectations, the examples of Hypothesis, packages and servers."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, settings

from generator.diagnostics import Report
from tests.goldens import CASES, Golden, readable
from tests.loopback import Server
from tests.packages import PackageOf, Wire, imported

# Machines that build are busy: how long an example takes says nothing. The same examples in each run, because whether
# tests pass is no matter of chance; `make soak` looks for new ones.
settings.register_profile("new", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("same", settings.get_profile("new"), derandomize=True)
settings.load_profile("same")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="rewrite the expected output of the case folders")


@pytest.fixture(scope="session", autouse=True)
def _no_certificates(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test speaks TLS with a server, and loading all certificates for each client takes longer than most tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SSL_CERT_DIR", str(tmp_path_factory.mktemp("certificates")))
        patch.delenv("SSL_CERT_FILE", raising=False)
        yield


@pytest.fixture(scope="session", autouse=True)
def _no_cache() -> Iterator[None]:
    """Tests see what this state of the project makes, and leave the cache of whoever runs them alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DOCS2CLIENT_CACHE", "")
        yield


@pytest.fixture(scope="session")
def package_of(tmp_path_factory: pytest.TempPathFactory) -> PackageOf:
    """The package of a case of the engine, made once."""

    @cache
    def package(case: str) -> ModuleType:
        document = readable(CASES / "engine" / case / "openapi.yaml", Report())
        return imported(document, tmp_path_factory.mktemp(case))

    return package


@pytest.fixture
def wire() -> Wire:
    """What clients speak with instead of a network."""
    return Wire()


@pytest.fixture
def server() -> Iterator[Server]:
    """What clients speak with over real sockets."""
    with Server() as server:
        yield server


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compares output with the expectation in a case folder, or rewrites it under ``--golden``."""
    return Golden(rewrite=bool(request.config.getoption("--golden")))


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real pages and specifications; tests that need it skip without it."""
    folder = os.environ.get("DOCS2CLIENT_CORPUS")
    if not folder:
        pytest.skip("DOCS2CLIENT_CORPUS is not set: no corpus of real documents to run against")
    return Path(folder)
