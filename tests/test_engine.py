"""The engine: what generated modules look like, and that every module of every case can be imported."""

from __future__ import annotations

import importlib
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator import naming
from generator.diagnostics import Report
from generator.document import ObjectNode, load, object_node
from generator.engine import building
from generator.engine.skeleton import Skeleton, skeleton_of
from generator.formatting import formatted
from generator.ledger.outcomes import OutcomeKind, Subject
from tests.goldens import CASES, Golden, over, readable
from tests.packages import PackageOf, built, imported, write

SMALLEST = """{"openapi": "3.1.0", "paths": {"/a": {"get": {"responses": {}}}}}"""


@over("engine")
def test_case(case: Path, golden: Golden, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A case expects what the modules below its folder ``expected`` say, and the diagnostics.

    The calls of openapi-python-client, which end the modules of ``api``, are shown by the case ``low_level`` alone.
    """
    monkeypatch.chdir(case)
    report = Report()
    document = readable(Path("openapi.yaml"), report)
    build = built(document, report)
    for expected in sorted(path for path in (case / "expected").rglob("*") if path.is_file()):
        text = build.tree[expected.relative_to(case / "expected").as_posix()].decode()
        golden.check(expected, text if case.name == "low_level" else text.partition("\n# region low level\n")[0])
    golden.check_findings(case, report)
    assert formatted(build.tree) == build.tree
    imported(document, tmp_path)


def test_the_summaries_of_tags_and_responses_stand_where_there_is_no_description() -> None:
    report = Report()
    build = built(readable(CASES / "engine" / "openapi_3.2" / "openapi.yaml", report), report)
    (items,) = (text.decode() for path, text in build.tree.items() if path.endswith("groups/items.py"))
    assert items.startswith('"""All items"""')
    assert "Returns:\n            What was found" in items


def small() -> ObjectNode:
    document = load(SMALLEST, "openapi.json", Report())
    assert document
    return document


@pytest.mark.parametrize("kind", ["models", "unions", "large models"])
def test_a_circle_of_models_may_be_longer_than_imports_may_be_deep(kind: str, tmp_path: Path) -> None:
    """Python allows a thousand calls inside of each other, and an import inside of another one is six of them."""
    texts = {"type": "string"}
    others = {f"other{number}": texts for number in range(50)} if kind == "large models" else {}

    def link(to: int) -> dict[str, Any]:
        model = {"$ref": f"#/components/schemas/Link{to % 400}"}
        following = {"oneOf": [texts, model]} if kind == "unions" else model
        return {"properties": {"end": texts, **others, "next": following, "all": {"type": "array", "items": model}}}

    schemas = {f"Link{at}": link(at + 1) for at in range(400)}
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Link7"}}}
    paths = {"/links": {"get": {"responses": {"200": {"description": "A circle.", "content": content}}}}}
    module = imported(object_node({"openapi": "3.1.0", "paths": paths, "components": {"schemas": schemas}}), tmp_path)
    value = {"next": {"next": {"end": "it is"}, "all": [{"end": "here"}]}}
    for name in ("Link7", "Link0", "Link399"):
        found = getattr(module.models, name).from_dict(value)
        assert (found.next.next.end, found.next.all[0].end) == ("it is", "here")
        assert found.to_dict() == value


@pytest.mark.parametrize(
    ("union", "value", "model"),
    [
        ("shape", {"kind": "circle", "size": 1}, "Circle"),
        ("shape", {"kind": "box", "size": 1}, "Square"),
        ("shape", {"size": 1}, "Point"),
        ("shape", {"x": 1}, "Point"),
        ("shape", {"kind": "newer", "size": 1}, "Circle"),
        ("several", [{"x": 1}], "Point"),
        ("several", [{"first": "Ada"}], "Name"),
        ("item", {"type": "message", "role": "user"}, "Asked"),
        ("item", {"type": "message", "role": "assistant"}, "Answered"),
        ("item", {"type": "message", "role": "newer"}, "Asked"),
        ("item", {"type": "call", "name": "f"}, "Called"),
        ("mapped", {"a": {"kind": "circle", "size": 1}}, "Circle"),
        ("mapped", {"a": {"kind": "box", "size": 1}}, "Square"),
        ("mapped", {"a": [{"kind": "box", "size": 1}]}, "list"),
        ("mapped", {"x": 1, "size": 2}, "Point"),
    ],
)
def test_objects_with_the_same_properties_are_told_apart_by_their_values(
    package_of: PackageOf, union: str, value: Any, model: str
) -> None:
    package = package_of("look_alikes")
    module = importlib.import_module(f"{package.__name__}.models.{union}")
    found = getattr(module, f"read_{union}")(value)
    inner = {list: lambda: found[0], dict: lambda: found["a"]}.get(type(found), lambda: found)()
    assert type(inner).__name__ == model


def test_no_file_is_called_like_a_device_of_windows() -> None:
    """Windows finds the device, whatever the extension: ``con.py`` is the console."""
    schemas = {name: {"type": "object", "properties": {"a": {}}} for name in ("Con", "AUX", "lpt1")}
    paths = {"/a": {"get": {"tags": ["nul"], "operationId": "com1", "responses": {}}}}
    document = {"openapi": "3.1.0", "paths": paths, "components": {"schemas": schemas}}
    stems = {Path(path).stem for path in built(object_node(document), Report()).tree}
    assert stems >= {"con_", "aux_", "lpt1_", "nul_", "com1_nul"}
    assert stems.isdisjoint(naming.DEVICES)


def test_an_engine_that_refuses_everything_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        building, "skeleton_of", lambda document: replace(skeleton_of(document), document={"openapi": "2.0"})
    )
    report = Report()
    assert built(small(), report).tree == {}
    assert [found.code for found in report.diagnostics] == ["engine-refused"]


def test_templates_that_write_no_python_are_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    rendering = sys.modules["generator.engine.writing.render"]

    def broken(_code: str, _depth: int) -> str:
        return "def ("

    monkeypatch.setattr(rendering, "with_imports", broken)
    report = Report()
    assert built(small(), report).tree == {}
    (found,) = report.diagnostics
    assert found.code == "python-invalid"
    assert "acme_client/client.py" in found.message


def test_an_operation_that_the_engine_drops_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its skeleton holds nothing to trip over: here it is given something."""

    def odd(document: ObjectNode) -> Skeleton:
        skeleton = skeleton_of(document)
        parameter = {"name": "x", "in": "query", "schema": {"type": "array"}}
        paths = {
            path: {"post": {**item["post"], "parameters": [parameter]}}
            for path, item in skeleton.document["paths"].items()
        }
        return replace(skeleton, document={**skeleton.document, "paths": paths})

    monkeypatch.setattr(building, "skeleton_of", odd)
    build = built(small(), Report())
    outcome = build.outcomes[Subject("operation", "GET /a")]
    assert outcome.kind is OutcomeKind.LOST
    assert outcome.how
    assert "acme_client/api/default/get_a.py" not in build.tree


def test_the_same_document_gives_the_same_bytes() -> None:
    document = readable(CASES / "engine/unions/openapi.yaml", Report())
    first, second = built(document, Report()), built(document, Report())
    assert (first.tree, first.outcomes) == (second.tree, second.outcomes)


def large() -> ObjectNode:
    """A document with a model of so many fields that pyright gives up on analysing how it is read."""
    properties = {f"field{number}": {"type": "string"} for number in range(200)}
    schemas = {"Large": {"type": "object", "properties": properties}}
    return object_node({"openapi": "3.1.0", "paths": {}, "components": {"schemas": schemas}})


USES_SUBTYPES = """
from inheritance_client import Acme
from inheritance_client.models import AnyCat, AnyPet, Cat, Fish, Siamese


def breed(pet: AnyPet) -> str:
    if pet.kind == "siamese" and isinstance(pet, Siamese):
        return str(pet.voice)
    return "cat" if isinstance(pet, Cat) else pet.kind


def add(client: Acme, cat: AnyCat) -> AnyPet:
    found: list[AnyPet] = [cat, Siamese(), *client.pets.list_pets()]
    return client.pets.add_pet(body=Fish(friends=found))
"""


def test_odd_names_and_unions_are_clean_in_strict_mode(tmp_path: Path) -> None:
    write(built(large(), Report(), "large_client").tree, tmp_path)
    for case in ("reserved_names", "unions", "inheritance", "webhooks", "forms"):
        document = readable(CASES / "engine" / case / "openapi.yaml", Report())
        write(built(document, Report(), f"{case}_client").tree, tmp_path)
    (tmp_path / "uses_subtypes.py").write_text(USES_SUBTYPES)
    (tmp_path / "pyrightconfig.json").write_text(
        '{"typeCheckingMode": "strict", "pythonVersion": "3.11", "exclude": ["**/_runtime"]}'
    )
    command = [sys.executable, "-m", "pyright", "--pythonpath", sys.executable]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout
