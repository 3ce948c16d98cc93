"""Names that things have got, and keep, whatever is added later."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diagnostics import Report
from generator.document import ObjectNode, object_node
from generator.engine import describe
from generator.engine.context.calls import Operation
from generator.engine.context.classes import Model
from generator.ledger.schema_names import schema_names
from generator.normalize import normalize
from generator.openapi.normal_form import is_nominal
from generator.remembered_names import Names, given_names, remembering
from generator.settings import Settings
from generator.tree import read_tree
from tests.command import docs2client
from tests.documents import OPERATIONS, SCHEMAS, Schema, documents, inserted
from tests.repository import commit, git

SETTINGS = Settings(package="acme_client", client="Acme")


NEW_PATHS = ("/added", "/v2/messages", "/messages/by/id", "/messages/{id}/by")


def normal(document: Schema, names: Names) -> ObjectNode:
    return normalize(remembering(object_node(document), names), Report())


def classes(document: ObjectNode) -> dict[str, str]:
    """The names of all classes by what they were made of."""
    origins, schemas = document.object_at("x-origins"), document.object_at("components").object_at("schemas")
    return {origins.text_at(name) or f"schema {name}": name for name in schemas if is_nominal(schemas.object_at(name))}


def calls(document: ObjectNode) -> dict[tuple[str, str], tuple[str, ...]]:
    """What people write to call each operation: the class of the group, the method, and its arguments."""
    package = describe(document, SETTINGS, Report())
    return {
        (operation.path, operation.method): (group.class_name, group.name, operation.name, *arguments(operation))
        for group in package.groups
        for operation in group.operations
    }


def arguments(operation: Operation) -> list[str]:
    return sorted(argument.name for argument in operation.arguments)


def returned(document: ObjectNode) -> dict[tuple[str, str, str], str]:
    """The types of the responses of each operation, also of those that are raised."""
    return {
        (operation.path, operation.method, response.status): response.type.annotation
        for group in describe(document, SETTINGS, Report()).groups
        for operation in group.operations
        for response in (*operation.successes, *operation.errors)
    }


@st.composite
def additions(draw: st.DrawFn, document: Schema, used: list[str]) -> Schema:
    """The document with one thing more, anywhere; it wants names that others have."""
    paths, schemas = document["paths"], document["components"]["schemas"]
    kinds = ["path", "schema"] + (["method", "response", "media type", "tag"] if paths else [])
    kind = draw(st.sampled_from(kinds))
    if kind == "schema":
        free = [name for name in (*used, "Added", "added") if name not in schemas]
        key = draw(st.sampled_from(free + [each.lower() for each in free if each.lower() not in schemas]))
        return {**document, "components": {"schemas": inserted(draw, schemas, key, draw(SCHEMAS))}}
    if kind == "path":
        path = draw(st.sampled_from([each for each in NEW_PATHS if each not in paths]))
        return {**document, "paths": inserted(draw, paths, path, {"post": draw(OPERATIONS)})}
    path = draw(st.sampled_from(sorted(paths)))
    return {**document, "paths": {**paths, path: draw(more(paths[path], kind))}}


@st.composite
def more(draw: st.DrawFn, item: Schema, kind: str) -> Schema:
    """A path item with one thing more."""
    operation = item["post"]
    content = {"content": {"application/json": {"schema": draw(SCHEMAS)}}}
    match kind:
        case "method" if "get" not in item:
            return inserted(draw, item, "get", draw(OPERATIONS))
        case "response":
            # Beside the first that means success, the default would be said of errors.
            statuses = ["409", "5XX", *(["202"] if "200" in operation["responses"] else [])]
            status = draw(st.sampled_from([each for each in statuses if each not in operation["responses"]] or ["418"]))
            responses = inserted(draw, operation["responses"], status, content)
            return {**item, "post": {**operation, "responses": responses}}
        case "media type" if "requestBody" in operation:
            found = operation["requestBody"]["content"]
            # Of a second body, whose fields would be arguments too, nothing but its class is seen.
            added = inserted(draw, found, "application/merge-patch+json", found["application/json"])
            return {**item, "post": {**operation, "requestBody": {"content": added}}}
        case "tag" if tags := operation.get("tags"):
            # The first tag of an operation that had none would say what its group is called.
            where = draw(st.integers(0, len(tags)))
            return {**item, "post": {**operation, "tags": [*tags[:where], "added", *tags[where:]]}}
        case _:
            return item


@settings(max_examples=50)
@given(st.data(), documents())
def test_what_is_added_takes_no_name_away(data: st.DataObject, document: Schema) -> None:
    names = Names()
    before = normal(document, names)
    for _ in range(3):
        names = given_names(before)
        document = data.draw(additions(document, sorted({*classes(before).values(), *names.groups.values()})))
        after = normal(document, names)
        assert {key: name for key, name in classes(after).items() if key in classes(before)} == classes(before)
        assert calls(before).items() <= calls(after).items()
        assert returned(before).items() <= returned(after).items()
        before = after


@settings(max_examples=50)
@given(documents())
def test_names_that_are_remembered_are_those_that_were_given(document: Schema) -> None:
    once = normal(document, Names())
    assert normal(document, given_names(once)) == once


def test_where_parameters_are_sent_decides_which_of_them_has_the_plain_name() -> None:
    needed = {"name": "id", "in": "header", "required": True}
    others = [{"name": "id", "in": "cookie"}, {"name": "id", "in": "query"}]
    for parameters in ([needed, *others], [*others, needed]):
        document = {"paths": {"/pets/{id}": {"get": {"parameters": parameters}}}}
        names = calls(normal(document, Names()))["/pets/{id}", "GET"]
        assert names[-4:] == ("id", "id_cookie", "id_header", "id_query")
    document = {"paths": {"/pets": {"get": {"parameters": [needed, *others]}}}}
    assert calls(normal(document, Names()))["/pets", "GET"][-3:] == ("id", "id_cookie", "id_header")


def test_the_ledger_knows_a_schema_by_the_name_that_it_has_got() -> None:
    """Also where no places tell which schema is which."""
    schema = {"type": "object", "properties": {"id": {"type": "string"}}}
    document = {
        "paths": {"/pets": {"get": {"tags": ["pets"], "operationId": "list"}}},
        "components": {"schemas": {"Pets": schema, "Cats": schema}},
    }
    names = Names(groups={"pets": "Pets"})
    assert schema_names(object_node(document), normal(document, names)) == {"Pets": "Pets2", "Cats": "Cats"}


def test_the_property_that_is_spelt_like_an_attribute_has_its_name() -> None:
    properties = {key: {"type": "string"} for key in ("userId", "user-id", "user_id", "id")}
    content = {"application/json": {"schema": {"type": "object", "properties": properties}}}
    parameters = [{"name": "id", "in": "query"}]
    document = {"paths": {"/pets": {"post": {"parameters": parameters, "requestBody": {"content": content}}}}}
    package = describe(normal(document, Names()), SETTINGS, Report())
    (operation,) = package.groups[0].operations
    (body,) = package.components.values()
    assert isinstance(body, Model)
    assert {field.name: field.attribute for field in body.fields} == {
        "userId": "user_id2",
        "user-id": "user_id3",
        "user_id": "user_id",
        "id": "id",
    }
    assert {argument.parameter: argument.name for argument in operation.arguments if argument.location == "body"} == {
        "userId": "user_id2",
        "user-id": "user_id3",
        "user_id": "user_id",
        "id": "body_id",
    }


PAGE = """
openapi: 3.1.0
info: {title: Acme, version: '1'}
paths:
  /pets:
    get: {operationId: list_pets, tags: [pets], responses: {'200': {content: {application/json: {schema: PETS}}}}}
