"""A copy of a package works wherever somebody puts it, also beside the installed one."""

from __future__ import annotations

import copy
import logging
import pickle
import re
import shutil
from importlib import import_module
from pathlib import Path

import pytest

from tests.clients.calling import RESPONDENT
from tests.loopback import Server, http_response


@pytest.fixture
def vendored(projects: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The import path of a renamed copy in a package of somebody else."""
    shutil.copytree(projects / "respondent/respondent_client", tmp_path / "vendored/deep/inside/renamed_client")
    monkeypatch.syspath_prepend(tmp_path)
    return "vendored.deep.inside.renamed_client"


def test_a_vendored_copy_works_beside_the_original(vendored: str, server: Server) -> None:
    server.script += [RESPONDENT.success, RESPONDENT.success, http_response(404), http_response(404)]
    copied, original = import_module(vendored), RESPONDENT.module
    options = {**RESPONDENT.credentials, "base_url": server.url}
    with copied.Respondent(**options) as theirs, original.Respondent(**options) as ours:
        first, second = (client.messaging.create_message("c-1", body="Hello") for client in (theirs, ours))
        assert isinstance(first, copied.models.Message)
        assert isinstance(second, original.models.Message)
        assert not isinstance(first, original.models.Message)
        assert first.to_dict() == second.to_dict()
        with pytest.raises(copied.errors.NotFoundError):
            theirs.messaging.create_message("c-1", body="Hello")
        with pytest.raises(original.errors.NotFoundError):
            ours.messaging.create_message("c-1", body="Hello")


def test_a_vendored_copy_logs_under_its_own_name(
    vendored: str, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    server.script.append(RESPONDENT.success)
    with import_module(vendored).Respondent(**RESPONDENT.credentials, base_url=server.url) as client:
        client.messaging.create_message("c-1", body="Hello")
    assert [record.name for record in caplog.records if "respondent" in record.name or "renamed" in record.name] == [
        "vendored.deep.inside.renamed_client"
    ]


def test_models_and_errors_of_a_vendored_copy_can_be_pickled(vendored: str, server: Server) -> None:
    server.script += [RESPONDENT.success, http_response(404)]
    package = import_module(vendored)
    with package.Respondent(**RESPONDENT.credentials, base_url=server.url) as client:
        message = client.messaging.create_message("c-1", body="Hello")
        with pytest.raises(package.errors.NotFoundError) as caught:
            client.messaging.create_message("c-1", body="Hello")
    for again in (pickle.loads(pickle.dumps(message)), copy.deepcopy(message)):
        assert (again, type(again)) == (message, type(message))
    again = pickle.loads(pickle.dumps(caught.value))
    assert (type(again), str(again), again.status_code) == (type(caught.value), str(caught.value), 404)
    assert pickle.loads(pickle.dumps(package.types.UNSET)) is package.types.UNSET


def test_no_module_imports_its_package_by_name(projects: Path) -> None:
    absolute = re.compile(r"^\s*(?:from|import) \w+_client\b", re.MULTILINE)
    modules = sorted(projects.glob("*/*_client/**/*.py"))
    assert modules
    assert [module for module in modules if absolute.search(module.read_text())] == []
