"""Finds what a document says and no client acts on."""

from __future__ import annotations

from typing import Final

from generator.diagnostics import Place
from generator.document import ObjectNode
from generator.openapi.objects import objects

_LEFT_TO_CALLERS: Final = ("links", "headers")
_LIMITS: Final = (
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "pattern"),
    *("minItems", "maxItems", "uniqueItems", "contains", "minContains", "maxContains"),
    *("minProperties", "maxProperties", "propertyNames", "patternProperties"),
    *("unevaluatedItems", "unevaluatedProperties", "dependentRequired", "dependentSchemas"),
    *("dependencies", "if", "not", "contentSchema"),
)
_UNUSED: Final = frozenset((*_LEFT_TO_CALLERS, *_LIMITS))


def unused(document: ObjectNode) -> dict[str, list[Place]]:
    """Where a document says what no client acts on.

    These are links; headers of responses and of parts of forms; the tags of an operation after the first, which names
    its group; the parents of tags (OpenAPI 3.2), because groups have none; and limits of values, which servers check.
    """
    tags = document.array_at("tags").objects()
    found: dict[str, list[Place]] = {key: [] for key in (*_LEFT_TO_CALLERS, "tags", "parent", *_LIMITS)}
    found["parent"] += (tag.place_of("parent") for tag in tags if "parent" in tag)
    shared = document.object_at("components")
    for node in objects(document):
        if "tags" in node and node is not document:
            further = node.array_at("tags")
            found["tags"] += (further.place_of(index) for index in range(1, len(further)))
        for key in _UNUSED.intersection(node):
            if key not in _LEFT_TO_CALLERS:
                found[key].append(node.place_of(key))
            elif node is not shared:
                several = node.object_at(key)
                found[key] += map(several.place_of, several)
    return {key: places for key, places in found.items() if places}
