"""A package without its low level: nothing of it is left, and everything else works."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

import pytest

from generator.diagnostics import Report
from generator.vendoring.record import package_of
from generator.vendoring.strip import needs_low_level, without_low_level
from tests.goldens import CASES, readable
from tests.packages import Wire, built, write


def test_everything_else_is_there_and_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = readable(CASES / "engine/low_level/openapi.yaml", Report())
    package = package_of(built(document, Report()).tree, "acme_client")
    stripped = without_low_level(package)
    assert package.keys() - stripped.keys() == {"_runtime/low_level.py", "_runtime/low_level_client.py"}
    for path, content in stripped.items():
        assert not any(word in content for word in (b"low_level", b"# region", b"AuthenticatedClient", b"_detailed"))
        compile(content, path, "exec")
    write(stripped, tmp_path / "stripped_client")
    monkeypatch.syspath_prepend(tmp_path)
    module = importlib.import_module("stripped_client")
    for found in pkgutil.walk_packages(module.__path__, "stripped_client."):
        importlib.import_module(found.name)
    wire = Wire()
    wire.respond_with({"id": "7", "text": "Hello"})
    with wire.client(module) as client:
        client.notes.save("b", 7, tags=[], text="Hello")
    assert wire.json == {"text": "Hello"}


def test_code_that_has_no_low_level_stays_byte_for_byte() -> None:
    package = {"mine.py": b"import os\nx  =  1", "data.bin": b"# region low level\n\xff"}
    assert without_low_level(package) == package


def test_a_mark_in_a_docstring_is_none() -> None:
    kept = '"""One\u2028line\x0c.\n\n# region low level\n"""\n\nkept = 1\n'
    code = f"{kept}# region low level\ngone = 1\n# endregion\nlast = 1\n"
    assert without_low_level({"module.py": code.encode()}) == {"module.py": f"{kept}last = 1\n".encode()}


def test_a_module_that_this_python_cannot_read_needs_no_low_level() -> None:
    assert needs_low_level(b"from .api import (\n", "acme_client") == 0