""".replace("PETS", "{type: object, properties: {name: {type: string}}}")

# A declared schema and an operation that want the names which others have, and stand before those.
LATER = PAGE.replace(
    "paths:",
    """components: {schemas: {ListPetsResponse: {type: object, properties: {id: {type: string}}}}}
paths:
  /all-pets:
    get:
      operationId: listPets
      tags: [pets]
      responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/ListPetsResponse'}}}}}""",
)


@pytest.fixture
def acme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an API whose client was generated, and whose document has changed since."""
    monkeypatch.chdir(tmp_path)
    folder = Path("specs/acme")
    folder.mkdir(parents=True)
    (folder / "api.yaml").write_text("document: openapi.yaml\n")
    (folder / "openapi.yaml").write_text(PAGE)
    assert docs2client("generate").exit_code == 0
    (folder / "openapi.yaml").write_text(LATER)
    return folder


def names_in(folder: Path) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = json.loads((folder / "names.json").read_text())
    return found


def test_a_workspace_remembers_names(acme: Path) -> None:
    assert docs2client("generate").exit_code == 0
    assert names_in(acme) == {
        "classes": {
            "GET /pets 200 application/json": "ListPetsResponse",
            "schema ListPetsResponse": "ListPetsResponse2",
        },
        "groups": {"pets": "Pets"},
        "operations": {"GET /all-pets": "pets.get_all_pets", "GET /pets": "pets.list_pets"},
    }
    assert docs2client("check").exit_code == 0
    written = read_tree(Path("generated/acme"))
    assert b"def list_pets(self) -> ListPetsResponse:" in written["acme_client/groups/pets.py"]
    # Who clones it, and generates all of it, gets the same.
    shutil.rmtree("generated")
    (acme / "lock.json").unlink()
    assert docs2client("generate").exit_code == 0
    assert read_tree(Path("generated/acme")) == written


def test_who_deletes_a_name_lets_it_be_given_anew(acme: Path) -> None:
    names = names_in(acme)
    del names["operations"]["GET /pets"]
    (acme / "names.json").write_text(json.dumps(names))
    assert docs2client("generate").exit_code == 0
    assert names_in(acme)["operations"] == {"GET /all-pets": "pets.list_pets", "GET /pets": "pets.get_pets"}
    # Classes are called after what their operations are called.
    assert names_in(acme)["classes"]["GET /pets 200 application/json"] == "GetPetsResponse"


def test_what_changed_is_told_with_the_names_that_are_remembered(acme: Path) -> None:
    git("init", "--quiet", ".")
    later = (acme / "openapi.yaml").read_text()
    (acme / "openapi.yaml").write_text(PAGE)
    commit()
    (acme / "openapi.yaml").write_text(later)
    told = docs2client("diff", "acme", "--since", "HEAD").stdout
    assert "operation-added" in told
    assert "renamed" not in told


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ('{"classes": {"schema pet": 3}}', "error[names-invalid]: schema pet cannot be called 3"),
        ('{"operations": {"GET /pets": "a b"}}', 'error[names-invalid]: GET /pets cannot be called "a b"'),
        ('{"classes": []}', "error[names-invalid]: `classes` is not an object"),
        ('{"classes": {"schema pet": "class"}}', 'error[names-invalid]: schema pet cannot be called "class"'),
        ('{"operations": {"GET /pets": "list"}}', 'error[names-invalid]: GET /pets cannot be called "list"'),
        (
            '{"klasses": {}}',
            "error[names-invalid]: There are no names of `klasses`, only of operations, groups, classes",
        ),
        ("<<<<<<< HEAD\n{", "error[not-an-object]"),
    ],
)
def test_a_list_of_names_that_somebody_broke_is_an_error(acme: Path, text: str, finding: str) -> None:
    (acme / "names.json").write_text(text)
    run = docs2client("generate")
    assert (run.exit_code, finding in run.output) == (1, True), run.output
    assert (acme / "names.json").read_text() == text
