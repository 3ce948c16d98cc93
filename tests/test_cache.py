"""What earlier runs rendered: it makes later ones faster and changes none of their results."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Iterator
from multiprocessing import active_children
from pathlib import Path
from typing import NoReturn

import pytest

from generator import cache
from generator.cli import cache_folder
from generator.diagnostics import Report
from generator.engine import asking
from generator.pipeline import build_once
from generator.sources import Sources
from generator.tree import Tree

CASES = Path(__file__).parent / "cases"
DOCUMENTS = [
    CASES / "engine" / name / "openapi.yaml" for name in ("bodies", "events", "pagination", "responses", "unions")
]
SHOP = """openapi: 3.1.0
info: {title: Shop, version: 1.0.0}
security: []
servers: [{url: https://shop.example.com}]
paths:
  /pets:
    get:
      operationId: listPets
      responses: {"200": {description: Pets., content: {text/json: {schema: {$ref: "#/components/schemas/Pet"}}}}}
  /toys:
    get:
      operationId: listToys
      tags: [toys]
      responses: {"200": {description: Toys., content: {text/json: {schema: {$ref: "#/components/schemas/Toy"}}}}}
components:
  schemas:
    Pet: {type: object, properties: {name: {type: string}}}
    Toy: {type: object, properties: {owner: {$ref: "#/components/schemas/Pet"}}}
"""
MODELS = "shop_client/models"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A cache that is empty, and used until the end of the test."""
    cache.use_cache(tmp_path / "cache")
    yield tmp_path / "cache"
    cache.use_cache(None)


def built(document: Path) -> Tree:
    report = Report()
    tree = build_once(Sources(document=document), (), "shop_client", report).tree
    assert tree, [str(each) for each in report.diagnostics]
    for copy in active_children():
        if not copy.daemon:
            copy.join()  # it keeps what was rendered
    return tree


def shop(folder: Path, text: str = SHOP) -> Tree:
    document = folder / "shop.yaml"
    document.write_text(text)
    return built(document)


def replace_contents(folder: Path, content: bytes) -> None:
    with sqlite3.connect(folder / "files.sqlite") as table:
        table.execute("UPDATE entry SET content = ?", (content,))
    table.close()


def keys(folder: Path) -> set[str]:
    with sqlite3.connect(folder / "files.sqlite") as table:
        found = {key for (key,) in table.execute("SELECT key FROM entry")}
    table.close()
    return found


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.parent.name)
def test_a_package_is_the_same_with_it(document: Path, tmp_path: Path) -> None:
    without = built(document)
    cache.use_cache(tmp_path)
    try:
        assert (built(document), built(document)) == (without, without)
    finally:
        cache.use_cache(None)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("listToys", "findToys"),
        ("description: Toys.", "description: All toys."),
        ("name: {type: string}", "name: {type: integer}"),
        ("Pet", "Animal"),
        ("tags: [toys]", "tags: [things]"),
        ("Toy: {type: object", "Toy: {deprecated: true, type: object"),
        ("Pet: {type: object, properties: {name: {type: string}}}", "Pet: {type: string, enum: [cat, dog]}"),
    ],
)
def test_a_package_is_the_same_after_a_change(before: str, after: str, tmp_path: Path, folder: Path) -> None:
    shop(tmp_path)
    changed = shop(tmp_path, SHOP.replace(before, after))
    assert folder.exists()
    cache.use_cache(None)
    assert changed == shop(tmp_path, SHOP.replace(before, after))


def test_what_did_not_change_is_not_rendered_again(tmp_path: Path, folder: Path) -> None:
    rendered = shop(tmp_path)
    replace_contents(folder, zlib.compress(b"kept"))
    changed = shop(tmp_path, SHOP.replace("name: {type: string}", "name: {type: integer}"))
    assert changed[f"{MODELS}/toy.py"] == b"kept"
    assert b"int" in changed[f"{MODELS}/pet.py"]
    assert changed["shop_client/client.py"] == rendered["shop_client/client.py"]


def test_the_engine_is_not_asked_again_what_it_answered(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, folder: Path
) -> None:
    def asked(_document: asking.Document) -> NoReturn:
        pytest.fail("It was asked.")

    shop(tmp_path)
    assert folder.exists()
    monkeypatch.setattr(asking, "_asked", lambda: asked)
    assert shop(tmp_path, SHOP.replace("description: Toys.", "description: All toys."))


def test_what_is_damaged_is_made_anew(tmp_path: Path, folder: Path) -> None:
    rendered = shop(tmp_path)
    replace_contents(folder, b"not compressed")
    assert shop(tmp_path) == rendered
    replace_contents(folder, zlib.compress(b"kept"))
    assert shop(tmp_path)[f"{MODELS}/toy.py"] == b"kept"


def test_a_file_of_something_else_gives_way(tmp_path: Path, folder: Path) -> None:
    rendered = shop(tmp_path)
    (folder / "files.sqlite").write_bytes(b"This is no database. " * 100)
    assert shop(tmp_path) == rendered
    assert shop(tmp_path) == rendered
    assert keys(folder)


def test_a_place_that_cannot_be_written_does_no_harm(tmp_path: Path, folder: Path) -> None:
    folder.write_text("A file is in the way.")
    in_the_way = shop(tmp_path)
    cache.use_cache(None)
    assert in_the_way == shop(tmp_path)


def test_what_was_not_used_for_the_longest_time_is_forgotten(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(cache, "_MOST_ENTRIES", 2)
    times = iter(range(10))
    monkeypatch.setattr(cache.time, "time", lambda: next(times))
    cache.keep({"first": b"1", "second": b"2"}, used=())
    cache.keep({}, used=["first"])
    cache.keep({"third": b"3"}, used=())
    assert cache.cached(["first", "second", "third"]) == {"first": b"1", "third": b"3"}
    assert keys(folder) == {"first", "third"}


def test_no_entry_depends_on_the_order_of_a_set(tmp_path: Path) -> None:
    found: list[set[str]] = []
    for seed in ("1", "2"):
        environment = {**os.environ, "DOCS2CLIENT_CACHE": str(tmp_path / "cache"), "PYTHONHASHSEED": seed}
        document = CASES / "engine" / "unions" / "openapi.yaml"
        command = [sys.executable, "-m", "generator", "build", str(document), "-o", str(tmp_path / seed)]
        subprocess.run(command, env=environment, check=True, capture_output=True)
        found.append(keys(tmp_path / "cache"))
    assert found[0] == found[1]


@pytest.mark.parametrize(
    ("variables", "folder"),
    [
        ({"DOCS2CLIENT_CACHE": "/elsewhere"}, Path("/elsewhere")),
        ({"DOCS2CLIENT_CACHE": ""}, None),
        ({"XDG_CACHE_HOME": "/caches"}, Path("/caches/docs2client")),
        ({"HOME": "/home/somebody", "XDG_CACHE_HOME": ""}, Path("/home/somebody/.cache/docs2client")),
        ({"XDG_CACHE_HOME": "relative"}, None),
    ],
)
def test_where_it_is(variables: dict[str, str], folder: Path | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("DOCS2CLIENT_CACHE", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert cache_folder() == folder
