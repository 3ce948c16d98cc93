"""A pipeline that copies: each page becomes one module. For tests of what happens around the stages.

A document is taken to refer to all files in the folder ``parts/``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

from generator.custom import lay_over, originals
from generator.diagnostics import Place, Report
from generator.ledger import Entry, Ledger
from generator.ledger.outcomes import KEPT, Subject
from generator.manifest.api import Api
from generator.tree import Tree, digest


@dataclass(frozen=True)
class Built:
    """The fields of ``generator.pipeline.Built``."""

    tree: Tree
    ledger: Ledger = field(default_factory=Ledger)
    extracted: bytes | None = None
    originals: dict[str, str] = field(default_factory=dict[str, str])
    referred: dict[Path, str] = field(default_factory=dict[Path, str])
    names: bytes = b""


def build(api: Api, report: Report) -> Built:
    """Copies pages; the word "broken" on one is an error, and "doubtful" a warning."""
    package = api.settings.package
    tree = {f"{package}/{page.stem}.py": page.read_bytes() for page in api.sources.pages}
    for page in api.sources.pages:
        if b"broken" in page.read_bytes():
            report.error("page-broken", "The page is broken", Place(page.as_posix(), 1, 1))
        if b"doubtful" in page.read_bytes():
            report.warning("page-doubtful", "The page is doubtful", Place(page.as_posix(), 1, 1))
    described = {
        f"{package}/{page.stem}.py": Place(page.as_posix()) for page in api.sources.pages if page.stat().st_size
    }
    entries = [Entry(Subject("response", name, "204"), KEPT, place) for name, place in described.items()]
    entries += [Entry(Subject("operation", name), KEPT, place) for name, place in described.items()]
    ledger = Ledger(tuple(entries))
    if report.failed:
        return Built({}, ledger)
    referred = {path: digest(path.read_bytes()) for path in sorted(api.folder.glob("parts/*"))}
    whole = lay_over({"README.md": b"Generated\n", **tree}, api.custom, api.replacements, report)
    names = json.dumps({"operations": dict.fromkeys(tree, "group.method")}, indent=2).encode()
    return Built(whole, ledger, b"".join(tree.values()), originals(tree, api.replacements), referred, names)


def copying_pipeline() -> ModuleType:
    """The module to put in the place of ``generator.pipeline``."""
    module = ModuleType("generator.pipeline")
    vars(module).update(build=build, Built=Built)
    return module
