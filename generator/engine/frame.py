"""What the engine is given: the operations and classes of a document, without the schemas that it would trip over.

The engine refuses, drops or miswrites what the schemas of real documents say. The templates take every type from the
context instead, so the engine needs to know only which operations and classes there are. Names in the frame are
numbers: the engine would spell names of its own from anything else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.engine.context import Component, Enum, Model, Operation, Package


@dataclass(frozen=True, slots=True)
class Frame:
    """A document for the engine, and what its numbers stand for."""

    document: Mapping[str, Any]
    operations: Mapping[str, Operation]
    components: Mapping[str, Component]

    def taken(self, paths: Collection[str], classes: Collection[str]) -> Frame:
        """The same with only some of its paths and classes."""
        operations = {path: each for path, each in self.operations.items() if path in paths}
        components = {name: each for name, each in self.components.items() if name in classes}
        return Frame(self.document, operations, components)


def frame(package: Package) -> Frame:
    """The frame of a package."""
    operations = {f"/{number}": operation for number, operation in enumerate(_operations(package), 1)}
    classes = (each for each in package.components.values() if isinstance(each, Model | Enum))
    components = {f"Class{number}": component for number, component in enumerate(classes, 1)}
    document = {
        "openapi": "3.1.0",
        "info": {"title": package.title, "version": package.version},
        # The engine knows only the usual methods; the templates take each from the context.
        "paths": {path: {"post": _operation(path, each)} for path, each in operations.items()},
        "components": {"schemas": {name: _schema(component) for name, component in components.items()}},
    }
    return Frame(document, operations, components)


def _operations(package: Package) -> Iterator[Operation]:
    return (operation for group in package.groups for operation in group.operations)


def _operation(path: str, operation: Operation) -> dict[str, Any]:
    return {"operationId": f"operation{path[1:]}", "tags": [operation.group], "responses": {}}


def _schema(component: Component) -> dict[str, Any]:
    if isinstance(component, Model):
        return {"type": "object", "properties": {}}
    return {"type": "string", "enum": ["value"]}
