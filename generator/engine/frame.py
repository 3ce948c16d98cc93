"""The frame of a document: its operations and classes, without the contents that the engine would trip over.

The engine refuses, drops or miswrites much in the schemas of real documents. The templates take every type from the
context instead, so the engine only needs to know which operations and classes there are. Names in the frame are
numbers, because the engine would respell anything else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from generator.document import ObjectNode
from generator.ledger.fates import operation_name
from generator.openapi.components import component_schemas
from generator.openapi.extensions import GROUP
from generator.openapi.normal_form import is_nominal, operations

_MODEL: Final[Mapping[str, Any]] = {"type": "object", "properties": {}}
_ENUM: Final[Mapping[str, Any]] = {"type": "string", "enum": ["value"]}


@dataclass(frozen=True, slots=True)
class Frame:
    """A document for the engine, and the meaning of the numbers in it.

    Arguments:
        document: what the engine is given.
        operations: for each path in it the operation, as ``GET /messages``.
        classes: for each schema in it the component.
    """

    document: Mapping[str, Any]
    operations: Mapping[str, str]
    classes: Mapping[str, str]


def frame(document: ObjectNode) -> Frame:
    """The frame of a normalised document."""
    found = {f"/{number}": each for number, each in enumerate(operations(document), 1)}
    classes = {f"Class{number}": each for number, each in enumerate(_classes(document), 1)}
    framed = {
        "openapi": "3.1.0",
        "info": {"title": "Frame", "version": "1"},
        # The engine knows only the usual methods; the templates take each from the context.
        "paths": {path: {"post": _operation(path, node)} for path, (_, _, node) in found.items()},
        "components": {"schemas": {name: schema for name, (_, schema) in classes.items()}},
    }
    return Frame(
        framed,
        {number: operation_name(method, path) for number, (path, method, _) in found.items()},
        {number: name for number, (name, _) in classes.items()},
    )


def _operation(path: str, node: ObjectNode) -> dict[str, Any]:
    return {"operationId": f"operation{path[1:]}", "tags": [node.text_at(GROUP)], "responses": {}}


def _classes(document: ObjectNode) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The components that become classes, each with a schema to stand for it; the engine does not know unions."""
    for name, schema in component_schemas(document).object_items():
        if is_nominal(schema):
            if schema.array_at("enum"):
                yield name, _ENUM
            elif schema.object_at("properties"):
                yield name, _MODEL
