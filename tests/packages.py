"""Packages made of small documents, imported and called without a network."""

from __future__ import annotations

import importlib
import itertools
import json
import pkgutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx2
import openapi_python_client
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser.errors import GeneratorError

from generator.diagnostics import Report
from generator.document import ObjectNode
from generator.engine import Build, generate
from generator.ledger.outcomes import Outcome, OutcomeKind, Subject
from generator.normalize import normalize
from generator.settings import Settings
from generator.tree import Tree

PackageOf = Callable[[str], ModuleType]

_numbers = itertools.count(1)


def built(document: ObjectNode, report: Report, package: str = "acme_client") -> Build:
    """What the engine makes of a document that was not normalised yet."""
    settings = Settings(package=package, client="Acme")
    return generate(normalize(document, report), settings, report)


def bare(document: Path, package: Path) -> Sequence[GeneratorError]:
    """Makes a package of a document with openapi-python-client's own templates, and says what it leaves out."""
    settings = ConfigFile(package_name_override=package.name, post_hooks=[])
    config = Config.from_sources(settings, MetaType.NONE, document, "utf-8", True, package)
    return openapi_python_client.generate(config=config)


def not_generated(build: Build) -> dict[Subject, Outcome]:
    """What of a document its package lacks."""
    return {subject: outcome for subject, outcome in build.outcomes.items() if outcome.kind is OutcomeKind.LOST}


def imported(document: ObjectNode, folder: Path) -> ModuleType:
    """The package of a document, every module of it imported."""
    package = f"acme{next(_numbers)}_client"
    build = built(document, Report(), package)
    assert not_generated(build) == {}
    write(build.tree, folder)
    sys.path.insert(0, str(folder))
    try:
        module = importlib.import_module(package)
        for found in pkgutil.walk_packages(module.__path__, f"{package}."):
            importlib.import_module(found.name)
    finally:
        sys.path.remove(str(folder))
    return module


def write(tree: Tree, folder: Path) -> None:
    """Puts a tree into a folder."""
    for path, content in tree.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


class Wire:
    """The other end: responds to each request with what the test says, and remembers the requests."""

    def __init__(self) -> None:
        self.requests: list[httpx2.Request] = []
        self.respond: Callable[[httpx2.Request], httpx2.Response] = lambda _request: httpx2.Response(204)

    def respond_with(self, value: Any = None, *, status: int = 200, **facts: Any) -> None:
        """The response from now on: JSON, or ``content=`` and ``headers=``."""
        if facts:
            self.respond = lambda _request: httpx2.Response(status, **facts)
        else:
            self.respond = lambda _request: httpx2.Response(status, json=value)

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        request.read()
        self.requests.append(request)
        return self.respond(request)

    @property
    def last(self) -> httpx2.Request:
        return self.requests[-1]

    @property
    def json(self) -> Any:
        """The JSON body of the last request."""
        return json.loads(self.last.content)

    @property
    def query(self) -> str:
        """The query of the last request as it was sent."""
        return self.last.url.query.decode()

    def client(self, package: ModuleType, **options: Any) -> Any:
        """A client of a package that is connected to this end."""
        http_client = httpx2.Client(transport=httpx2.MockTransport(self))
        return package.Acme(http_client=http_client, **{"base_url": "https://api.test", "max_retries": 0, **options})
