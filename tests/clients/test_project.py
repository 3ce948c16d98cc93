"""What a generated project holds, and what importing it costs."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

from tests.clients.calling import Api


def test_a_project_is_complete(projects: Path, api: Api) -> None:
    project = projects / api.project
    for name in ("README.md", "reference.md", "openapi.yaml", f"{api.package}/py.typed"):
        assert (project / name).is_file(), name


def test_httpx2_and_attrs_are_all_that_it_needs(projects: Path, api: Api) -> None:
    described = tomllib.loads((projects / api.project / "pyproject.toml").read_text())["project"]
    assert {re.split(r"[^\w-]", each)[0] for each in described["dependencies"]} == {"attrs", "httpx2"}


def test_what_is_not_used_is_not_imported(projects: Path, api: Api) -> None:
    package, (group, _) = api.package, api.operation.split(".")
    code = f"""
import sys
from {package} import {api.client}
def loaded(name):
    return sorted(found for found in sys.modules if found.startswith("{package}." + name))
client = {api.client}()
assert loaded("models.") == loaded("groups.") == loaded("api.") == [], sys.modules
assert "asyncio" not in sys.modules
client.{group}
assert loaded("models.") == [], loaded("models.")
"""
    subprocess.run([sys.executable, "-c", code], cwd=projects / api.project, check=True)
