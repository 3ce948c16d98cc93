"""The packages and the way people use them are clean for mypy and pyright, each in its strict mode."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.diagnostics import Report
from generator.document import object_node
from generator.tree import read_tree
from generator.vendoring.strip import without_low_level
from tests.goldens import CASES, readable
from tests.packages import built, write

USAGE = Path(__file__).with_name("usage.py")
USAGE_IN_PIECES = Path(__file__).with_name("usage_in_pieces.py")
USAGE_VENDORED = Path(__file__).with_name("usage_vendored.py")


@pytest.fixture(scope="module")
def application(projects: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder like that of somebody's application: the packages beside modules that use them, and vendored ones."""
    folder = tmp_path_factory.mktemp("application")
    for package in projects.glob("*/*_client"):
        shutil.copytree(package, folder / package.name)
    for case in ("events", "pagination"):
        document = readable(CASES / "engine" / case / "openapi.yaml", Report())
        write(built(document, Report(), f"{case}_client").tree, folder)
    respondent = read_tree(projects / "respondent/respondent_client")
    write(respondent, folder / "shop/_vendor/respondent")
    write(without_low_level(respondent), folder / "shop/_vendor/stripped")
    for package in ("shop", "shop/_vendor"):
        (folder / package / "__init__.py").touch()
    for usage in (USAGE, USAGE_IN_PIECES, USAGE_VENDORED):
        shutil.copy(usage, folder)
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
        "exclude": ["**/_runtime"],  # the same in all packages, and checked where it is written
    }
    (application / "pyrightconfig.json").write_text(json.dumps(settings))
    run(application, "pyright", "--pythonpath", sys.executable)


def test_a_choice_of_hundreds_of_models(tmp_path: Path) -> None:
    models = {f"Model{number}": {"properties": {f"field{number}": {"type": "string"}}} for number in range(300)}
    either = {"Either": {"oneOf": [{"$ref": f"#/components/schemas/{name}"} for name in models]}}
    document = {"openapi": "3.1.0", "paths": {}, "components": {"schemas": {**models, **either}}}
    write(built(object_node(document), Report()).tree, tmp_path)
    run(tmp_path, "pyright", "--pythonpath", sys.executable, "acme_client/models/either.py")


def test_every_public_name_has_a_known_type(application: Path, tmp_path: Path) -> None:
    """``--verifytypes`` reads one package, so all are vendored into one."""
    clients = tmp_path / "clients"
    for package in application.glob("*_client"):
        shutil.copytree(package, clients / package.name)
    for name in ("__init__.py", "py.typed"):
        (clients / name).touch()
    # This mode asks the first Python on the path what is installed.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    environment = {**os.environ, "PATH": path, "PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])}
    command = [sys.executable, "-m", "pyright", "--ignoreexternal", "--outputjson", "--verifytypes", "clients"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
    found = json.loads(done.stdout)["typeCompleteness"]
    unknown = [each["name"] for each in found["symbols"] if each["isExported"] and not each["isTypeKnown"]]
    assert (found["completenessScore"], unknown) == (1, [])
    assert len(found["modules"]) > 40
