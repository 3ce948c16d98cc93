"""Writes null in place of references to components that allow only null."""

from __future__ import annotations

from generator.diagnostics import Report
from generator.document import Node, ObjectNode
from generator.normalize.keywords.mark_nullable import is_null
from generator.openapi.components import component_of, component_schemas
from generator.openapi.normal_form import UNIONS
from generator.openapi.schemas import rewrite_every_schema


def inline_null(document: ObjectNode, _: Report) -> ObjectNode:
    """Turns references to ``Nothing: {type: "null"}`` into its schema, so that unions with it are nullable."""
    schemas = component_schemas(document)
    nulls = {name for name in schemas if _is_null(schemas[name], schemas, frozenset((name,)))}
    if not nulls:
        return document

    def written(schema: ObjectNode) -> ObjectNode:
        if component_of(schema.text_at("$ref")) not in nulls:
            return schema
        rest = schema.without("$ref", "nullable")
        return rest.updated({"type": "null"})

    return rewrite_every_schema(document, written)


def _is_null(schema: Node, schemas: ObjectNode, above: frozenset[str]) -> bool:
    """Whether null is the only value of a schema, its references followed."""
    if not isinstance(schema, ObjectNode):
        return False
    if name := component_of(schema.text_at("$ref")):
        return name not in above and _is_null(schemas.get(name), schemas, above | {name})
    if "allOf" in schema:
        return any(_is_null(each, schemas, above) for each in schema.array_at("allOf"))
    members = [each for key in UNIONS for each in schema.array_at(key)]
    return all(_is_null(each, schemas, above) for each in members) if members else is_null(schema)
