"""Templates that replace one of the engine: each knows the original that it was written against."""

from __future__ import annotations

import re
import sys
from importlib.metadata import version
from pathlib import Path

import openapi_python_client
import pytest
from jinja2 import DictLoader, Environment

from generator.engine.writing.templates import Compiled
from generator.toolchain import TEMPLATES
from generator.tree import digest

ORIGINALS = Path(openapi_python_client.__file__).parent / "templates"
REPLACING = sorted((TEMPLATES / "engine").iterdir())
HEADER = re.compile(
    r"\{#- Replaces openapi-python-client (?P<version>\S+) (?P<name>\S+), sha256 (?P<digest>\w+) -#\}\n"
)


@pytest.mark.parametrize("template", REPLACING, ids=[path.name for path in REPLACING])
def test_the_original_is_the_one_that_was_replaced(template: Path) -> None:
    header = HEADER.match(template.read_text(encoding="utf-8"))
    assert header, f"{template.name} must start with the comment that names its original, as the others do"
    original = ORIGINALS / template.name
    assert original.exists(), f"openapi-python-client has no {template.name}: move the template to templates/client"
    found = (version("openapi-python-client"), template.name, digest(original.read_bytes()))
    assert header.group("version", "name", "digest") == found, (
        f"{template.name} of openapi-python-client changed: read what is new in {original}, "
        f"take over what matters, then write version and digest into the comment: {found}"
    )


def test_templates_that_replace_nothing_stand_apart() -> None:
    names = {path.name for path in (TEMPLATES / "client").iterdir()}
    assert not [name for name in sorted(names) if (ORIGINALS / name).exists()]


def test_compiled_templates_that_are_damaged_or_have_no_place_are_compiled_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)

    def rendered(folder: Path) -> str:
        environment = Environment(loader=DictLoader({"sum": "{{ 1 + 1 }}"}), bytecode_cache=Compiled(str(folder)))
        return environment.get_template("sum").render()

    assert rendered(tmp_path / "kept") == "2"
    (kept,) = (tmp_path / "kept").iterdir()
    whole = kept.read_bytes()
    for length in range(len(whole)):
        kept.write_bytes(whole[:length])
        assert rendered(tmp_path / "kept") == "2"
        assert kept.read_bytes() == whole
    assert rendered(kept) == "2"
