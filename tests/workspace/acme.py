"""The one API of the workspace, and what hands do to it."""

from __future__ import annotations

import json
from pathlib import Path

from generator.diagnostics import Report
from generator.manifest import read_manifest
from generator.manifest.api import Api
from generator.tree import read_tree

SPEC = Path("specs/acme")
OUTPUT = Path("generated/acme")
PAGE = SPEC / "pages/message.md"
NAMES = SPEC / "names.json"
FOR_RUNS = ("generated/.gitignore", "generated/.lock")
MODULE = OUTPUT / "acme_client/message.py"


def api() -> Api:
    found = read_manifest(SPEC, Report())
    assert found
    return found


def everything() -> dict[str, bytes]:
    return {path: content for path, content in read_tree(Path()).items() if path not in FOR_RUNS}


def forget(operation: str) -> None:
    """Deletes the line of an operation in the list of names."""
    names = json.loads(NAMES.read_text())
    del names["operations"][operation]
    NAMES.write_text(json.dumps(names))


def remember(operation: str) -> None:
    """Adds a line for an operation to the list of names."""
    names = json.loads(NAMES.read_text())
    names["operations"][operation] = "group.method"
    NAMES.write_text(json.dumps(names))


def codes(report: Report) -> list[tuple[str, str]]:
    return [(found.code, found.place.file) for found in report.diagnostics]


def edit() -> str:
    MODULE.write_text("mine\n")
    return "edited"


def delete() -> str:
    MODULE.unlink()
    return "deleted"


def add() -> str:
    (OUTPUT / "acme_client/mine.py").write_text("mine\n")
    return "added"


def edit_the_extracted_document() -> str:
    (SPEC / "openapi.yaml").write_text("mine\n")
    return "edited"
