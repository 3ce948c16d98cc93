"""Makes a component of every schema that a reference points into the middle of something for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from generator import naming
from generator.diagnostics import Report
from generator.document import Node, ObjectNode
from generator.normalize.origins import with_origins
from generator.normalize.schemas import rewrite_children, rewrite_root_schemas, with_components
from generator.openapi import pointer

# Steps that say where something stands, and what a name says of that instead.
_STRUCTURE: Final = {
    **dict.fromkeys(("$defs", "components", "content", "paths", "properties", "schema", "schemas"), ""),
    "items": "Item",
    "requestBody": "Request",
    "responses": "Response",
}
_MEDIA_TYPE = re.compile(r"[\w.+-]+/")


def hoist_deep_references(document: ObjectNode, _: Report) -> ObjectNode:
    """Turns ``#/components/schemas/Tag/allOf/0`` and ``#/paths/...`` into references to components of their own.

    What leads nowhere is left out; validation says so.
    """
    schemas: dict[str, Node] = dict(document.object_at("components").object_at("schemas"))
    taken = {name.casefold() for name in schemas}
    hoisted: dict[tuple[str, ...], str] = {}

    def name_of(steps: tuple[str, ...], target: ObjectNode) -> str:
        if steps not in hoisted:
            name = hoisted[steps] = naming.unique(naming.class_name(_readable(steps)), taken)
            taken.add(name.casefold())
            schemas[name] = target
            schemas[name] = schema(target)
        return hoisted[steps]

    def schema(node: ObjectNode) -> ObjectNode:
        reference = node.get("$ref")
        if not isinstance(reference, str):
            return rewrite_children(node, schema)
        steps = pointer.parse(reference)
        if steps is None or (steps[:2] == ("components", "schemas") and len(steps) == 3):
            return node if steps is not None and steps[2] in schemas else node.without("$ref")
        try:
            target = pointer.resolve(document, reference)
        except LookupError:
            target = None
        if not isinstance(target, ObjectNode):
            return node.without("$ref")
        return node.replaced({**node, "$ref": pointer.build("components", "schemas", name_of(steps, target))})

    rewritten = rewrite_root_schemas(document, schema)
    if not hoisted:
        return rewritten
    found = rewritten.object_at("components").object_at("schemas")
    origins = {name: f"reference {pointer.build(*steps)}" for steps, name in hoisted.items()}
    return with_origins(with_components(rewritten, {**schemas, **found}), origins)


def _readable(steps: Iterable[str]) -> str:
    said = (step for step in steps if not step.isdecimal() and not _MEDIA_TYPE.match(step))
    return " ".join(_STRUCTURE.get(step, step) for step in said)
