"""Links the models that pages mention by name to the components of other pages."""

from __future__ import annotations

from generator.document import ObjectNode
from generator.openapi.components import component_schemas, reference_to
from generator.openapi.extensions import DOCUMENTED_TYPE
from generator.openapi.objects import rewrite_objects


def link_models(document: ObjectNode) -> ObjectNode:
    """Turns each mention of a model into a reference, if a page describes the model.

    Other mentions stay open schemas with the name of the model, so that an overlay can find them.
    """
    schemas = component_schemas(document)

    def link(schema: ObjectNode) -> ObjectNode:
        name = schema.text_at(DOCUMENTED_TYPE)
        if name not in schemas:
            return schema
        reference = {"$ref": reference_to(name)}
        return schema.replaced({**reference, **schema.without(DOCUMENTED_TYPE)})

    return rewrite_objects(document, link)
