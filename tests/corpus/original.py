"""A document as it was published, read without the code that is under test: operations, and what references lead to."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import yaml

Node = dict[str, Any]
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


class _Loader(yaml.CSafeLoader):
    """YAML whose dates and ``yes`` stay text, as in YAML 1.2."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if not tag.endswith((":timestamp", ":bool")) or first in "tTfF"]
    for first, found in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


@dataclass(frozen=True)
class Operation:
    """An operation with everything that its references lead to, parameters of its path included."""

    path: str
    method: str
    parameters: tuple[Node, ...]
    body: Node
    responses: dict[str, Node]

    @property
    def defect(self) -> str:
        """Where the document contradicts itself, so that no client can do what it says; empty where it does not."""
        if any(f"{{{each['name']}}}" not in self.path for each in self.parameters if each.get("in") == "path"):
            return "a path parameter that is not in the path"
        forms = [each.get("schema") or {} for name, each in (self.body.get("content") or {}).items() if "form" in name]
        if any(each.get("type", "object") != "object" for each in forms):
            return "a form that is no object"
        return ""


class Original:
    """A document as it was published."""

    def __init__(self, path: Path) -> None:
        text = path.read_text(encoding="utf-8-sig")
        self.document: Node = json.loads(text) if path.suffix == ".json" else yaml.load(text, _Loader)

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
        """What a reference inside the document leads to; nothing where it leads nowhere."""
        found: Any = self.document
        for part in reference.partition("#")[2].split("/")[1:]:
            key = unquote(part).replace("~1", "/").replace("~0", "~")
            found = found[int(key)] if isinstance(found, list) else found.get(key) if isinstance(found, dict) else None
        return found

    def operations(self) -> Iterator[Operation]:
        """Every operation under ``paths``."""
        for path, item in self.document.get("paths", {}).items():
            found = self.resolved(item)
            for method in METHODS:
                if isinstance(found.get(method), dict):
                    yield self._operation(path, method, found, found[method])

    def _operation(self, path: str, method: str, item: Node, node: Node) -> Operation:
        parameters = [self.resolved(each) for each in [*item.get("parameters", []), *node.get("parameters", [])]]
        known = {(each.get("name"), each.get("in")): each for each in parameters}
        for name in re.findall(r"\{([^{}]*)\}", path):
            known.setdefault((name, "path"), {"name": name, "in": "path", "schema": {"type": "string"}})
        responses = {str(status): self.resolved(each) for status, each in (node.get("responses") or {}).items()}
        return Operation(path, method, tuple(known.values()), self.resolved(node.get("requestBody")), responses)
