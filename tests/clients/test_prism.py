"""Prism, a mock server that nobody here wrote, plays the three effective specifications.

It is looked for in the environment variable ``DOCS2CLIENT_PRISM``, then on the path. Uploads are not among the calls:
of parts with one name Prism reads the last, and so no form with files is right for it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest
import yaml

from tests.clients.calling import APIS, ASAPP, REPLYKE, RESPONDENT, Api, call

SECONDS_TO_START = 30
LISTENING = re.compile(r"listening on (http://[\d.]+:\d+)")


@pytest.fixture(scope="module")
def urls(projects: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The addresses of three mock servers, by project."""
    prism = os.environ.get("DOCS2CLIENT_PRISM") or shutil.which("prism")
    if prism is None:
        pytest.skip("there is no Prism: npm install @stoplight/prism-cli, and name it in DOCS2CLIENT_PRISM")
    folder = tmp_path_factory.mktemp("prism")
    with ExitStack() as stack:
        logs = {api.project: folder / f"{api.project}.log" for api in APIS}
        for api in APIS:
            stack.enter_context(_running(prism, _specification(api, projects, folder), logs[api.project]))
        yield {project: _wait_for_address(log) for project, log in logs.items()}


def _specification(api: Api, projects: Path, folder: Path) -> Path:
    """The effective specification; Prism cannot make up a message that holds messages, so it is given one."""
    effective = projects / api.project / "openapi.yaml"
    if api is not REPLYKE:
        return effective
    document = yaml.safe_load(effective.read_text(encoding="utf-8"))
    (path,) = document["paths"].values()
    path["post"]["responses"]["2XX"]["content"]["application/json"]["example"] = api.result
    changed = folder / "replyke.yaml"
    changed.write_text(yaml.safe_dump(document), encoding="utf-8")
    return changed


@contextmanager
def _running(prism: str, specification: Path, log: Path) -> Iterator[None]:
    with log.open("w") as output:
        process = subprocess.Popen(
            [prism, "mock", "--errors", "--port", "0", str(specification)], stdout=output, stderr=output
        )
    try:
        yield
    finally:
        process.terminate()
        process.wait(10)


def _wait_for_address(log: Path) -> str:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        if found := LISTENING.search(log.read_text(encoding="utf-8")):
            return found[1]
        time.sleep(0.05)
    pytest.fail(f"Prism does not start:\n{log.read_text(encoding='utf-8')}")


def called(urls: dict[str, str], kind: str, api: Api, options: dict[str, Any] | None = None, **fields: object) -> Any:
    given = {**api.credentials, "base_url": urls[api.project], "max_retries": 0, **(options or {})}
    return call(kind, api, given, "c-1", fields or api.fields)


@pytest.mark.parametrize(
    ("api", "model"), [(RESPONDENT, "Message"), (ASAPP, "CreateMessageResponse"), (REPLYKE, "ChatMessage")], ids=str
)
def test_a_call_that_is_right(urls: dict[str, str], kind: str, api: Api, model: str) -> None:
    result = called(urls, kind, api)
    assert isinstance(result, getattr(api.module.models, model))
    assert result.additional_properties == {}


def test_a_call_that_is_wrong(urls: dict[str, str], kind: str) -> None:
    with pytest.raises(RESPONDENT.module.errors.UnprocessableEntityError, match="not valid"):
        called(urls, kind, RESPONDENT, body=1)
    with pytest.raises(ASAPP.module.errors.UnprocessableEntityError) as caught:
        called(urls, kind, ASAPP, **{**ASAPP.fields, "text": ""})
    assert caught.value.body.error.code == "422-01"
    with pytest.raises(REPLYKE.module.errors.BadRequestError) as caught:
        called(urls, kind, REPLYKE, gif={"id": "g-1"})
    assert caught.value.body.code == "chat/empty-message"


def test_a_call_whose_credentials_get_lost(urls: dict[str, str], api: Api) -> None:
    def lose(request: httpx2.Request) -> None:
        for name in ("x-api-secret", "asapp-api-secret", "authorization"):
            request.headers.pop(name, None)

    with (
        httpx2.Client(event_hooks={"request": [lose]}) as http_client,
        pytest.raises(api.module.errors.AuthenticationError),
    ):
        called(urls, "sync", api, {"http_client": http_client})
