"""A copy of a package works wherever somebody puts it, also beside the installed one."""

from __future__ import annotations

import re
import shutil
from importlib import import_module
from pathlib import Path

import pytest

from tests.clients.calling import RESPONDENT
from tests.loopback import Server, answer


@pytest.fixture
def vendored(projects: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The import path of a renamed copy in a package of somebody else."""
    shutil.copytree(projects / "respondent/respondent_client", tmp_path / "vendored/deep/inside/renamed_client")
    monkeypatch.syspath_prepend(tmp_path)
    return "vendored.deep.inside.renamed_client"


def test_a_vendored_copy_works_beside_the_original(vendored: str, server: Server) -> None:
    server.script += [RESPONDENT.success, RESPONDENT.success, answer(404), answer(404)]
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


def test_no_module_imports_its_package_by_name(projects: Path) -> None:
    absolute = re.compile(r"^\s*(?:from|import) \w+_client\b", re.MULTILINE)
    modules = sorted(projects.glob("*/*_client/**/*.py"))
    assert modules
    assert [module for module in modules if absolute.search(module.read_text())] == []
