"""Makes references to an alias, a component that is only a reference, lead to its target."""

from __future__ import annotations

from generator.diagnostics import Report
from generator.document import ObjectNode
from generator.normalize.references.refer import refer
from generator.openapi import pointer
from generator.openapi.components import component_of, component_schemas, reference_to


def follow_aliases(document: ObjectNode, _: Report) -> ObjectNode:
    """Refers to each component by its own key, so that references to one thing are equal."""
    schemas = component_schemas(document)
    named = {name: _end(name, schemas) for name in schemas}
    aliases = {name: reference_to(end) for name, end in named.items() if end != name}
    return refer(document, aliases) if aliases else document


def _end(name: str, schemas: ObjectNode) -> str:
    """The component at the end of a chain of aliases; the name itself if there is none, or if the chain is a circle."""
    end = name
    for _ in range(pointer.LONGEST_CHAIN):
        schema = schemas.object_at(end)
        if schema.keys() != {"$ref"}:
            return end if end in schemas else name
        end = component_of(schema.text_at("$ref"))
    return name
