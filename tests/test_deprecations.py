"""What is deprecated, and what goes in one direction only: seen by type checkers, by readers and at run time."""

from __future__ import annotations

import asyncio
import inspect
import json
import subprocess
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx2
import pytest

from tests.packages import PackageOf, Wire

NOTE = {"id": "1", "at": "2026-01-02T03:04:05Z", "text": "t", "colour": "red"}


@pytest.fixture(scope="module")
def package(package_of: PackageOf) -> ModuleType:
    return package_of("deprecations")


@pytest.fixture
def wire(wire: Wire) -> Wire:
    wire.respond_with([NOTE])
    return wire


@contextmanager
def warned() -> Iterator[list[str]]:
    """The messages of the warnings in a block, all of which name this file as the place."""
    messages: list[str] = []
    with warnings.catch_warnings(record=True) as recorded:
        warnings.simplefilter("always")
        yield messages
    assert {found.filename for found in recorded} <= {__file__}
    messages.extend(str(found.message) for found in recorded)


def test_a_deprecated_call_warns_whoever_wrote_it(package: ModuleType, wire: Wire) -> None:
    wire.respond_with(NOTE)
    with wire.client(package) as client, warned() as messages:
        assert client.notes.add(text="t", secret="s").id == "1"
        assert client.notes.with_raw_response.add(text="t", secret="s").parsed.id == "1"
    assert messages == ["notes.add is deprecated"] * 2


def test_a_deprecated_call_warns_when_it_is_awaited(package: ModuleType, wire: Wire) -> None:
    async def add() -> Any:
        http_client = httpx2.AsyncClient(transport=httpx2.MockTransport(wire))
        async with package.AsyncAcme(base_url="https://api.test", http_client=http_client) as client:
            assert inspect.iscoroutinefunction(client.notes.add)
            return await client.notes.add(text="t", secret="s")

    wire.respond_with(NOTE)
    with warned() as messages:
        assert asyncio.run(add()).id == "1"
    assert messages == ["notes.add is deprecated"]


def test_a_deprecated_argument_warns_when_it_is_given(package: ModuleType, wire: Wire) -> None:
    with wire.client(package) as client:
        client.notes.find(limit=1)  # and no warning, which would be an error
        with warned() as messages:
            client.notes.find(page=1)
    assert messages == ["notes.find: the argument page is deprecated"]


def test_deprecated_models_and_fields_warn_who_makes_them_and_not_who_reads_them(
    package: ModuleType, wire: Wire
) -> None:
    with warned() as messages:
        package.models.Note(text="t", colour="red")
        package.models.Pad()
    assert messages == ["Note.colour is deprecated", "Pad is deprecated"]
    with wire.client(package) as client, warnings.catch_warnings():
        warnings.simplefilter("error")
        assert client.notes.find()[0].colour == "red"
        assert client.notes.list_pads()[0].additional_properties["text"] == "t"


def test_what_only_the_server_writes_is_no_argument(package: ModuleType, wire: Wire) -> None:
    assert list(inspect.signature(package.groups.notes.Notes.add).parameters) == ["self", "text", "secret", "colour"]
    new = package.models.Note(text="t")
    assert (new.to_dict(), new.owner) == ({"text": "t"}, package.types.UNSET)
    with wire.client(package) as client:
        client.notes.replace(body=[package.models.Note(text="t", secret="s")])
        assert wire.json == [{"text": "t", "secret": "s"}]
        wire.respond_with([{**NOTE, "owner": None}])
        found = client.notes.find()[0]
        assert (found.id, found.at.year, found.owner, found.secret) == ("1", 2026, None, package.types.UNSET)
        assert found.to_dict() == {**NOTE, "owner": None}
        wire.respond_with([{"text": "t"}])
        with pytest.raises(package.errors.ResponseDecodeError, match=r"\$\[0\]\.id"):
            client.notes.find()


def test_the_directions_are_documented(package: ModuleType) -> None:
    about = str(package.models.Note.__doc__)
    for entry in (
        "id: Its number. Set by the server.",
        "secret: Opens it. Sent, never received.",
        "colour: Deprecated. Default: yellow.",
    ):
        assert entry in about


USAGE = """
from {package} import Acme, AsyncAcme
from {package}.models import Note

note: Note = Note(text="t", secret="s")
number: str = note.id


def add(client: Acme) -> None:
    client.notes.find(page=1)
    client.notes.add(text="t", secret="s")
    client.notes.with_raw_response.add(text="t", secret="s")


async def add_awaited(client: AsyncAcme) -> None:
    await client.notes.add(text="t", secret="s")
"""


@pytest.fixture
def application(package: ModuleType, tmp_path: Path) -> Path:
    (tmp_path / "usage.py").write_text(USAGE.format(package=package.__name__))
    (tmp_path / package.__name__).symlink_to(Path(str(package.__file__)).parent)
    return tmp_path


def check(application: Path, *command: str) -> str:
    done = subprocess.run([sys.executable, "-m", *command], cwd=application, capture_output=True, text=True)
    return done.stdout + done.stderr


def test_pyright_sees_deprecated_calls(application: Path) -> None:
    settings = {"typeCheckingMode": "strict", "pythonVersion": "3.11"}
    (application / "pyrightconfig.json").write_text(json.dumps(settings))
    said = check(application, "pyright", "--pythonpath", sys.executable, "usage.py")
    assert said.count("notes.add is deprecated") == 3
    assert "3 errors" in said


def test_mypy_sees_deprecated_calls(application: Path) -> None:
    options = ("--strict", "--python-version=3.11", "--no-incremental", "--config-file=")
    said = check(application, "mypy", *options, "--enable-error-code=deprecated", "usage.py")
    assert said.count("notes.add is deprecated") == 3
    assert "Found 3 errors" in said
