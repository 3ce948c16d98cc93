"""The three clients, generated now and not taken from ``generated/``: the templates are tested, not what lies there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import cast

import pytest

from generator.diagnostics import Report
from generator.manifest import read_manifest
from generator.pipeline import build
from generator.write import write
from tests.clients.calling import APIS, Api, Caller
from tests.loopback import Server
from tests.pauses import noted_pauses

SPECS = Path(__file__).parents[2] / "specs"


@pytest.fixture(scope="session")
def projects(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a project for each API, as ``docs2client generate`` writes them."""
    folder = tmp_path_factory.mktemp("projects")
    for specs in sorted(path.parent for path in SPECS.glob("*/api.yaml")):
        report = Report()
        api = read_manifest(specs, report)
        assert api, report.diagnostics
        built = build(api, report)
        assert not report.failed, report.diagnostics
        write(built.tree, folder / specs.name)
    return folder


@pytest.fixture(scope="session", autouse=True)
def _importable(projects: Path) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for project in projects.iterdir():
            patch.syspath_prepend(project)
        yield


@pytest.fixture(scope="session")
def respondent_client(_importable: None) -> ModuleType:
    return import_module("respondent_client")


@pytest.fixture(scope="session")
def asapp_client(_importable: None) -> ModuleType:
    return import_module("asapp_client")


@pytest.fixture(scope="session")
def replyke_client(_importable: None) -> ModuleType:
    return import_module("replyke_client")


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment of the person who runs the tests may hold real credentials."""
    for name in os.environ:
        if name.startswith(("RESPONDENT_", "ASAPP_", "REPLYKE_")):
            monkeypatch.delenv(name)


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    for package in ("respondent_client", "asapp_client", "replyke_client"):
        noted_pauses(package, monkeypatch)


@pytest.fixture(params=["sync", "async"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def caller(kind: str, server: Server) -> Caller:
    return Caller(kind, server)


@pytest.fixture(params=APIS, ids=str)
def api(request: pytest.FixtureRequest) -> Api:
    return cast("Api", request.param)
