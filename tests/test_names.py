"""Names that mean something in Python, in the runtime or in generated modules, wherever an API may use them."""

from __future__ import annotations

import ast
import builtins
import importlib
import keyword
from pathlib import Path
from typing import Any

import httpx2
import pytest

from generator import naming
from generator.diagnostics import Report
from generator.document import object_node
from generator.engine import generate
from generator.engine.runtime import RUNTIME
from generator.normalize import normalize
from generator.settings import Settings
from tests.documents import operation_names
from tests.goldens import CASES, readable
from tests.packages import Wire, built, imported, write


def names_of_generated_code() -> set[str]:
    """Everything that modules of a generated package define, import or call."""
    document = readable(CASES / "engine/unions/openapi.yaml", Report())
    tree = built(document, Report()).tree
    found: set[str] = set()
    for path, content in tree.items():
        if path.endswith(".py") and "/_runtime/" not in path:
            for node in ast.walk(ast.parse(content)):
                found |= {node.id} if isinstance(node, ast.Name) else set()
                found |= {node.arg} if isinstance(node, ast.arg) else set()
                found |= {node.asname or node.name} if isinstance(node, ast.alias) else set()
                found |= (
                    {node.name} if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef) else set()
                )
    return found


HOSTILE = sorted(
    {*keyword.kwlist, *keyword.softkwlist, *dir(builtins), *names_of_generated_code()} - {"_", "__name__"},
    key=lambda name: (name.casefold(), name),
)


def document(names: list[str]) -> dict[str, Any]:
    """Each name as a schema, a property, a tag, an operation, and a parameter everywhere."""
    schemas: dict[str, Any] = {
        name: {
            "type": "object",
            "required": [name],
            "properties": {name: {"type": "string"}, "date": {"format": "date"}},
        }
        for name in names
    }
    everything = {"type": "object", "properties": {name: {"$ref": f"#/components/schemas/{name}"} for name in names}}
    paths = {
        f"/{name}/{{{name}}}": {
            "put": {
                "operationId": name,
                "tags": [name],
                "parameters": [
                    {"name": name, "in": where, "required": where == "path", "schema": {"type": "string"}}
                    for where in ("path", "query", "header", "cookie")
                ],
                "requestBody": {"content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}},
                "responses": {
                    "200": {
                        "description": "The same.",
                        "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}},
                    }
                },
            }
        }
        for name in names
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Acme", "version": "1"},
        "servers": [{"url": "https://{name}.test", "variables": {"name": {"default": "a"}}}],
        "paths": paths,
        "components": {"schemas": {**schemas, "Everything": everything}},
    }


def test_parameters_may_be_called_like_what_a_package_does_not_have(tmp_path: Path, wire: Wire) -> None:
    """Without webhooks, for example, nothing reads them."""
    names = [name for name in RUNTIME if naming.snake_case(name) == name]
    queries = [{"name": name, "in": "query", "schema": {"type": "string"}} for name in names]
    responses = {"204": {"description": "Fine."}}
    operation = {"operationId": "read", "tags": ["things"], "parameters": queries, "responses": responses}
    info = {"title": "Acme", "version": "1"}
    package = imported(
        object_node({"openapi": "3.1.0", "info": info, "paths": {"/things": {"get": operation}}}), tmp_path
    )
    with wire.client(package) as client:
        client.things.read(**dict.fromkeys(names, "v"))
    assert dict(wire.last.url.params) == dict.fromkeys(names, "v")


def test_server_variables_may_be_called_like_anything_that_clients_are_written_with(tmp_path: Path, wire: Wire) -> None:
    url = "/".join(["https://acme.test", *(f"{{{name}}}" for name in HOSTILE)])
    server = {"url": url, "variables": {name: {"default": "v"} for name in HOSTILE}}
    operation = {"operationId": "read", "tags": ["things"], "responses": {"204": {"description": "Fine."}}}
    paths = {"/things": {"get": operation}}
    info = {"title": "Acme", "version": "1"}
    package = imported(object_node({"openapi": "3.1.0", "info": info, "servers": [server], "paths": paths}), tmp_path)
    with wire.client(package, base_url=None) as client:
        client.things.read()
    assert str(wire.last.url) == "/".join(["https://acme.test", *("v" for _ in HOSTILE), "things"])


def test_an_api_may_be_called_in_any_script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wire: Wire) -> None:
    """What shells, package indexes and HTTP know of it is ASCII."""
    operation = {"operationId": "read", "tags": ["things"], "responses": {"204": {"description": "Fine."}}}
    info = {"title": "天气", "version": "1"}
    weather = object_node({"openapi": "3.1.0", "info": info, "paths": {"/things": {"get": operation}}})
    tree = generate(normalize(weather, Report()), Settings(package="天气_client", client="天气"), Report()).tree
    write(tree, tmp_path)
    assert b'name = "rss235b-client"' in tree["pyproject.toml"]
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv("RSS235B_BASE_URL", "https://weather.test")
    package: Any = importlib.import_module("天气_client")
    with package.天气(http_client=httpx2.Client(transport=httpx2.MockTransport(wire))) as client:
        client.things.read()
    assert str(wire.last.url) == "https://weather.test/things"
    assert wire.last.headers["user-agent"].startswith("rss235b-client/0.1.0 ")


@pytest.mark.slow
def test_names_of_python_and_of_the_runtime_work_wherever_an_api_uses_them(tmp_path: Path) -> None:
    hostile = object_node(document(HOSTILE))
    normal = normalize(hostile, Report())
    package = imported(hostile, tmp_path)
    wire = Wire()
    with wire.client(package) as client:
        for (path, _), (group, method) in operation_names(normal).items():
            name = path.split("/")[1]
            wire.respond_with({name: "value"})
            result = getattr(getattr(client, group), method)("x")
            assert result.to_dict() == {name: "value"}, name
