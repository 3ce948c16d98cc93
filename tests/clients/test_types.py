"""The packages and the way people use them are clean for mypy and pyright, each in its strict mode."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

USAGE = Path(__file__).with_name("usage.py")


@pytest.fixture(scope="module")
def application(projects: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder like that of somebody's application: the three packages beside a module that uses them."""
    folder = tmp_path_factory.mktemp("application")
    for package in projects.glob("*/*_client"):
        shutil.copytree(package, folder / package.name)
    shutil.copy(USAGE, folder)
    return folder


def run(application: Path, *command: str) -> None:
    done = subprocess.run([sys.executable, "-m", *command], cwd=application, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_mypy(application: Path) -> None:
    run(application, "mypy", "--strict", "--python-version=3.11", "--no-incremental", "--config-file=", ".")


def test_pyright(application: Path) -> None:
    settings = {
        "typeCheckingMode": "strict",
        "pythonVersion": "3.11",
        "reportUnnecessaryTypeIgnoreComment": True,  # an ignored mistake must be one, as `mypy --strict` has it too
    }
    (application / "pyrightconfig.json").write_text(json.dumps(settings))
    run(application, "pyright", "--pythonpath", sys.executable)
