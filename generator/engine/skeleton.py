"""The skeleton of a document: its operations, without the contents that the engine would trip over.

The engine refuses, drops or miswrites much in the schemas of real documents. The templates take every type from the
context instead, so the engine is given none: of a schema without contents it has nothing to say. Names in the skeleton
are numbers, because the engine would respell anything else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.document import ObjectNode
from generator.ledger.outcomes import operation_name
from generator.openapi.extensions import GROUP
from generator.openapi.normal_form import operations


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A document for the engine, and the meaning of the numbers in it.

    Arguments:
        document: what the engine is given.
        operations: for each path in it the operation, as ``GET /messages``.
    """

    document: Mapping[str, Any]
    operations: Mapping[str, str]


def skeleton_of(document: ObjectNode) -> Skeleton:
    """The skeleton of a normalised document."""
    found = {f"/{number}": each for number, each in enumerate(operations(document), 1)}
    bare = {
        "openapi": "3.1.0",
        "info": {"title": "Skeleton", "version": "1"},
        # The engine knows only the usual methods; the templates take each from the context.
        "paths": {path: {"post": _operation(path, node)} for path, (_, _, node) in found.items()},
    }
    return Skeleton(bare, {number: operation_name(method, path) for number, (path, method, _) in found.items()})


def _operation(path: str, node: ObjectNode) -> dict[str, Any]:
    return {"operationId": f"operation{path[1:]}", "tags": [node.text_at(GROUP)], "responses": {}}
