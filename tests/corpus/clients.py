"""Clients of documents, generated and imported for trials."""

from __future__ import annotations

import importlib
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from generator.diagnostics import Report
from generator.document import ObjectNode
from generator.effective import declare, overlay
from generator.engine import describe
from generator.engine.context.package import Package
from generator.pipeline import Built, build_once, settings_for, understand
from generator.remembered_names import Names
from generator.sources import Sources
from tests.packages import write


@dataclass(frozen=True)
class Generated:
    """What became of a document.

    Arguments:
        built: the build, and ``seconds`` how long it took.
        package: what the templates were told.
        normal: the document that this was made of.
    """

    built: Built
    seconds: float
    report: Report
    package: Package
    normal: ObjectNode


def generated(document: Path, package: str) -> Generated:
    """Builds a client, as ``docs2client build`` does."""
    report = Report()
    started = time.perf_counter()
    built = build_once(Sources(document=document), (), package, report)
    seconds = time.perf_counter() - started
    said = declare(Sources(document=document), Report())
    effective = (overlay(said.document, (), document, Report()) if said else None) or ObjectNode()
    settings = settings_for(effective, package)
    normal = understand(effective, settings, Names(), Report()) or ObjectNode()
    described = describe(normal, settings, Report())
    return Generated(built, seconds, report, described, normal)


def imported(client: Generated, folder: Path) -> ModuleType:
    """The package of a client, written to a folder."""
    write(client.built.tree, folder)
    sys.path.insert(0, str(folder))
    try:
        importlib.import_module(f"{client.package.package}.errors")
        return importlib.import_module(client.package.package)
    finally:
        sys.path.remove(str(folder))
