"""A document that says the same in other words becomes the same client, and nothing changes for its callers."""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeAlias, cast
from urllib.parse import quote

import pytest
import yaml

from generator.diagnostics import Report
from generator.openapi.methods import METHODS
from generator.pipeline import build_once
from generator.sources import Sources
from generator.tree import Tree
from generator.workspace.snapshot import Snapshot, changes, of_source
from tests.goldens import CASES, readable

Object: TypeAlias = dict[str, Any]

SCHEMAS: Final = "#/components/schemas/"
DOCUMENTS: Final = ("bodies", "discriminators", "forms", "inheritance", "models", "pagination", "parameters", "unions")


def parameters_stand_in_operations(document: Object, _: Path) -> None:
    for item in document["paths"].values():
        shared = item.pop("parameters", [])
        for operation in operations(item):
            operation["parameters"] = [*shared, *operation.get("parameters", [])]


def operations_refer_to_components(document: Object, _: Path) -> None:
    found: dict[str, Object] = {"parameters": {}, "requestBodies": {}, "responses": {}}

    def refer(kind: str, component: Object) -> Object:
        name = f"{kind}{len(found[kind])}"
        found[kind][name] = component
        return {"$ref": f"#/components/{kind}/{name}"}

    for operation in all_operations(document):
        operation["parameters"] = [refer("parameters", each) for each in operation.get("parameters", [])]
        operation["responses"] = {key: refer("responses", each) for key, each in operation["responses"].items()}
        if "requestBody" in operation:
            operation["requestBody"] = refer("requestBodies", operation["requestBody"])
    document.setdefault("components", {}).update(found)


def paths_refer_to_components(document: Object, _: Path) -> None:
    items = {f"Item{number}": item for number, item in enumerate(document["paths"].values())}
    document.setdefault("components", {})["pathItems"] = items
    document["paths"] = {
        path: {"$ref": f"#/components/pathItems/{name}"} for path, name in zip(document["paths"], items, strict=True)
    }


def references_are_escaped(document: Object, _: Path) -> None:
    refer(document, lambda name: f"{SCHEMAS}%{ord(name[0]):02X}{name[1:]}")


def components_have_other_names(document: Object, _: Path) -> None:
    # Values are told apart by the names of the members of unions: these are none of the others.
    refer(document, lambda name: f"{SCHEMAS}Other{name}", except_below=("oneOf", "anyOf"))
    schemas(document).update({f"Other{name}": {"$ref": SCHEMAS + name} for name in list(schemas(document))})


def properties_refer_in_all_of(document: Object, _: Path) -> None:
    for schema in schemas(document).values():
        for name, property_ in schema.get("properties", {}).items():
            if property_.keys() == {"$ref"}:
                schema["properties"][name] = {"allOf": [property_]}


def schemas_are_files(document: Object, folder: Path) -> None:
    found = schemas(document)
    refer(document, lambda name: f"{quote(name)}.json")
    for name, schema in found.items():
        (folder / f"{name}.json").write_text(json.dumps(schema))
        found[name] = {"$ref": f"{quote(name)}.json"}


def what_is_the_same_is_written_once(document: Object, _: Path) -> None:
    known: Object = {}

    def shared(value: Any) -> Any:
        if isinstance(value, list):
            found: Any = [shared(each) for each in cast("list[Any]", value)]
        elif isinstance(value, dict):
            found = {key: shared(each) for key, each in cast(Object, value).items()}
        else:
            return value
        return known.setdefault(json.dumps(found), found)

    document.update(shared(document))


REWORDINGS: Final[tuple[Callable[[Object, Path], None], ...]] = (
    parameters_stand_in_operations,
    operations_refer_to_components,
    paths_refer_to_components,
    references_are_escaped,
    components_have_other_names,
    properties_refer_in_all_of,
    schemas_are_files,
    what_is_the_same_is_written_once,
)


@pytest.mark.parametrize("reword", REWORDINGS, ids=lambda reword: reword.__name__)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_client_is_the_same(name: str, reword: Callable[[Object, Path], None], tmp_path: Path) -> None:
    file = CASES / "engine" / name / "openapi.yaml"
    document = json.loads(json.dumps(readable(file, Report())))
    reword(document, tmp_path)
    reworded = tmp_path / "openapi.yaml"
    reworded.write_text(yaml.safe_dump(document, sort_keys=False))
    expected, before = original(file)
    assert client(reworded) == expected
    after = of_source(reworded, Report())
    assert before is not None
    assert after is not None
    assert not changes(before, after)


@cache
def original(file: Path) -> tuple[Tree, Snapshot | None]:
    return client(file), of_source(file, Report())


def client(file: Path) -> Tree:
    """The project of a document, without what is the document itself."""
    tree = build_once(Sources(document=file), (), "acme_client", Report()).tree
    assert tree
    return {path: content for path, content in tree.items() if path != "openapi.yaml"}


def schemas(document: Object) -> Object:
    found: Object = document.get("components", {}).get("schemas", {})
    return found


def operations(item: Object) -> Iterator[Object]:
    yield from (operation for method, operation in item.items() if method in METHODS)


def all_operations(document: Object) -> Iterator[Object]:
    for item in document["paths"].values():
        yield from operations(item)


def refer(node: Any, reference: Callable[[str], str], except_below: Container[str] = ()) -> None:
    """Replaces the references to schemas."""
    if isinstance(node, list):
        for each in cast("list[Any]", node):
            refer(each, reference, except_below)
    elif isinstance(node, dict):
        found = cast(Object, node)
        for key, value in found.items():
            if key not in except_below:
                refer(value, reference, except_below)
        if str(found.get("$ref", "")).startswith(SCHEMAS):
            found["$ref"] = reference(found["$ref"].removeprefix(SCHEMAS))
