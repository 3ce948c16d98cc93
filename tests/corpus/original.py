"""A document as it was published, read without the code that is under test: operations, and what references lead to."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote, urljoin

import yaml

T = TypeVar("T")
Node = dict[str, Any]
# OpenAPI 3.1, section 4.8.12: these are not parameters.
IGNORED_HEADERS = ("accept", "content-type", "authorization")
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")


class _Loader(yaml.CSafeLoader):
    """YAML whose dates, ``yes`` and ``=`` stay text, as in YAML 1.2."""


_NOT_IN_YAML_1_2 = (":timestamp", ":value", ":bool")
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if not tag.endswith(_NOT_IN_YAML_1_2) or first in "tTfF"]
    for first, found in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
# YAML 1.2 has floats without a dot, as `6E+2`.
_Loader.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"[-+]?\d+[eE][-+]?\d+$"), list("-+0123456789"))


@dataclass(frozen=True)
class Operation:
    """An operation with everything that its references lead to, parameters of its path included."""

    path: str
    method: str
    parameters: tuple[Node, ...]
    body: Node
    responses: dict[str, Node]
    has_several_bodies: bool = False
    keys: frozenset[tuple[str, str]] = frozenset()

    def __str__(self) -> str:
        return f"{self.method.upper() if self.method in METHODS else self.method} {self.path}"

    def within(self, found: Mapping[tuple[str, str], T]) -> T | None:
        """What there is for its method and path; a query in a path may have become parameters."""
        method = self.method.lower()
        return found.get((method, self.path)) or found.get((method, self.path.partition("?")[0]))

    @property
    def arguments(self) -> list[Node]:
        """The parameters that callers give: not the headers that clients write, nor the keys that they know.

        One without a name or a place cannot be given, nor a header or a cookie whose name no request can carry.
        """
        ignored = {("header", name) for name in IGNORED_HEADERS} | self.keys
        return [each for each in self.parameters if _can_be_named(each) and _place(each) not in ignored]

    @property
    def defect(self) -> str:
        """Where the document contradicts itself, so that no client can do what it says; empty where it does not."""
        if any(f"{{{each['name']}}}" not in self.path for each in self.arguments if each.get("in") == "path"):
            return "a path parameter that is not in the path"
        if self.has_several_bodies:
            return "several bodies"
        content = self.body.get("content") or {}
        forms = [each.get("schema") or {} for name, each in content.items() if "form" in name]
        if len(forms) == len(content) and any(each.get("type", "object") != "object" for each in forms):
            return "a form that is no object"
        return ""


def _status(text: str) -> str:
    """The status of a response, beside which some write the reason: `204 No Content`."""
    return text[:3] if re.match(r"\d{3}[\W_]", text) else text


def _place(node: Node) -> tuple[str, str]:
    """Where a parameter or a key is written; names of headers are the same in upper and lower case."""
    location, name = str(node.get("in")), str(node.get("name"))
    return location, name.lower() if location == "header" else name


def _can_be_named(parameter: Node) -> bool:
    """Whether a request has a place for a parameter of this name (RFC 9110, section 5.6.2, says which headers do)."""
    is_token = re.fullmatch(r"[!#$%&'*+.^`|~\w-]+", str(parameter.get("name")), re.ASCII) is not None
    return "name" in parameter and "in" in parameter and (is_token or parameter["in"] not in ("header", "cookie"))


def _in_query(parameter: Node, path: str) -> Node:
    """The parameter that one of a path is, whose gap stands in the query there: `/boxes?size={size}`."""
    query = path[path.index("?") :] if "?" in path else ""
    found = re.search(rf"[?&]([^=&]+)=\{{{re.escape(str(parameter.get('name')))}\}}(?:&|$)", query)
    return {**parameter, "in": "query", "name": found[1]} if found and parameter.get("in") == "path" else parameter


def _read(path: Path) -> Any:
    """What a file holds; nothing where there is none, or it cannot be read."""
    if not path.is_file():
        return {}
    text = path.read_text(encoding="utf-8-sig")
    with contextlib.suppress(ValueError):
        return json.loads(text)  # which is a hundred times faster
    with contextlib.suppress(yaml.YAMLError):
        return yaml.load(text, _Loader)
    return {}


class Original:
    """A document as it was published."""

    def __init__(self, path: Path) -> None:
        self._files: dict[str, Any] = {}
        self._targets: dict[str, Any] = {}
        # Where the schemas are that have names of their own, by these: `https://acme.test/tree`, `/a/file.yaml#node`.
        self._named: dict[str, tuple[str, str]] = {}
        self._root = str(path.resolve())
        self.document: Node = self._file(self._root)

    def _file(self, name: str) -> Any:
        """A file whose references to other places in files name the files in full; one on the web holds nothing."""
        if name not in self._files:
            self._files[name] = self._anchored(_read(Path(name)), name)
        return self._files[name]

    def _anchored(self, node: Any, name: str, at: str = "#", around: str = "#", base: str = "") -> Any:
        if isinstance(node, list):
            return [self._anchored(each, name, f"{at}/{index}", around, base) for index, each in enumerate(node)]
        if not isinstance(node, dict):
            return node
        base = self._learn_names(node, name, at, base)
        around = at if node.get("$recursiveAnchor") is True else around
        steps = {key: str(key).replace("~", "~0").replace("/", "~1") for key in node}
        found = {
            # What stands in the list of an enum is a value, even where it looks like a reference.
            str(key): each
            if key == "enum" and isinstance(each, list)
            else self._anchored(each, name, f"{at}/{steps[key]}", around, base)
            for key, each in node.items()
        }
        if isinstance(found.get("$recursiveRef"), str):
            found["$ref"] = around
        if isinstance(found.get("discriminator"), str):  # Swagger 2.0
            found["discriminator"] = {"propertyName": found["discriminator"]}
        if isinstance(found.get("$dynamicRef"), str):
            found.setdefault("$ref", found["$dynamicRef"])
        reference = found.get("$ref")
        if isinstance(reference, str) and ("://" in reference or base):
            found["$ref"] = urljoin(base, reference)
        elif isinstance(reference, str) and (name != self._root or not reference.startswith("#")):
            file, _, pointer = reference.replace("\0", "").partition("#")  # which no name of a file has
            found["$ref"] = f"{(Path(name).parent / file).resolve() if file else name}#{pointer}"
        return found

    def _learn_names(self, node: Node, name: str, at: str, base: str) -> str:
        """Learns what a schema calls itself; gives the address that references in it are relative to."""
        if isinstance(node.get("$id"), str):
            base = urljoin(base, node["$id"])
            self._named.setdefault(base, (name, at))
        for key in ("$anchor", "$dynamicAnchor"):
            if isinstance(node.get(key), str):
                home = base or (name if name != self._root else "")
                self._named.setdefault(f"{home}#{node[key]}", (name, at))
        return base

    def resolved(self, node: Any) -> Node:
        """What a chain of references leads to."""
        for _ in range(20):
            if not isinstance(node, dict):
                return {}
            if not isinstance(node.get("$ref"), str):
                return node
            node = self.target(node["$ref"])
        return {}

    def target(self, reference: str) -> Any:
        """What a reference leads to; nothing where it leads nowhere."""
        if reference not in self._targets:
            self._targets[reference] = self._found(reference)
        return self._targets[reference]

    def _found(self, reference: str) -> Any:
        if reference in self._named:
            name, at = self._named[reference]
            return self._at(self._file(name), at)
        file, _, steps = reference.partition("#")
        steps = f"/{steps}" if steps and not steps.startswith("/") else steps  # as tools that show documents read it
        name, at = self._named.get(file, (file or self._root, ""))
        found = self._at(self._file(name), at + steps)
        # Parts of a document are written as if they stood in it.
        return self._at(self.document, steps) if found is None and steps else found

    def _at(self, found: Any, steps: str) -> Any:
        for part in steps.split("/")[1:]:
            key = unquote(part).replace("~1", "/").replace("~0", "~")
            if isinstance(found, dict) and key not in found:
                found = self.resolved(found)  # which may stand in a file of its own
            found = found[int(key)] if isinstance(found, list) else found.get(key) if isinstance(found, dict) else None
        return found

    def event_of(self, media: Node) -> Node:
        """The schema of the data of one event: documents describe that, the event with its fields, or all events."""
        schema = media.get("itemSchema") or media.get("schema") or {}
        found = self.resolved(schema)
        if found.get("type") == "array":
            return self.event_of({"schema": found.get("items")})
        own = found.get("properties") or {}
        others = [self.resolved(each) for key in ("oneOf", "anyOf") for each in found.get(key, ())]
        kinds = [own | (each.get("properties") or {}) for each in others] or [own]
        data = [self.resolved(each["data"]) for each in kinds if "data" in each]
        if not data or any(each.keys() - {"event", "data", "id", "retry"} for each in kinds):
            return schema
        # Text alone, as where a stream ends, is the data of no event.
        return {"anyOf": [each.get("contentSchema", each) for each in data if "const" not in each]}

    def item_of(self, media: Node) -> Node:
        """The schema of one item of a sequence: documents describe that, or all items."""
        found = self.resolved(media.get("schema") or {})
        return media.get("itemSchema") or (found.get("items", {}) if found.get("type") == "array" else found)

    @property
    def security_schemes(self) -> Node:
        """The security schemes, under their names."""
        shared = self.document.get("components") or {}
        return shared.get("securitySchemes") or self.document.get("securityDefinitions") or {}

    def _keys(self, operation: Node) -> Iterator[tuple[str, str]]:
        """Where the API keys of an operation are written."""
        for requirement in operation.get("security", self.document.get("security")) or []:
            schemes = (self.resolved(self.security_schemes.get(name)) for name in requirement)
            yield from (_place(each) for each in schemes if each.get("type") == "apiKey")

    @property
    def _paths(self) -> Node:
        found = self.resolved(self.document.get("paths"))
        spelt = ((path.strip(), item) for path, item in found.items())
        return {path if path.startswith(("/", "x-")) else f"/{path}": item for path, item in spelt}

    @property
    def lost_paths(self) -> list[str]:
        """The paths that refer to nothing: which operations they have, nobody knows."""
        items = [(path, item) for path, item in self._paths.items() if isinstance(item, dict)]
        return [path for path, item in items if "$ref" in item and not self.resolved(item)]

    def operations(self) -> Iterator[Operation]:
        """Every operation under ``paths``."""
        for path, item in self._paths.items():
            found = self.resolved(item)
            spelt = {key.lower(): operation for key, operation in found.items()}
            operations = {method: spelt.get(method) for method in METHODS} | (found.get("additionalOperations") or {})
            for method, operation in operations.items():
                if isinstance(operation, dict):
                    yield self._operation(path, method, found, self.resolved(operation))

    def payloads(self) -> Iterator[tuple[str, str, Any]]:
        """What the document calls each webhook, with the media types and schemas of what the server posts."""
        for section in ("webhooks", "x-webhooks"):
            for name, item in (self.document.get(section) or {}).items():
                body = self.resolved(self.resolved(self.resolved(item).get("post")).get("requestBody"))
                for media_type, node in (body.get("content") or {}).items():
                    yield name, media_type, self.resolved(node).get("schema", True)

    def _operation(self, path: str, method: str, item: Node, node: Node) -> Operation:
        # Of those that one list has twice the first counts; those of the operation go before those of the path.
        parameters = [
            self.resolved(each) for each in [*(node.get("parameters") or []), *(item.get("parameters") or [])]
        ]
        lost = {("", str(index)): each for index, each in enumerate(parameters) if not each}
        known = {_place(each): _in_query(_with_style(each), path) for each in reversed(parameters) if each} | lost
        # As web frameworks write them.
        for gap in (r"(?<=/):(\w+)", r"\{[*+#]*(\w+)(?:[:*][^{}]*)?\}"):
            path = re.sub(gap, lambda found: f"{{{found[1]}}}" if ("path", found[1]) in known else found[0], path)
        for name in re.findall(r"\{([^{}]*)\}", path):
            undeclared = {"name": name, "in": "path", "schema": {"type": "string"}, "x-undeclared": True}
            known.setdefault(("path", name), _in_query(undeclared, path))
        responses = {
            _status(str(status)): self.resolved(each)
            for status, each in (node.get("responses") or {}).items()
            if not str(status).startswith("x-")
        }
        operation = Operation(
            path,
            method,
            tuple(known.values()),
            self.resolved(node.get("requestBody")) or ({"x-lost": True} if node.get("requestBody") else {}),
            responses,
            keys=frozenset(self._keys(node)),
        )
        return operation if self.document.get("openapi") else as_openapi_3(operation, {**self.document, **node})


_STYLES = {
    "csv": ("form", False),
    "ssv": ("spaceDelimited", False),
    "pipes": ("pipeDelimited", False),
    "multi": ("form", True),
}


def as_openapi_3(operation: Operation, about: Node) -> Operation:
    """An operation of Swagger 2.0 in the terms of OpenAPI 3.0; ``about`` says what it consumes and produces."""
    consumes, produces = about.get("consumes") or ["application/json"], about.get("produces") or ["application/json"]
    by_place = {
        place: [each for each in operation.parameters if each.get("in") == place] for place in ("body", "formData")
    }
    content: Node = {}
    for parameter in by_place["body"]:
        # Forms have fields, each a parameter of its own.
        whole = [each for each in consumes if "form" not in each] or consumes
        content = {media_type: {"schema": parameter.get("schema")} for media_type in whole}
    if fields := by_place["formData"]:
        has_file = any(each.get("type") == "file" for each in fields)
        forms = [each for each in consumes if "form" in each and (not has_file or "multipart" in each)]
        media_types = forms or ["multipart/form-data" if has_file else "application/x-www-form-urlencoded"]
        schema = {"type": "object", "properties": {each["name"]: _schema(each) for each in fields}}
        schema["required"] = [each["name"] for each in fields if each.get("required")]
        encoding = {each["name"]: _style(each) for each in fields if each.get("type") == "array"}
        content = {media_type: {"schema": schema, "encoding": encoding} for media_type in media_types}
    parameters = tuple(_parameter(each) for each in operation.parameters if each.get("in") not in by_place)
    responses = {
        status: {**each, "content": {kind: {"schema": each["schema"]} for kind in _kinds(each["schema"], produces)}}
        if each.get("schema") is not None
        else each
        for status, each in operation.responses.items()
    }
    required = any(each.get("required") for each in (*by_place["body"], *by_place["formData"]))
    return replace(
        operation,
        parameters=parameters,
        body={"content": content, "required": required} if content else {},
        responses=responses,
        has_several_bodies=len(by_place["body"]) + bool(by_place["formData"]) > 1,
    )


def _kinds(schema: Node, produces: list[str]) -> list[str]:
    """The media types of a response; no file is JSON."""
    if schema.get("type") != "file":
        return produces
    return [each for each in produces if "json" not in each] or ["application/octet-stream"]


def _parameter(node: Node) -> Node:
    styled = _style(node) if node.get("in") == "query" and node.get("type") == "array" else {}
    kept = {key: node[key] for key in ("name", "in", "required", "x-undeclared") if key in node}
    return {**kept, "schema": _schema(node), **styled}


def _with_style(parameter: Node) -> Node:
    """A parameter of OpenAPI 3 whose style is said as in Swagger 2.0."""
    return (
        {**_style(parameter), **parameter} if "collectionFormat" in parameter and "schema" in parameter else parameter
    )


def _style(node: Node) -> Node:
    style, explode = _STYLES.get(node.get("collectionFormat", "csv"), ("form", False))
    return {"style": style, "explode": explode}


def _schema(node: Node) -> Node:
    kept = {key: value for key, value in node.items() if key not in ("name", "in", "required", "collectionFormat")}
    return {**kept, "type": "string", "format": "binary"} if node.get("type") == "file" else kept
